"""What the doctor finds on the machine and at Telegram, each with a code and with what to do."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfoNotFoundError

import pytest
from pydantic import SecretStr

from bot.doctor import machine
from bot.doctor.database import database
from bot.doctor.finding import Finding, Level, printed
from bot.doctor.machine import disk, fonts, settings_private, zones
from bot.doctor.telegram import clock, skew, webhook
from bot.doctor.work import copies
from bot.kept import STAMP
from bot.settings import Settings
from simulator.driver import Simulator
from storage import migration, unfinished
from storage.clock import StoppedClock
from storage.copies.opening import connected

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
GB = 2**30


def sick(found: Finding | None, code: str, level: Level = Level.BAD) -> Finding:
    assert found is not None
    assert (found.code, found.level) == (code, level)
    assert found.do, "it says what to do"
    return found


@pytest.mark.parametrize(("off", "code"), [(59, "clock"), (-59, "clock"), (61, "clock-skew"), (-3600, "clock-skew")])
def test_a_clock_that_is_off_by_more_than_a_minute(off: int, code: str) -> None:
    found = skew(format_datetime(NOW - timedelta(seconds=off), usegmt=True), StoppedClock(NOW))
    assert found is not None
    assert found.code == code
    assert (f"на {off}".replace("3600", "3 600") in found.text.replace("\xa0", " ")) == (code == "clock-skew")


def test_an_answer_without_a_date_says_nothing_of_the_clock() -> None:
    assert skew("вчера", StoppedClock(NOW)) is None


async def test_the_settings_are_nobody_else_s_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ENV_FILE", raising=False)
    assert await settings_private(Settings()) is None, "there are none"
    (tmp_path / ".env").touch()
    (tmp_path / ".env").chmod(0o644)
    assert sick(await settings_private(Settings()), "settings-open").do == "Выполните: chmod 600 .env"
    (tmp_path / ".env").chmod(0o600)
    found = await settings_private(Settings())
    assert found is not None
    assert found.level is Level.WELL


@pytest.mark.parametrize(
    ("free", "code", "level"),
    [(50, "disk", Level.WELL), (5, "disk-fills", Level.NOTE), (0.1, "disk-full", Level.BAD)],
)
async def test_a_disk_that_fills(
    free: float, code: str, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = SimpleNamespace(total=100 * GB, used=(100 - free) * GB, free=free * GB)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    found = await disk(Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/none/yet/opora.db"))
    assert (found.code, found.level) == (code, level)
    assert str(tmp_path) in found.text


async def test_zones_and_fonts_that_are_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert [(await look(Settings())).level for look in (zones, fonts)] == [Level.WELL, Level.WELL]

    def none(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(machine, "ZoneInfo", none)
    monkeypatch.setattr(machine, "FONT", "none.ttf")
    sick(await zones(Settings()), "zones-missing")
    sick(await fonts(Settings()), "fonts-missing")


async def test_a_database_that_is_not_there_yet_is_no_fault_and_is_not_made(tmp_path: Path) -> None:
    sick(
        await database(Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/data/opora.db")),
        "database-none",
        Level.NOTE,
    )
    assert not (tmp_path / "data").exists()


async def test_a_copy_that_was_not_brought_back_whole(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    await migration.upgrade(settings.database_url)
    async with connected(settings.database_url) as connection:
        await unfinished.begin(connection)
    sick(await database(settings), "database-unfinished")


@pytest.mark.parametrize(
    ("age", "code", "level"),
    [(None, "copy-none", Level.NOTE), (1.9, "copy", Level.WELL), (2.1, "copy-old", Level.BAD)],
)
async def test_the_last_daily_copy(tmp_path: Path, age: float | None, code: str, level: Level) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    assert await copies(settings) is None, "there is nothing to be copied"
    (tmp_path / "opora.db").touch()
    sick(await copies(settings.model_copy(update={"backup_keep": 0})), "copy-off", Level.NOTE)
    if age is not None:
        (tmp_path / "backups").mkdir()
        for days in (age + 3, age):
            made = datetime.now(UTC) - timedelta(days=days)
            (tmp_path / f"backups/opora-{made:{STAMP}}.backup").touch()
    found = await copies(settings)
    assert found is not None
    assert (found.code, found.level) == (code, level)


async def test_a_folder_of_copies_that_is_none(tmp_path: Path) -> None:
    for name in ("opora.db", "copies"):
        (tmp_path / name).touch()
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db", backup_dir=tmp_path / "copies")
    assert "Not a directory" in sick(await copies(settings), "copy-closed").text


async def test_what_telegram_says_of_the_webhook_and_of_the_time(tmp_path: Path) -> None:
    sim = await Simulator.start(clock_file=tmp_path / "clock")
    polls = Settings(bot_token=SecretStr(sim.token), telegram_api_url=sim.url)
    here = polls.model_copy(update={"webhook_url": "https://example.org/hook", "webhook_secret": SecretStr("x")})
    try:
        found = await webhook(polls)
        assert found is not None
        assert (found.code, found.level) == ("polling", Level.WELL)
        sick(await webhook(here), "webhook-unset", Level.NOTE)
        told = await clock(here)
        assert told is not None
        assert told.code == "clock", "the local Telegram has the machine's time in its answers"
    finally:
        await sim.stop()
    assert await webhook(here) is None, "whether Telegram answers says another finding"
    assert await clock(here) is None


def test_a_program_reads_codes_and_what_to_do() -> None:
    found = Finding("disk-full", Level.BAD, "Места нет.", "Освободите.")
    assert '"code": "disk-full"' in printed([found], as_json=True)
    assert '"ok": false' in printed([found], as_json=True)
    assert printed([found], as_json=False) == "ПЛОХО Места нет. Освободите."
