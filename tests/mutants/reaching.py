"""Which tests reach which lines: every block of every function says that it was entered, at hardly any cost."""

import ast
import builtins
import json
import time
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest

from tests.mutants.loading import changed_by
from tests.mutants.sites import Mutation

SUITES = ("tests/unit", "tests/guards", "tests/database", "tests/flows")
"""What is run, on SQLite alone; tests of the whole process import the product somewhere else."""
PACKAGES = ("models", "services")
SAYS = "_entered_"
LONG = 1.0
"""Seconds: a test of more comes after all that are quicker."""


@dataclass(kw_only=True)
class Reached:
    """The blocks as file, first and last line; for each test that passed the blocks it entered, and its seconds of the
    processor."""

    blocks: list[tuple[str, int, int]] = field(default_factory=list)
    entered: dict[str, list[int]] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, *files: Path) -> "Reached":
        """What several runs wrote, together."""
        whole = cls()
        for file in files:
            one = cls(**json.loads(file.read_text(encoding="utf-8")))
            first = len(whole.blocks)
            whole.blocks += [(name, start, end) for name, start, end in one.blocks]
            whole.entered |= {test: [first + at for at in blocks] for test, blocks in one.entered.items()}
            whole.took |= one.took
        return whole

    def write(self, file: Path) -> None:
        """Keep it as JSON."""
        file.write_text(json.dumps(asdict(self)), encoding="utf-8")

    def by(self, mutation: Mutation) -> list[str]:
        """The tests that a change may make fail, those first that are quick and enter little else. What runs when a
        module is imported is reached by whoever enters anything of it."""
        here = [
            (end - start, at)
            for at, (file, start, end) in enumerate(self.blocks)
            if file == mutation.file and (mutation.imported or start <= mutation.line <= end)
        ]
        inner = {at for size, at in here if mutation.imported or size == min(here)[0]}
        found = self._entering(inner) or self._entering(
            {at for at, (file, _, _) in enumerate(self.blocks) if file == mutation.file}
        )
        return sorted(found, key=lambda test: (self.took[test] > LONG, len(self.entered[test]), test))

    def _entering(self, blocks: set[int]) -> list[str]:
        return [test for test, entered in self.entered.items() if not blocks.isdisjoint(entered)]

    def seconds(self, tests: Sequence[str]) -> float:
        """How long these tests take together."""
        return sum(self.took[test] for test in tests)


def file_of(test: str) -> str:
    """The file that a test stands in."""
    return test.partition("::")[0]


class Blocks(ast.NodeTransformer):
    """Puts a call before every block of every function of a file."""

    def __init__(self, file: str, reached: Reached) -> None:
        self._file, self._reached, self._inside = file, reached, False

    def visit(self, node: ast.AST) -> ast.AST:
        """The node with calls in its blocks."""
        outer, self._inside = self._inside, self._inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        self.generic_visit(node)
        if self._inside and not isinstance(node, ast.ClassDef):
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                    self._mark(block)
        self._inside = outer
        return node

    def _mark(self, block: list[ast.stmt]) -> None:
        says = f"{SAYS}({len(self._reached.blocks)})"
        self._reached.blocks.append((self._file, block[0].lineno, block[-1].end_lineno or block[-1].lineno))
        call = ast.copy_location(ast.parse(says).body[0], block[0])
        block.insert(0, ast.fix_missing_locations(call))


class Watcher:
    """Keeps what each test enters; what fails without any change is left out."""

    def __init__(self, reached: Reached, entered: set[int]) -> None:
        self._reached, self._entered, self.failed = reached, entered, set[str]()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """One database is enough."""
        items[:] = [item for item in items if "postgresql" not in item.nodeid]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test runs."""
        self._entered.clear()
        began = time.process_time()
        result = yield
        if item.nodeid not in self.failed:
            self._reached.entered[item.nodeid] = sorted(self._entered)
            self._reached.took[item.nodeid] = round(time.process_time() - began, 3)
        return result

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test failed, or was left out."""
        if not report.passed:
            self.failed.add(report.nodeid)


def reach(root: Path, suites: Sequence[str]) -> Reached:
    """Run the suites once; returns what each test entered."""
    reached, entered = Reached(), set[int]()

    def with_calls(file: str, source: str) -> ast.Module | None:
        if not file.startswith(PACKAGES):
            return None
        tree = ast.parse(source)
        Blocks(file, reached).visit(tree)
        return tree

    setattr(builtins, SAYS, entered.add)  # for good: what is called when the process ends calls it too
    with pytest.MonkeyPatch.context() as patch:
        changed_by(with_calls, root, patch)
        watcher = Watcher(reached, entered)
        pytest.main(["-n", "0", *suites], plugins=[watcher])
    print(f"{len(reached.entered)} tests; failed or left out without any change: {sorted(watcher.failed)}")
    return reached
