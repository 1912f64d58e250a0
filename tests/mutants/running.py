"""Changed sources against the tests that reach them, each in a process of its own."""

import gc
import importlib
import json
import os
import resource
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from _pytest.main import Session, pytest_runtestloop

from tests.mutants.loading import changed_by
from tests.mutants.reaching import SUITES, Reached, file_of
from tests.mutants.sites import Mutation
from tests.mutants.swapping import functions_by_code, swap

LOADED_ONCE = (
    *("aiogram", "aiogram_dialog", "aiosqlite", "alembic.command", "docx", "docxtpl", "fluent.runtime"),
    *("matplotlib.pyplot", "openpyxl", "pymorphy3", "sqlalchemy.ext.asyncio", "structlog", "typer", "xlsxwriter"),
)
"""Libraries take most of the time that it takes to begin."""
PATIENCE = 60.0
"""Seconds of tests that a change is tried against at most, on an idle machine."""
STARTING, ENDLESS = 20, 4
"""A change has this many seconds of the processor, and so many times what its tests take; then it never ends."""
HUNG = 900.0
"""Seconds after which nothing is waited for any more, however busy the machine is."""

Told = Callable[[int, str], None]
"""Called with a change's place and what showed it: a test, or how its process ended; empty when nothing did."""


class Chosen:
    """Runs the tests that are chosen, in their order, and keeps the first that fails."""

    def __init__(self, tests: Sequence[str] = ()) -> None:
        self.order, self.failed = {test: at for at, test in enumerate(tests)}, ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What was not chosen is left out."""
        if self.order:
            items[:] = self.of(items)

    def of(self, items: Sequence[pytest.Item]) -> list[pytest.Item]:
        """Those of the tests that are chosen."""
        return sorted((one for one in items if one.nodeid in self.order), key=lambda one: self.order[one.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test failed."""
        if report.failed:
            self.failed = self.failed or report.nodeid


class Trials(Chosen):
    """All tests are collected once; each change is made in a copy of this process, to functions that are imported."""

    def __init__(self, mutations: Sequence[Mutation], reached: Reached, root: Path, told: Told) -> None:
        super().__init__()
        self._mutations, self._reached, self._root, self._told = mutations, reached, root, told

    def pytest_runtestloop(self, session: Session) -> bool:
        """Try every change."""
        _seek_no_shorter_failures()
        functions = functions_by_code()
        gc.freeze()
        for at, mutation in enumerate(self._mutations):
            tests = nearest(mutation, self._reached)

            def tried(mutation: Mutation = mutation, tests: Sequence[str] = tests) -> str:
                if not swap(mutation, self._root, functions):
                    return ""
                self.order = {test: at for at, test in enumerate(tests)}
                session.items = self.of(session.items)
                session.config.option.maxfail = 1
                try:
                    pytest_runtestloop(session)
                except Session.Failed:
                    assert self.failed
                return self.failed

            self._told(at, in_a_process(tried, self._reached.seconds(tests)) if tests else "")
        return True


def _seek_no_shorter_failures() -> None:
    """Of Hypothesis the first failure is enough. It is imported here: pytest wants to be the first."""
    from hypothesis import Phase, settings

    quick = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", settings.get_profile("opora"), phases=quick, database=None)
    settings.load_profile("mutants")


def try_imported(mutations: Sequence[Mutation], reached: Reached, root: Path, told: Told) -> None:
    """Try changes of functions; what shows only when a module is imported anew is shown by nothing here."""
    pytest.main(["-n", "0", "-s", *SUITES], plugins=[Trials(mutations, reached, root, told)])


def try_anew(mutation: Mutation, reached: Reached, root: Path) -> str:
    """Import everything with the change in it; returns what showed it, empty when nothing did."""
    tests = nearest(mutation, reached)

    def tried() -> str:
        chosen = Chosen(tests)
        with pytest.MonkeyPatch.context() as patch:
            changed_by(lambda file, source: mutation.applied(source) if file == mutation.file else None, root, patch)
            status = pytest.main(["-n", "0", "-x", *sorted(set(map(file_of, tests)))], plugins=[chosen])
        passed = status in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        return "" if passed else chosen.failed or "the import"

    return in_a_process(tried, reached.seconds(tests)) if tests else ""


def load_libraries() -> None:
    """Import what every new import of the product needs."""
    for name in LOADED_ONCE:
        importlib.import_module(name)


def nearest(mutation: Mutation, reached: Reached) -> list[str]:
    """The tests that reach a change, as many as patience lasts for."""
    left, chosen = PATIENCE, []
    for test in reached.by(mutation):
        left -= reached.took[test]
        if left > 0:
            chosen.append(test)
    return chosen


def in_a_process(tried: Callable[[], str], seconds: float) -> str:
    """What `tried` says in a copy of this process, or how that ended."""
    told, tells = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(told)
            os.setpgid(0, 0)
            limit = STARTING + ENDLESS * int(seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            silence = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silence, stream)
            os.write(tells, json.dumps(tried()).encode())
        finally:  # whatever happened, this is not the parent
            os._exit(0)
    os.close(tells)
    ended = _waited(child)
    with os.fdopen(told, encoding="utf-8") as answer:
        said = answer.read()
    if not said:
        return "it hung" if ended is None else f"it ended with {ended}"
    found: str = json.loads(said)
    return found


def _waited(child: int) -> int | None:
    until = time.monotonic() + HUNG
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
