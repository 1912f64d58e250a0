"""Every command on a bad day: one line that says what is wrong, status 1, no traceback; in Russian, or by LANG."""

import ast
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.guards.source import ROOT
from tests.unit.test_cli import Run
from tests.unit.test_cli import run as run

TALKS = (("run",), ("invite", "Центр"))
"""What wants a token."""
ASKS = (
    ("migrate",),
    ("outbox",),
    ("outbox", "requeue"),
    ("paper", "make", "analysis", "--center", "Центр", "--period", "2025", "-o", "a.docx"),
)
"""What wants a database."""
TOKEN = {"BOT_TOKEN": "42:TEST"}
AWAY = {"DATABASE_URL": "postgresql+asyncpg://nobody@127.0.0.1:1/none"}
RUSSIAN = re.compile("[а-яё]{3}")


def refused(told: tuple[int, str]) -> str:
    """The one line."""
    code, said = told
    assert (code, len(said.strip().splitlines())) == (1, 1), said
    assert "Traceback" not in said
    return said.strip()


def in_russian(told: tuple[int, str]) -> str:
    said = refused(told)
    assert said.startswith("Ошибка. ")
    assert RUSSIAN.search(said.removeprefix("Ошибка. "))
    return said


@pytest.mark.parametrize("words", TALKS)
def test_no_settings_at_all(words: tuple[str, ...], run: Run) -> None:
    said = in_russian(run(*words, ENV_FILE=".env", BOT_TOKEN=""))
    assert "нет файла .env" in said
    assert "opora init" in said


@pytest.mark.parametrize("words", TALKS)
def test_an_empty_token(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=\n")
    assert "BOT_TOKEN не задан. Возьмите токен у @BotFather" in in_russian(run(*words, ENV_FILE=".env", BOT_TOKEN=""))


@pytest.mark.parametrize("words", [("run",), *ASKS])
def test_a_database_that_is_away(words: tuple[str, ...], run: Run) -> None:
    assert "база данных недоступна" in in_russian(run(*words, **TOKEN, **AWAY))


@pytest.mark.parametrize("words", [("run",), *ASKS])
def test_a_folder_that_cannot_be_written_to(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    in_russian(run(*words, **TOKEN, DATABASE_URL="sqlite+aiosqlite:///file/opora.db"))


@pytest.mark.parametrize("words", [("run",), *ASKS])
def test_a_newer_database(words: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "later.db")) as later:
        later.executescript("CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('9999')")
    assert "новее программы" in in_russian(run(*words, **TOKEN, DATABASE_URL="sqlite+aiosqlite:///later.db"))


@pytest.mark.parametrize("words", [("run",), ("doctor",), ("plan", "check", "a.docx"), ("sbom",), *ASKS])
def test_a_time_zone_that_there_is_not(words: tuple[str, ...], run: Run) -> None:
    assert "TZ: часового пояса «Europe/Moskva» нет" in in_russian(run(*words, TZ="Europe/Moskva"))


@pytest.mark.parametrize("zone", ["Europe/Moscow", "MSK-3", ":Asia/Tomsk", "/etc/localtime", "UTC"])
def test_a_time_zone_that_there_is(zone: str, run: Run) -> None:
    assert run("migrate", TZ=zone)[0] == 0


@pytest.mark.parametrize("saved", ["utf-8", "utf-8-sig"])
def test_settings_saved_on_windows(saved: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")
    lines = "BOT_TOKEN=42:TEST\r\nDATABASE_URL=sqlite+aiosqlite:///win.db\r\nLOG_LEVEL=INFO\r\n"
    (tmp_path / ".env").write_bytes(lines.encode(saved))
    assert run("migrate", ENV_FILE=".env")[0] == 0
    assert (tmp_path / "win.db").exists()


def test_settings_that_are_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()
    (tmp_path / ".env" / "x").touch()
    in_russian(run("run", ENV_FILE=".env", BOT_TOKEN=""))


def test_by_lang_it_is_english(run: Run) -> None:
    said = refused(run("run", ENV_FILE="", BOT_TOKEN="", LANG="en_US.UTF-8"))
    assert said.startswith("Error: BOT_TOKEN is missing")
    assert "Usage:" in run("outbox", "--help", LANG="en_GB.UTF-8")[1]
    assert "Запуск:" in run("outbox", "--help", LANG="ru_RU.UTF-8")[1]
    assert "Запуск:" in run("outbox", "--help", LANG="en_US.UTF-8", LC_ALL="ru_RU.UTF-8")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rum",), "Команды «rum» нет. Похоже на: run, run-max. Справка: opora --help"),
        (("doctor", "--jason"), "Ключа --jason нет. Похоже на: --json. Справка: opora doctor --help"),
        (("invite",), "Не указано: center. Справка: opora invite --help"),
        (("outbox", "requeue", "--days", "семь"), "Значение --days не подходит. Справка: opora outbox requeue --help"),
        (("migrate", "лишнее"), "Лишние слова в конце команды. Справка: opora migrate --help"),
        (("migrate", "--revision"), "Ключ --revision написан неверно: не хватает значения или оно лишнее."),
        (("plan", "deadlines"), "год не указан: --year 2026"),
    ],
)
def test_what_is_typed_wrongly_is_one_line_and_status_2(words: tuple[str, ...], told: str, run: Run) -> None:
    code, said = run(*words)
    assert (code, len(said.strip().splitlines())) == (2, 1), said
    assert told in said


def test_the_version_is_said(run: Run) -> None:
    code, said = run("--version")
    assert (code, re.fullmatch(r"opora \d+\.\d+\.\d+\n", said) is not None) == (0, True), said


def test_an_older_python_reads_why_it_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.__main__ import main

    ast.parse((ROOT / "bot/__main__.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    with pytest.raises(SystemExit, match=r"нужен Python 3.11 или новее, а это 3.9 "):
        main()  # type: ignore[no-untyped-call]


def test_a_log_has_no_colours_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.logs import coloured

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert not coloured()
