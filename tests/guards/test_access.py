"""Denied by default: whatever acts for a person states what it takes, and does not run without it."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.access import Permission, Role, permissions_of
from models.errors import Denied
from models.people import Actor
from services.work import Work
from storage.database import Database
from tests.guards.source import ROOT
from tests.support.clock import FakeClock
from tests.support.services import public_coroutines, takes_work, use_cases


def name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__name__}"


CASES = {name_of(case): case for case in use_cases()}


def test_there_are_use_cases() -> None:
    assert len(CASES) >= 19


def test_every_use_case_states_its_permission() -> None:
    stated = {name: getattr(case, "permission", None) for name, case in CASES.items()}
    assert {name: one for name, one in stated.items() if not isinstance(one, Permission)} == {}


def test_whatever_states_none_is_out_of_reach_of_conversations() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (kept,) = [one["protected_modules"] for one in contracts if one["type"] == "protected"]
    inner = re.compile("|".join(re.escape(one).replace(r"\*", r"\w+") for one in kept))
    free = [name_of(one) for one in public_coroutines() if not takes_work(one) and not hasattr(one, "permission")]
    assert [name for name in free if inner.match(name) is None] == []


async def test_no_use_case_runs_without_its_permission(tmp_path: Path) -> None:
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/none.db")
    let_in = [
        (name, roles)
        for name, case in CASES.items()
        for roles in (frozenset[Role](), *(frozenset({role}) for role in Role))
        if case.permission not in permissions_of(roles)  # type: ignore[attr-defined]
        if not await _denied(case, Work(db, FakeClock(), Actor(1, 1, 1, roles=roles)))
    ]
    await db.close()
    assert let_in == []


async def _denied(case: Callable[..., Any], work: Work) -> bool:
    """Whether it stops before it does anything."""
    try:
        await case(work)
    except Denied:
        return True
    return False


def test_every_permission_is_used() -> None:
    asked = {case.permission for case in CASES.values()}  # type: ignore[attr-defined]
    assert set(Permission) == asked
