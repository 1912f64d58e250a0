"""The running bot: opens everything, polls or serves, and closes everything with nothing half-done."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import structlog

from bot.clock import clock_for
from bot.database import DatabaseFile, open_database
from bot.factory import known_bot
from bot.patience import Stopped
from bot.saying import say
from bot.settings import Settings, SettingsError
from bot.talker import Talker
from bot.teller import Teller
from bot.watching import of_this_process
from documents import scratch
from models import privacy
from scheduler.alerts import Alerts
from scheduler.clock import Ticks
from services.beside.processes import beside
from services.files import files
from speed.interpreter import look_for_garbage, take_short_turns
from speed.objects import set_up_objects
from storage.database import Database
from storage.dialogues import KEPT, Dialogues, RedisDialogues, SqlDialogues
from storage.drafts import DraftMarks

if TYPE_CHECKING:
    from redis.asyncio import Redis

log = structlog.get_logger()
TICK, HALF_A_MINUTE = timedelta(seconds=5), timedelta(seconds=30)
DEADLINE = 20.0
"""Seconds from SIGTERM to the end; what is late by then is left for the next start."""


class Part(StrEnum):
    """What of the bot this process is. Parts that are apart share PostgreSQL."""

    ALL = "all"
    TALK = "talk"
    CLOCK = "clock"


async def run_bot(settings: Settings, part: Part = Part.ALL) -> None:
    """Run until SIGTERM or SIGINT. Raises SettingsError when the database is not ready for this program, or was taken
    away from it."""
    if part is not Part.ALL and settings.database_url.startswith("sqlite"):
        raise SettingsError(say("run-apart"))
    take_short_turns()
    set_up_objects()
    scratch.sweep()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with open_database(settings) as (db, file):
        watch = _Watch(file, stop)
        await _until_stopped(asyncio.create_task(_work(settings, db, watch, stop, part)), stop)
    log.info("stopped")
    if watch.gone:
        raise SettingsError(say("database-replaced"))


async def _until_stopped(working: asyncio.Task[None], stop: asyncio.Event) -> None:
    """The work, to its end; cut off when it takes longer than that after `stop`."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    _, late = await asyncio.wait({working}, timeout=DEADLINE)
    if late:
        log.warning("cut off", seconds=DEADLINE)
        working.cancel()
    with suppress(Stopped, asyncio.CancelledError):
        await working


async def _work(settings: Settings, db: Database, watch: "_Watch", stop: asyncio.Event, part: Part) -> None:
    clock = clock_for(settings)
    async with known_bot(settings, stop) as bot, _redis(settings) as redis, _counting(settings, db):
        warming = asyncio.create_task(asyncio.to_thread(privacy.ready))  # nobody waits for the dictionary
        dialogues: Dialogues = (
            SqlDialogues(db, clock) if redis is None else RedisDialogues(redis, marks=DraftMarks(db, clock, KEPT))
        )
        teller = Teller(settings, db, clock, bot, dialogues) if part is not Part.TALK else None
        talker = await Talker.built(settings, db, clock, bot, dialogues, redis) if part is not Part.CLOCK else None
        alerts = Alerts(db, clock, bot, settings.admin_ids)
        ticks = Ticks(
            {
                "the database's file": (TICK, watch.look),
                "whether all is well": (HALF_A_MINUTE, alerts.look),
                **(talker.ticks if talker is not None else {}),
                **(teller.ticks if teller is not None else {}),
            },
            clock,
        )
        alerts.watch(of_this_process(db, ticks, part), *(teller.watched if teller is not None else []))
        look_for_garbage()
        if teller is not None:
            await teller.begin()
        ticks.start()
        ending = asyncio.create_task(_end_telling(teller, stop))
        try:
            if talker is not None:
                await talker.run(stop)
            else:
                log.info("running", bot=(await bot.me()).username)
                await stop.wait()
        finally:
            stop.set()
            await warming
            ticks.stop()
            files.close()
            beside.close()
            await ending
            if talker is not None:
                await talker.end()


async def _end_telling(teller: Teller | None, stop: asyncio.Event) -> None:
    """The sender ends while the last answers are still given: together they have one deadline."""
    await stop.wait()
    if teller is not None:
        await teller.end()


class _Watch:
    """Looks after the database's file: a bot that writes into a deleted one confirms what nobody will ever see."""

    def __init__(self, file: DatabaseFile | None, stop: asyncio.Event) -> None:
        self._file, self._stop, self.gone = file, stop, False

    async def look(self) -> None:
        """A tick: stop when the file under the database's name is another one, or none."""
        if self._file is not None and not self._stop.is_set() and not self._file.stands():
            log.critical("the database's file was deleted or replaced: stopping")
            self.gone = True
            self._stop.set()


def _counting(settings: Settings, db: Database) -> AbstractAsyncContextManager[None]:
    if not settings.metrics_port:
        return nullcontext()
    from bot.metrics import measured  # three megabytes that few need

    return measured(settings, db)


@asynccontextmanager
async def _redis(settings: Settings) -> AsyncIterator["Redis | None"]:
    if not settings.redis_url:
        yield None
        return
    from redis.asyncio import Redis

    redis = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
    try:
        yield redis
    finally:
        await redis.aclose()
