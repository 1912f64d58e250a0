"""The product's source as guards read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "handlers", "places", "services", "storage", "speed", "models", "scheduler", "documents")


@cache
def trees(*packages: str) -> dict[Path, ast.Module]:
    """The syntax trees of these packages, by file."""
    return {
        file.relative_to(ROOT): ast.parse(file.read_text(encoding="utf-8"))
        for package in packages
        for file in sorted((ROOT / package).rglob("*.py"))
    }


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node
