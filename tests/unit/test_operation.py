"""Parts apart, counters, another copy that polls, an end that is not waited for for ever."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiohttp import ClientSession
from sqlalchemy import text
from structlog.testing import capture_logs

from bot import polling, run
from bot.counted import Errors
from bot.inbox import Inbox
from bot.metrics import measured
from bot.patience import Stopped
from bot.polling import GetRawUpdates, Poller
from bot.run import Part, run_bot
from bot.settings import Settings, SettingsError
from scheduler.clock import Ticks
from storage import meter
from storage.clock import SystemClock
from storage.database import Database
from tests.process.test_webhook import free_port


@pytest.mark.parametrize("part", [Part.TALK, Part.CLOCK])
async def test_on_sqlite_the_parts_are_not_apart(part: Part, tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    with pytest.raises(SettingsError, match="только на PostgreSQL"):
        await run_bot(settings, part)


@pytest.fixture
async def counting(tmp_path: Path) -> AsyncIterator[tuple[Database, str]]:
    settings = Settings(metrics_port=free_port())
    db = Database(f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    async with measured(settings, db):
        yield db, f"http://127.0.0.1:{settings.metrics_port}/metrics"
    await db.close()


async def test_prometheus_is_told_what_was_counted(counting: tuple[Database, str]) -> None:
    db, url = counting
    meter.count("updates", "message")
    meter.took("handled", 0.2, "/menu")
    meter.stands_at("outbox_age_seconds", 12)
    async with db.reading() as session:
        await session.execute(text("SELECT 1"))
    async with ClientSession() as client, client.get(url) as answer:
        told = await answer.text()
    for line in (
        'opora_updates_total{kind="message"} 1.0',
        'opora_handled_seconds_count{what="/menu"} 1.0',
        "opora_outbox_age_seconds 12.0",
        'opora_database_seconds_count{verb="SELECT"} 1.0',
    ):
        assert line in told


async def test_nobody_counts_when_nobody_asks(counting: tuple[Database, str]) -> None:
    assert meter.chosen.counts
    meter.chosen.meter = meter.Silent()
    meter.count("no such counter")
    assert not meter.chosen.counts


class Contended:
    """A Telegram that gives its updates to another poller, so many times."""

    def __init__(self, times: int, stop: asyncio.Event) -> None:
        self.left, self._stop = times, stop

    async def __call__(self, method: GetRawUpdates, **_: object) -> list[object]:
        if self.left == 0:
            self._stop.set()
            return []
        self.left -= 1
        raise TelegramConflictError(method, "terminated by other getUpdates request")


class Nothing:
    async def take(self, _: object) -> None:
        pass

    async def drain(self, _: float) -> None:
        pass


async def test_another_copy_is_told_of_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "CONTENDED", 0)
    stop = asyncio.Event()
    with capture_logs() as logs:
        await Poller(cast("Bot", Contended(5, stop)), cast("Inbox", Nothing()), []).run(stop)
    (told,) = [one for one in logs if one["log_level"] in {"warning", "error"}]
    assert (told["log_level"], "работает ещё одна копия бота" in told["event"]) == ("error", True)


async def test_what_does_not_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "DEADLINE", 0)
    stop, ended = asyncio.Event(), list[str]()

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("closed")

    stop.set()
    with capture_logs() as logs:
        await run._until_stopped(asyncio.create_task(work()), stop)
    assert ended == ["closed"]
    assert [one["event"] for one in logs] == ["cut off"]


async def test_what_ends_by_itself_is_waited_for() -> None:
    async def work(error: Exception) -> None:
        raise error

    await run._until_stopped(asyncio.create_task(work(Stopped())), asyncio.Event())
    with pytest.raises(SettingsError):
        await run._until_stopped(asyncio.create_task(work(SettingsError("no"))), asyncio.Event())


async def test_a_tick_that_does_not_end_is_overdue(monkeypatch: pytest.MonkeyPatch) -> None:
    hangs = asyncio.Event()
    ticks = Ticks({"hangs": (run.TICK, hangs.wait), "goes": (run.TICK, _nothing)}, SystemClock())
    ticks.start()
    loop, now = asyncio.get_running_loop(), asyncio.get_running_loop().time
    await asyncio.sleep(0.05)
    monkeypatch.setattr(loop, "time", lambda: now() + 100)
    overdue = ticks.overdue()
    monkeypatch.undo()
    ticks.stop()
    hangs.set()
    assert overdue["hangs"] > 60
    assert set(overdue) == {"hangs", "goes"}


async def _nothing() -> None:
    pass


def test_errors_of_the_log_are_counted() -> None:
    errors = Errors()
    for level in ("info", "error", "warning", "critical"):
        errors.processor(None, "", {"level": level, "event": "x"})
    assert errors.lately() == 2
