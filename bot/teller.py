"""The part of the bot that speaks first: the clock, what is due by it, and the sender of the outbox."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.daily import DailyCopies
from bot.farewells import part
from bot.session import Counted
from bot.settings import Settings
from bot.watching import of_the_outbox
from scheduler.alerts import Look
from scheduler.clock import Timed
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.trust import ClockTrust
from services.outbox import upkeep
from services.people.inner.identities import mend_identities
from services.plan.inner.drafts import forget_old_drafts
from services.privacy.inner.retention import forget_what_is_old
from services.texts import texts
from services.timer_handlers import handlers_while
from services.timer_repair import repair_timers
from services.timers.firing import tick
from storage import alerts
from storage import inbox as inbox_rows
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import Dialogues, forget_old_dialogues

log = structlog.get_logger()

TICK, MINUTE = timedelta(seconds=5), timedelta(minutes=1)
HOUR, SOME_HOURS = timedelta(hours=1), timedelta(hours=6)


class Teller:
    """What is due becomes letters, and letters are sent."""

    def __init__(self, settings: Settings, db: Database, clock: Clock, bot: Bot, dialogues: Dialogues) -> None:
        self._db, self._clock, self._bot, self._admin_ids = db, clock, bot, settings.admin_ids
        self._messenger = settings.messenger
        self._copies = DailyCopies(settings, clock)
        self._trust = ClockTrust()
        self._delivery = Delivery(
            db,
            clock,
            bot,
            dialogues,
            LETTERS,
            may_expire=lambda: self._trust.may_expire,
            messenger=settings.messenger,
        )
        bot.session.middleware(Counted(self._delivery.pace))

    @property
    def ticks(self) -> Mapping[str, Timed]:
        """What is done here by the clock, by name."""
        told = partial(look_at_clock, self._trust, self._db, self._clock, self._bot, self._admin_ids)
        forgets = self._trust.deleting(partial(forget, self._db, self._clock, self._admin_ids))
        return {
            "the clock": (TICK, told),
            "what is due": (TICK, partial(tell_what_is_due, self._db, self._clock, self._delivery, self._trust)),
            "who has left": (MINUTE, partial(part, self._db, self._bot, self._messenger)),
            "who came unknown": (MINUTE, partial(mend_identities, self._db, self._clock)),
            "repair the timers": (HOUR, partial(repair_timers, self._db, self._clock)),
            "forget what is old": (SOME_HOURS, forgets),
            **self._copies.ticks,
        }

    @property
    def watched(self) -> Sequence[Look]:
        """What of it the alerts look at."""
        return [of_the_outbox(self._db, self._clock), self._copies.age]

    async def begin(self) -> None:
        """Send what is due, from now on."""
        await mend_identities(self._db, self._clock)
        await self._delivery.begin()

    async def end(self) -> None:
        """Nothing more is begun; what is in flight ends."""
        await self._delivery.stop()


async def forget(db: Database, clock: Clock, admin_ids: Sequence[int]) -> None:
    """A tick: delete what has outlived its term, or cannot come again."""
    await forget_old_dialogues(db, clock, admin_ids)
    await forget_what_is_old(db, clock)
    await forget_old_drafts(db, clock)
    await inbox_rows.forget_old(db, clock.now())
    await upkeep.forget_old(db, clock.now())
    await alerts.forget_old(db, clock.now())


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
