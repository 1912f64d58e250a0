"""The product's source as guards read it."""

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "handlers", "places", "services", "storage", "speed", "models", "scheduler", "documents")


def trees(*packages: str) -> dict[Path, ast.Module]:
    """The syntax trees of these packages, by file."""
    return {file: tree for package in packages for file, tree in _package(package).items()}


@cache
def _package(name: str) -> dict[Path, ast.Module]:
    files = sorted((ROOT / name).rglob("*.py"))
    return {file.relative_to(ROOT): ast.parse(file.read_text(encoding="utf-8")) for file in files}


@cache
def nodes(tree: ast.Module) -> Sequence[ast.AST]:
    """Everything that stands in a file. A dozen guards look through all of them."""
    return tuple(ast.walk(tree))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of its name."""
    for node in nodes(tree) if isinstance(tree, ast.Module) else ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node
