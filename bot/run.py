"""The running bot: opens everything, polls or serves, and closes everything with nothing half-done."""

import asyncio
import fcntl
import gc
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import structlog
from aiogram import Bot
from aiogram.fsm.storage.redis import RedisEventIsolation
from aiogram.types import BotCommand
from redis.asyncio import Redis
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import clock_for
from bot.dispatcher import GatedDispatcher
from bot.factory import build_dispatcher, known_bot
from bot.inbox import Inbox
from bot.polling import Poller
from bot.session import Counted
from bot.settings import Settings, SettingsError
from bot.storage import ChatIsolation
from bot.webhook import serve
from handlers.commands import command_list
from models import privacy
from models.people import Actor
from scheduler.clock import Ticks
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from services import migration
from services.alarms import tick
from services.clock import Clock
from services.database import Database
from services.dialogues import Dialogues, RedisDialogues, SqlDialogues, forget_old_dialogues
from services.files import files
from services.inbox import forget_old
from services.mending import mend
from services.people import Actors
from services.plan.drafts import forget_old_drafts
from services.privacy import forget_what_is_old
from services.ringers import RINGERS

log = structlog.get_logger()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TICK = timedelta(seconds=5)
GARBAGE = 20_000
"""Objects made until Python looks for garbage: a dozen steps of a form, not every fifth of one."""
SWITCH = 0.0005
"""Seconds until a busy thread lets another one run. The database's threads have a few microseconds of work at a time;
with Python's five milliseconds each of them waits longer for its turn than it works (`make bench`)."""


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT. Raises SettingsError when the database is not ready for this program."""
    sys.setswitchinterval(SWITCH)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    clock = clock_for(settings)
    async with _database(settings) as db, known_bot(settings) as bot, _redis(settings) as redis:
        warming = asyncio.create_task(asyncio.to_thread(privacy.ready))  # nobody waits for the dictionary
        # several replicas share a chat only through Redis
        dialogues: Dialogues = SqlDialogues(db, clock) if redis is None else RedisDialogues(redis)
        dispatcher = await _dispatcher(settings, db, clock, bot, dialogues, redis)
        inbox = Inbox(bot, dispatcher, db, clock, Actors(db, clock, settings.admin_ids))
        delivery = Delivery(db, clock, bot, dialogues, LETTERS)
        bot.session.middleware(Counted(delivery.pace))
        ticks = _ticks(db, clock, delivery, inbox)
        # what stands until the end need not be looked through for garbage again and again (`make bench`)
        gc.freeze()
        gc.enable()
        gc.set_threshold(GARBAGE, 20, 20)
        await delivery.begin()
        ticks.start()
        try:
            await _set_commands(bot)
            await inbox.recover(mine=redis is None)  # several replicas share Redis
            allowed = dispatcher.resolve_used_update_types()
            log.info("running", bot=(await bot.me()).username, database=db.url.get_backend_name())
            if settings.webhook_url:
                await serve(bot, inbox, allowed, settings, stop)
            else:
                await bot.delete_webhook(drop_pending_updates=False)
                await Poller(bot, inbox, allowed).run(stop)
        finally:
            await warming
            ticks.stop()
            files.close()
            await delivery.stop()
            await dispatcher.emit_shutdown()
    log.info("stopped")


def _ticks(db: Database, clock: Clock, delivery: Delivery, inbox: Inbox) -> Ticks:
    return Ticks(
        {
            "what is due": (TICK, partial(tell_what_is_due, db, clock, delivery)),
            "what was left behind": (TICK, inbox.look),
            "mend the alarms": (HOUR, partial(mend, db, clock)),
            "forget what was handled": (DAY, partial(forget_handled, db, clock)),
            "forget old dialogues": (DAY, partial(forget_old_dialogues, db, clock)),
            "forget what is old": (DAY, partial(forget_what_is_old, db, clock)),
            "forget old plan drafts": (DAY, partial(forget_old_drafts, db, clock)),
        },
        clock,
    )


async def tell_what_is_due(db: Database, clock: Clock, delivery: Delivery) -> None:
    """A tick: the alarms that are due fill the outbox, and the sender looks into it."""
    try:
        await tick(db, clock, RINGERS)
    finally:
        await delivery.sweep()


async def forget_handled(db: Database, clock: Clock) -> None:
    """A tick: what Telegram cannot send again need not be known any more."""
    await forget_old(db, clock.now())


async def _dispatcher(
    settings: Settings, db: Database, clock: Clock, bot: Bot, dialogues: Dialogues, redis: Redis | None
) -> GatedDispatcher:
    me = await bot.me()
    isolation = ChatIsolation() if redis is None else RedisEventIsolation(redis)
    dispatcher = build_dispatcher(
        db,
        clock,
        dialogues,
        admin_ids=settings.admin_ids,
        start_link=f"https://t.me/{me.username}?start=",
        isolation=isolation,
    )
    await dispatcher.emit_startup()
    return dispatcher


async def _set_commands(bot: Bot) -> None:
    """What somebody sees whose chat has no commands of its own: a stranger."""
    stranger = command_list(Actor(0))
    await bot.set_my_commands([BotCommand(command="start", description=stranger[0].description), *stranger])


@asynccontextmanager
async def _redis(settings: Settings) -> AsyncIterator[Redis | None]:
    if not settings.redis_url:
        yield None
        return
    redis = Redis.from_url(settings.redis_url, socket_timeout=1, socket_connect_timeout=1)
    try:
        yield redis
    finally:
        await redis.aclose()


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    """The database, up to date. SQLite mends itself and is held by one process; PostgreSQL waits for `migrate`."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        with _held(Path(url.database or "opora.db")):
            await migration.upgrade(settings.database_url)
            async with _opened(settings) as db:
                yield db
        return
    try:
        behind = await migration.pending(settings.database_url)
    except (OSError, SQLAlchemyError) as error:
        raise SettingsError(f"DATABASE_URL: the database cannot be reached ({type(error).__name__})") from None
    if behind:
        raise SettingsError("DATABASE_URL: the database is behind the program. Run: python -m bot migrate")
    async with _opened(settings) as db:
        yield db


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    db = Database(settings.database_url)
    try:
        yield db
    finally:
        await db.close()


@contextmanager
def _held(database: Path) -> Iterator[None]:
    """One process on a database file: a second one would not see what the first is in the middle of."""
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock = Path(f"{database}.lock").open("w")  # noqa: SIM115 — the with below closes it
    except OSError as error:
        raise SettingsError(f"DATABASE_URL: no file can be made at {database} ({error.strerror})") from None
    with lock as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SettingsError("DATABASE_URL: another bot is running on this SQLite file. Stop it first") from None
        yield
