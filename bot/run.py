"""The running bot: opens everything, polls or serves, and closes everything with nothing half-done."""

import asyncio
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.storage.redis import RedisEventIsolation
from aiogram.types import BotCommand
from redis.asyncio import Redis

from bot.clock import clock_for
from bot.database import DatabaseFile, open_database
from bot.dispatcher import GatedDispatcher
from bot.factory import build_dispatcher, known_bot
from bot.inbox import Inbox
from bot.patience import Stopped, patiently
from bot.polling import Poller
from bot.session import Counted
from bot.settings import Settings, SettingsError
from bot.storage import ChatIsolation
from bot.webhook import Ready, serve
from documents import scratch
from handlers.commands import command_list
from models import privacy
from models.people import Actor
from scheduler.clock import Ticks
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.trust import ClockTrust
from services.beside.processes import beside
from services.files import files
from services.outbox import upkeep
from services.people.members import Actors
from services.plan.inner.drafts import forget_old_drafts
from services.privacy.consented import HOUR as STRANGERS_KEPT
from services.privacy.inner.retention import forget_what_is_old
from services.texts import texts
from services.timer_handlers import handlers_while
from services.timer_repair import repair_timers
from services.timers.firing import tick
from speed.interpreter import look_for_garbage, take_short_turns
from speed.objects import set_up_objects
from storage import inbox as inbox_rows
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import Dialogues, RedisDialogues, SqlDialogues, forget_old_dialogues

log = structlog.get_logger()
HOUR = timedelta(hours=1)
SOME_HOURS = timedelta(hours=6)
TICK = timedelta(seconds=5)


async def run_bot(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT. Raises SettingsError when the database is not ready for this program, or was taken
    away from it."""
    take_short_turns()
    set_up_objects()
    scratch.sweep()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with open_database(settings) as (db, file):
        watch = _Watch(file, stop)
        with suppress(Stopped):
            await _work(settings, db, watch, stop)
    log.info("stopped")
    if watch.gone:
        raise SettingsError("DATABASE_URL: the database's file was deleted or replaced under the running bot")


async def _work(settings: Settings, db: Database, watch: "_Watch", stop: asyncio.Event) -> None:
    clock = clock_for(settings)
    async with known_bot(settings, stop) as bot, _redis(settings) as redis:
        warming = asyncio.create_task(asyncio.to_thread(privacy.ready))  # nobody waits for the dictionary
        # several replicas share a chat only through Redis
        dialogues: Dialogues = SqlDialogues(db, clock) if redis is None else RedisDialogues(redis)
        dispatcher = await _dispatcher(settings, db, clock, bot, dialogues, redis)
        actors = Actors(db, clock, settings.admin_ids)
        inbox = Inbox(bot, dispatcher, db, clock, actors, settings.updates_per_person)
        trust = ClockTrust()
        delivery = Delivery(db, clock, bot, dialogues, LETTERS, may_expire=lambda: trust.may_expire)
        bot.session.middleware(Counted(delivery.pace))
        told = partial(look_at_clock, trust, db, clock, bot, settings.admin_ids)
        ticks = Ticks(
            {
                "the database's file": (TICK, watch.look),
                "the clock": (TICK, told),
                "what is due": (TICK, partial(tell_what_is_due, db, clock, delivery, trust)),
                "what was left behind": (TICK, inbox.look),
                "what must not stand in chats": (TICK, partial(dispatcher["typed"].look, bot)),
                "repair the timers": (HOUR, partial(repair_timers, db, clock)),
                "forget what is old": (SOME_HOURS, trust.deleting(partial(forget, db, clock, settings.admin_ids))),
            },
            clock,
        )
        look_for_garbage()
        await delivery.begin()
        ticks.start()
        try:
            await patiently(partial(introduce, bot), stop)
            await inbox.recover(mine=redis is None)  # several replicas share Redis
            log.info("running", bot=(await bot.me()).username, database=db.url.get_backend_name())
            allowed = dispatcher.resolve_used_update_types()
            await _receive(settings, bot, inbox, allowed, Ready(db, redis), stop)
        finally:
            await warming
            ticks.stop()
            files.close()
            beside.close()
            await _end(delivery, dispatcher, bot)


async def _end(delivery: Delivery, dispatcher: GatedDispatcher, bot: Bot) -> None:
    await delivery.stop()
    await dispatcher["typed"].look(bot, all_of_them=True)  # which these are stands in memory only
    await dispatcher.emit_shutdown()


async def _receive(
    settings: Settings, bot: Bot, inbox: Inbox, allowed: list[str], ready: Ready, stop: asyncio.Event
) -> None:
    if settings.webhook_url:
        await serve(bot, inbox, allowed, settings, ready, stop)
    else:
        await patiently(partial(bot.delete_webhook, drop_pending_updates=False), stop)
        await Poller(bot, inbox, allowed).run(stop)


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


async def forget(db: Database, clock: Clock, admin_ids: Sequence[int]) -> None:
    """A tick: delete what has outlived its term, or cannot come again."""
    await forget_old_dialogues(db, clock, admin_ids)
    await forget_what_is_old(db, clock)
    await forget_old_drafts(db, clock)
    await inbox_rows.forget_old(db, clock.now())
    await upkeep.forget_old(db, clock.now())


async def look_at_clock(trust: ClockTrust, db: Database, clock: Clock, bot: Bot, admin_ids: Sequence[int]) -> None:
    """A tick: a clock that was set is said to the admins; what it ended while it was ahead waits again."""
    jump = trust.untold()
    if not jump:
        return
    if jump < timedelta(0):
        await upkeep.revive(db, clock.now())
    for admin in admin_ids:
        try:
            await bot.send_message(admin, texts().html("clock-jumped", minutes=round(abs(jump) / timedelta(minutes=1))))
        except TelegramAPIError as error:
            log.warning("admin not told", reason=type(error).__name__)


async def tell_what_is_due(db: Database, clock: Clock, delivery: Delivery, trust: ClockTrust) -> None:
    """A tick: the timers that are due fill the outbox, and the sender looks into it."""
    try:
        await tick(db, clock, handlers_while(clock_agrees=trust.may_expire))
    finally:
        await delivery.sweep()


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
        strangers=None if redis is None else RedisDialogues(redis, STRANGERS_KEPT, "opora:stranger:"),
    )
    await dispatcher.emit_startup()
    return dispatcher


async def introduce(bot: Bot) -> None:
    """What somebody sees whose chat has no commands of its own, a stranger: the commands, and what the bot does. A text
    that stands already is left: Telegram soon refuses whoever sets it at every start."""
    stranger = command_list(Actor(0))
    await bot.set_my_commands([BotCommand(command="start", description=stranger[0].description), *stranger])
    does, shortly = texts().plain("bot-description"), texts().plain("bot-short")
    if (await bot.get_my_description()).description != does:
        await bot.set_my_description(does)
    if (await bot.get_my_short_description()).short_description != shortly:
        await bot.set_my_short_description(shortly)


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
