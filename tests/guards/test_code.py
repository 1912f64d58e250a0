"""Sizes, the clock, the settings: what is easier kept than mended."""

import ast
import re
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.guards.source import PRODUCT, ROOT, calls, nodes, trees

LONGEST_FUNCTION, LONGEST_FILE = 40, 300
CLOCK = Path("storage/clock.py")
NOW = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("datetime", "today"), ("time", "time")}


SAID_ONCE = {
    "storage/upsert.py": r"on_conflict_do_|dialects import",
    "services/texts.py": r"plain\(f['\"][a-z-]+-\{[^}]*replace",
    "models/people.py": r"\b(Tenure|tenure|one)\.(since <=|until >=)",
}
"""What stands in one file alone: INSERT for two databases, labels of enums, who holds a post on a day."""


@pytest.mark.parametrize("file", SAID_ONCE)
def test_it_is_said_once(file: str) -> None:
    said = re.compile(SAID_ONCE[file])
    others = [one for one in trees(*PRODUCT) if str(one) != file]
    assert [str(one) for one in others if said.search((ROOT / one).read_text(encoding="utf-8"))] == []


def test_files_and_functions_stay_short() -> None:
    everything = trees("handlers", "bot", "services", "storage", "speed", "scheduler")
    sizes = {str(file): len((ROOT / file).read_text(encoding="utf-8").splitlines()) for file in everything}
    assert {file: lines for file, lines in sizes.items() if lines > LONGEST_FILE} == {}
    long = {
        f"{file}: {f.name}": f.end_lineno - f.lineno + 1
        for file, tree in everything.items()
        for f in nodes(tree)
        if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef)
        if f.end_lineno and f.end_lineno - f.lineno >= LONGEST_FUNCTION
    }
    assert long == {}


def test_only_the_clock_asks_the_machine_what_time_it_is() -> None:
    asked = [
        f"{file}:{node.lineno}"
        for file, tree in trees(*PRODUCT).items()
        if file != CLOCK
        for node in nodes(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr) in NOW
    ]
    assert asked == []


def test_no_use_case_speaks_to_telegram_and_none_is_swallowed() -> None:
    bare = [
        f"{file}:{node.lineno}"
        for file, tree in trees(*PRODUCT).items()
        for node in nodes(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert bare == []


def test_what_is_sent_beside_windows_goes_through_one_door() -> None:
    """A caption or a message is `Markup` there, by its type: mypy holds the rest."""
    sends = {"send_document", "send_photo", "send_message", "send_media_group", "edit_message_text", "copy_message"}
    found = [
        f"{file}:{node.lineno}"
        for file, tree in trees("handlers").items()
        if file != Path("handlers/widgets/sending.py")
        for node in nodes(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in sends
    ]
    assert found == []


def test_what_stands_on_the_disk_for_a_moment_goes_with_the_process() -> None:
    makers = {"TemporaryDirectory", "NamedTemporaryFile", "TemporaryFile", "mkdtemp", "mkstemp"}
    made = [
        f"{file}:{node.lineno}"
        for file, tree in trees(*PRODUCT).items()
        if file != Path("documents/scratch.py")
        for name, node in calls(tree)
        if name in makers and not any(one.arg == "dir" for one in node.keywords)  # beside what is being written
    ]
    assert made == []


def test_every_package_has_its_init() -> None:
    missing = {
        str(file.parent)
        for package in PRODUCT
        for file in (ROOT / package).rglob("*.py")
        if not (file.parent / "__init__.py").exists()
    }
    assert missing == set()


def test_the_example_explains_every_setting_and_its_default() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=(.*)$", text, re.MULTILINE))
    assert set(listed) == {name.upper() for name in Settings.model_fields}
    for name, value in listed.items():
        default = Settings.model_fields[name.lower()].default
        assert value == ("" if default in (None, ()) else str(default)), name
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if re.search(r"^(?:# )?[A-Z_]+=", p, re.MULTILINE)]
    assert all(p.startswith("# ") and len(p.splitlines()) >= 2 for p in paragraphs), "each is explained"


ROWS = {
    *("Actor", "Brief", "Cell", "DateStep", "Delivery", "Event", "Invitation", "RequestCard", "Standing"),
    *("Suggestion", "Word"),
}
"""Made of rows of a query or of a match, whose columns stand in their order."""


def test_a_dataclass_of_more_than_four_fields_is_made_by_names() -> None:
    classes = [
        (file, node) for file, tree in trees(*PRODUCT).items() for node in nodes(tree) if isinstance(node, ast.ClassDef)
    ]
    made = [
        (file, node, [ast.unparse(one) for one in node.decorator_list])
        for file, node in classes
        if node.name not in ROWS
    ]
    found = [
        f"{file}: {node.name}"
        for file, node, said in made
        if any(one.startswith("dataclass") and "kw_only" not in one for one in said)
        and sum(isinstance(one, ast.AnnAssign) for one in node.body) > 4
    ]
    assert found == []


DESCRIBED = ("bot", "places", "services", "storage", "speed", "models", "scheduler", "documents")
FEWEST_WORDS = 5


def test_a_docstring_says_what_comes_back() -> None:
    """Two words repeat the name. A handler is a button, whose text says what it does."""
    brief = [
        f"{file}:{node.lineno} {node.name}"
        for file, tree in trees(*DESCRIBED).items()
        for node in nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
        if len((ast.get_docstring(node) or "").split()) in range(1, FEWEST_WORDS)
    ]
    assert brief == []


def test_the_rules_that_the_source_cites_stand_in_the_repository() -> None:
    cited = re.compile(r"[\w/-]+\.md\b|\((?:[A-Z]{5,}): ")
    found = [
        f"{file}: {page}"
        for file in trees(*PRODUCT)
        for page in cited.findall((ROOT / file).read_text(encoding="utf-8"))
        if not (ROOT / page).is_file()
    ]
    assert found == []
