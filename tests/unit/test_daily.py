"""The day's copy: made once, rotated when it is whole, missed aloud."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from errno import ENOSPC
from pathlib import Path

import pytest

from bot.copying import daily
from bot.daily import DailyCopies
from bot.kept import STAMP, daily_copies, folder_of, newest
from bot.settings import Settings, SettingsError
from storage import migration
from tests.support.clock import FakeClock

DAY = timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("ENV_FILE", "")
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    return Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db", backup_keep=3)


async def test_the_oldest_go_when_the_new_one_is_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    await migration.upgrade(settings.database_url)
    now = datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
    for day in range(5):
        await daily(settings, now + day * DAY)
    folder = folder_of(settings)
    kept = ["opora-20260305T0030Z.backup", "opora-20260304T0030Z.backup", "opora-20260303T0030Z.backup"]
    assert [one.name for one in daily_copies(folder)] == kept
    assert newest(folder) == now + 4 * DAY

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("storage.copies.making._pack", full)
    with pytest.raises(SettingsError, match=r"opora-20260306T0030Z\.backup не записан: "):
        await daily(settings, now + 5 * DAY)
    names = await asyncio.to_thread(lambda: sorted(one.name for one in folder.iterdir()))
    assert names == sorted(kept), "all are kept, and nothing half is there"


async def test_a_database_that_is_full_is_one_line(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    await migration.upgrade(settings.database_url)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migration, "backup", full)
    with pytest.raises(SettingsError, match="database or disk is full"):
        await daily(settings, datetime(2026, 3, 1, tzinfo=UTC))
    assert daily_copies(folder_of(settings)) == []


async def test_it_is_made_once_a_day_by_a_process_of_its_own(settings: Settings, clock: FakeClock) -> None:
    await migration.upgrade(settings.database_url)
    copies = DailyCopies(settings, clock)
    await copies.look()
    (made,) = daily_copies(folder_of(settings))
    made.rename(made.with_name(f"opora-{clock.now():{STAMP}}.backup"))
    await copies.look()
    assert len(daily_copies(folder_of(settings))) == 1, "today's is there"
    clock.move(days=1)
    await copies.look()
    assert len(daily_copies(folder_of(settings))) == 2


async def test_an_old_one_is_a_trouble(settings: Settings, clock: FakeClock) -> None:
    copies = DailyCopies(settings, clock)
    clock.move(days=2, hours=1)
    (reading,) = await copies.age()
    assert (reading.value > reading.most, reading.daily, round(reading.value)) == (True, True, 2), "there was never one"
    folder_of(settings).mkdir()
    (folder_of(settings) / f"opora-{clock.now():{STAMP}}.backup").touch()
    clock.move(days=1)
    (reading,) = await copies.age()
    assert reading.value <= reading.well


async def test_whoever_wants_none_hears_nothing(settings: Settings, clock: FakeClock) -> None:
    copies = DailyCopies(settings.model_copy(update={"backup_keep": 0}), clock)
    clock.move(days=9)
    assert (copies.ticks, list(await copies.age())) == ({}, [])
