"""Papers at the command line: what is wrong is one line and status 2, what is right is a file."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.clock import clock_for
from bot.settings import load_settings
from documents.papers.word import TEMPLATES
from models.activities import Category, Facts, Type
from tests.support.papers import invented, lines_of, stored
from tests.support.templates import letterhead, of_lines
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


def test_a_template_is_taken_put_in_force_and_put_back(year: Path, run: Run) -> None:
    def words() -> str:
        made, said = run("paper", "make", "analysis", *BEREG, "--period", "2025", "-o", "a.docx")
        assert made == 0, said
        return lines_of((year / "a.docx").read_bytes())[0]

    assert run("paper", "template", "analysis", "-o", "t.docx")[0] == 0
    assert (year / "t.docx").read_bytes() == (TEMPLATES / "analysis.docx").read_bytes()
    (year / "own.docx").write_bytes(letterhead("analysis", "Бланк, тел. 8 910 123-45-67"))
    code, said = run("paper", "template", "analysis", *BEREG, "--set", "own.docx")
    assert (code, said) == (0, "analysis: действует own.docx\nсомнение: телефон\n")
    assert words().startswith("Бланк")
    run("paper", "template", "analysis", *BEREG, "-o", "t.docx")
    assert (year / "t.docx").read_bytes() == (year / "own.docx").read_bytes()
    assert run("paper", "template", "analysis", *BEREG, "--sample", "-o", "s.docx")[0] == 0
    assert lines_of((year / "s.docx").read_bytes())[0].startswith("Бланк")
    assert run("paper", "template", "analysis", *BEREG, "--reset")[0] == 0
    assert words() == "УТВЕРЖДАЮ"
    assert run("paper", "template", "analysis", *BEREG, "--undo")[0] == 0
    (year / "large.docx").write_bytes(bytes(30 << 20))
    (year / "broken.docx").write_bytes(of_lines("{% if title %}"))
    for words_of, why in (
        (("analysis", *BEREG, "--set", "large.docx"), "можно до 20 МБ"),
        (("analysis", *BEREG, "--set", "broken.docx"), "не закрыто условие"),
        (("analysis", *BEREG, "--set", "none.docx"), "none.docx: такого файла или папки нет"),
        (("analysis", "--set", "own.docx"), "--center не указан"),
        (("analysis", *BEREG), "одно из: -o, --set"),
        (("analysis", *BEREG, "--reset", "-o", "t.docx"), "одно из: -o, --set"),
        (("register", *BEREG, "-o", "t.docx"), "нет шаблона"),
        (("register", "-o", "t.docx"), "нет шаблона"),
    ):
        code, said = run("paper", "template", *words_of)
        assert (code, len(said.strip().splitlines())) == (2, 1), said
        assert why in said
    assert words().startswith("Бланк"), "what was refused changed nothing"


def test_all_papers_are_listed(run: Run) -> None:
    code, said = run("paper", "list")
    assert code == 0
    assert "analysis" in said
    assert "2025/26" in said
    assert json.loads(run("paper", "list", "--json")[1])[0]["kind"] == "analysis"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("essay", *BEREG, "--period", "2025", "-o", "a.docx"), "essay: такой бумаги нет"),
        (("analysis", "--center", "Другой", "--period", "2025", "-o", "a.docx"), "Другой: такого центра нет"),
        (("analysis", *BEREG, "--period", "", "-o", "a.docx"), "такого периода нет"),
        (("analysis", *BEREG, "--period", "2025-Q7", "-o", "a.docx"), "такого периода нет"),
        (("analysis", *BEREG, "--period", "2001", "-o", "a.docx"), "раньше, чем начал работать центр"),
        (("analysis", *BEREG, "--period", "2025-01", "-o", "a.docx"), "раньше, чем начал работать центр"),
        (("analysis", *BEREG, "--period", "2025-04", "-o", "a.docx"), "ничего не записано"),
        (("analysis", *BEREG, "--period", "2190-H2", "-o", "a.docx"), "ещё не наступил: II полугодие 2190."),
        (("analysis", *BEREG, "--period", "2025", "-o", "none/a.docx"), "записать файл сюда нельзя"),
        (("analysis", *BEREG, "--period", "2025", "-o", "a.xlsx"), "бывает в виде .docx"),
        (("analysis", *BEREG, "--period", "2025"), "-o не указан"),
        (("minutes", *BEREG, "--period", "2025", "-o", "a.docx"), "Эту бумагу делают из мероприятия"),
        (("handover", *BEREG, "--period", "2025", "-o", "a.docx"), "Этот акт делают из места"),
    ],
)
def test_one_line_and_status_2(words: tuple[str, ...], why: str, year: Path, run: Run) -> None:
    code, said = run("paper", "make", *words)
    assert (code, len(said.strip().splitlines())) == (2, 1), said
    assert why in said
