"""Papers at the command line: what is wrong is one line and status 2, what is right is a file."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.clock import clock_for
from bot.settings import load_settings
from models.activities import Category, Facts, Type
from tests.support.papers import invented, lines_of, stored
from tests.support.town import OLGA, settle
from tests.unit.test_cli import Run
from tests.unit.test_cli import run as run

BEREG = ("--center", "Ресурсный центр «Берег»")


@pytest.fixture
async def year(tmp_path: Path) -> Path:
    """A database with last year's records, where the command looks for it."""
    from tests.support.databases import migrated

    db = await migrated(f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    town = await settle(db, clock_for(load_settings()))
    work = await town.work(OLGA)
    await stored(
        work, [*invented(), Facts(type=Type.TRIP, title="=1+1", day=work.today, attendance={Category.CURATORS: (1, 0)})]
    )
    await db.close()
    return tmp_path


def test_a_paper_is_written(year: Path, run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("paper", "make", "analysis", *BEREG, "--period", "2025", "-o", "a.docx")
    assert (code, len(said.splitlines())) == (0, 1), said
    assert "Анализ деятельности за 2025 год" in lines_of((year / "a.docx").read_bytes())
    code, said = run("paper", "make", "analysis", *BEREG, "--period", "2025", "--facts-only")
    assert (code, json.loads(said)["supervisions"]) == (0, {"individual": 2, "group": 1})
    assert run("paper", "make", "analysis", *BEREG, "--period", "2025", "-o", "f.json", "--facts-only")[0] == 0
    assert json.loads((year / "f.json").read_text("utf-8"))["copies"]["leaflet"] == 20


@pytest.mark.parametrize(("usual", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_a_paper_is_as_readable_as_what_this_user_writes(usual: int, mode: int, year: Path, run: Run) -> None:
    before = os.umask(usual)
    run("paper", "make", "register", *BEREG, "--period", "2025", "-o", "a.xlsx")
    os.umask(before)
    assert stat.S_IMODE((year / "a.xlsx").stat().st_mode) == mode
    assert not list(year.glob("tmp*")), "nothing is left beside it"


def test_all_papers_are_listed(run: Run) -> None:
    code, said = run("paper", "list")
    assert code == 0
    assert "analysis" in said
    assert "2025/26" in said
    assert json.loads(run("paper", "list", "--json")[1])[0]["kind"] == "analysis"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("essay", *BEREG, "--period", "2025", "-o", "a.docx"), "essay: no such paper"),
        (("analysis", "--center", "Другой", "--period", "2025", "-o", "a.docx"), "Другой: there is no such centre"),
        (("analysis", *BEREG, "--period", "", "-o", "a.docx"), "no such period"),
        (("analysis", *BEREG, "--period", "2025-Q7", "-o", "a.docx"), "no such period"),
        (("analysis", *BEREG, "--period", "2001", "-o", "a.docx"), "раньше, чем начал работать центр"),
        (("analysis", *BEREG, "--period", "2025-01", "-o", "a.docx"), "раньше, чем начал работать центр"),
        (("analysis", *BEREG, "--period", "2025-04", "-o", "a.docx"), "ничего не записано"),
        (("analysis", *BEREG, "--period", "2190-H2", "-o", "a.docx"), "ещё не наступил: II полугодие 2190."),
        (("analysis", *BEREG, "--period", "2025", "-o", "none/a.docx"), "no file can be written there"),
        (("analysis", *BEREG, "--period", "2025", "-o", "a.xlsx"), "comes as .docx"),
        (("analysis", *BEREG, "--period", "2025"), "-o is missing"),
    ],
)
def test_one_line_and_status_2(words: tuple[str, ...], why: str, year: Path, run: Run) -> None:
    code, said = run("paper", "make", *words)
    assert (code, len(said.strip().splitlines())) == (2, 1), said
    assert why in said
