"""One meaning a name, which says what it is; and what the code cites stands in this repository."""

import ast
import keyword
import re
from collections import Counter
from collections.abc import Iterator

from tests.guards.source import PRODUCT, ROOT, nodes, trees

TWICE = {
    "Act", "Answer", "Asked", "Beginning", "Break", "Button", "Call", "Card", "Category", "Cell", "Column",
    "Counted", "Coverage", "DayAhead", "DayOfMonth", "Delivery", "Entry", "Event", "Evidence", "Facts", "Finding",
    "Format", "Group", "Held", "HomeFacts", "Hour", "Identity", "Invitation", "Join", "Known", "Level", "Line", "Lines",
    "Member", "Named", "Outcome", "Pace", "Package", "Page", "Paper", "Part", "Place", "Problem", "Reading",
    "Review", "Seen", "Standing", "State", "Stopped", "Trouble", "Turn", "View", "Way", "Window", "_Reader",
    "_Year",
}  # fmt: skip
"""Classes whose name another one bears, each in a room of its own. None is added; whoever renames one strikes it."""


def test_a_class_has_its_name_alone() -> None:
    names = Counter(
        node.name for tree in trees(*PRODUCT).values() for node in nodes(tree) if isinstance(node, ast.ClassDef)
    )
    assert {name for name, times in names.items() if times > 1} - TWICE == set()


def test_documents_that_the_code_cites_are_here() -> None:
    text = "\n".join((ROOT / file).read_text(encoding="utf-8") for file in trees(*PRODUCT))
    cited = set(re.findall(r"\b(docs/[\w/-]+\.md|[A-Z]{4,}\.md)", text))
    assert {one for one in cited if not (ROOT / one).exists()} == set()


def test_no_name_ends_in_an_underscore_but_a_keywords() -> None:
    everything = trees(*PRODUCT, "examples", "gateway", "simulator", "tests")
    found = {(file.as_posix(), name) for file, tree in everything.items() for name in _given(tree)}
    assert {(file, name) for file, name in found if name[-1] == "_" and _says_nothing(name)} == set()


def _says_nothing(name: str) -> bool:
    """`_` is nobody's, `_value_` and `__init__` are Python's own."""
    return name[0] != "_" and not keyword.iskeyword(name[:-1])


def _given(tree: ast.Module) -> Iterator[str]:
    """Every name that this file gives to something."""
    for node in nodes(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.alias(asname=str(name)):
                yield name
