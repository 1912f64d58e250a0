"""The world that the year is lived in: a database, a clock, the bot, everybody's phones, and what they were told.

Timers, letters and the sender are the product's own; only Telegram is in memory."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

from aiogram.types import Message
from sqlalchemy import text

from bot.factory import build_dispatcher
from examples.year.cast import ADMIN, Who
from examples.year.clock import StillClock
from examples.year.hands import Hands, Stuck
from examples.year.messenger import Notebook, Phone, Telegram
from models.reminders.hours import instant_at
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import tick
from storage.database import Database

ZONE = ZoneInfo("Europe/Moscow")
LINK = "https://t.me/year_bot?start="
FAST = 10_000.0
"""Messages a second: the pace is not what is tried here."""
ROUNDS = 30
"""At most so many messages to one person at one moment."""


@dataclass(frozen=True)
class Told:
    """What one message was about: its kind, and the thing (a date of the plan, a request, a report)."""

    kind: str
    subject: int | None


@dataclass(frozen=True)
class Letter:
    """A message that came by itself."""

    who: Who
    at: datetime
    number: int
    text: str
    about: tuple[Told, ...]
    """One, or the lines of a digest."""
    digest: bool
    morning: bool
    """Whether it came before anybody did anything on that day."""

    @property
    def day(self) -> date:
        """On the centre's calendar."""
        return self.at.astimezone(ZONE).date()


@dataclass(frozen=True)
class Marked:
    """A date of the plan that somebody marked from a letter: which one the letter named, and what was closed."""

    who: Who
    named: int
    closed: tuple[int, ...]
    day: date


@dataclass
class Diary:
    """What happened, as somebody beside the people would write it down."""

    letters: list[Letter] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    stuck: list[str] = field(default_factory=list)
    """Screens that led nowhere."""
    pressed: int = 0
    unanswered: int = 0


class World:
    """Everything that lives, and its time."""

    def __init__(self, db: Database, start: date, seed: int) -> None:
        self.db, self.diary, self._seed = db, Diary(), seed
        self.clock = StillClock(instant_at(start, time(10), ZONE))
        self.telegram, self.notebook = Telegram(), Notebook()
        self.dispatcher = build_dispatcher(
            db, self.clock, self.notebook, admin_ids=(ADMIN.telegram_id,), start_link=LINK
        )
        self._updates = count(1)
        self._hands: dict[int, Hands] = {}
        self.people: dict[int, Who] = {}

    @property
    def today(self) -> date:
        """On the centre's calendar."""
        return self.clock.now().astimezone(ZONE).date()

    @property
    def hour(self) -> time:
        """On the centre's clock."""
        return self.clock.now().astimezone(ZONE).time()

    def hands(self, who: Who) -> Hands:
        """Somebody at their phone."""
        if who.telegram_id not in self._hands:
            phone = Phone(self.telegram, self.dispatcher, who, self._updates)
            # everybody has a chance of their own: what one does changes nobody else's year
            chance = random.Random(f"{self._seed}:{who.telegram_id}")
            self._hands[who.telegram_id] = Hands(phone, chance, lambda: self.today)
            self.people[who.telegram_id] = who
        return self._hands[who.telegram_id]

    def at(self, hour: time) -> None:
        """The clock is set to that hour of its day."""
        self.clock.set(instant_at(self.today, hour, ZONE))

    def tomorrow(self) -> None:
        """The clock is set to the first minute of the next day."""
        self.clock.set(instant_at(date.fromordinal(self.today.toordinal() + 1), time(0, 1), ZONE))

    @contextmanager
    def trying(self, who: Who, what: str) -> Iterator[None]:
        """Whatever cannot be done on the screens is written down, and life goes on."""
        try:
            yield
        except (Stuck, LookupError, AssertionError) as trouble:
            screen = str(trouble).replace("\n", " ⏎ ")
            self.diary.stuck.append(f"{self.today:%d.%m.%Y} {who.name}, {what}: {screen[:600]}")

    async def post(self, *, morning: bool = False) -> list[Letter]:
        """A tick of the clock, and everything that is due is sent; returns what came."""
        before = {chat: set(messages) for chat, messages in self.telegram.chats.items()}
        await tick(self.db, self.clock, TIMER_HANDLERS)
        for _ in range(ROUNDS):
            # the pace lives by the monotonic clock, which nobody can move: each round has one of its own
            sender = Delivery(self.db, self.clock, self.telegram, self.notebook, LETTERS, Pace(FAST))
            await sender.sweep()
            if not await sender.round():
                break
            for _again in range(ROUNDS):
                if not await sender.round():
                    break
            self.clock.move(seconds=1.5)
        came = [
            (chat, message)
            for chat, messages in self.telegram.chats.items()
            for number, message in messages.items()
            if number not in before.get(chat, ())
        ]
        letters = await self._known(came, morning=morning)
        self.diary.letters += letters
        return letters

    async def _known(self, came: Sequence[tuple[int, Message]], *, morning: bool) -> list[Letter]:
        """The messages with what the outbox says that they are about."""
        if not came:
            return []
        about = {}
        query = text("SELECT message_id, kind, subject_id, id FROM notifications WHERE message_id >= :first")
        lines = text("SELECT kind, subject_id FROM notifications WHERE digest_id = :id ORDER BY id")
        async with self.db.reading() as session:
            rows = await session.execute(query, {"first": min(message.message_id for _, message in came)})
            for number, kind, subject, row_id in rows.all():
                told = [Told(kind, subject)]
                if kind == "digest":
                    told = [Told(*line) for line in (await session.execute(lines, {"id": row_id})).all()]
                about[number] = (tuple(told), kind == "digest")
        return [
            Letter(
                self.people[chat], self.clock.now(), message.message_id, message.text or "",
                *about.get(message.message_id, ((), False)), morning,
            )
            for chat, message in sorted(came, key=lambda one: (one[0], one[1].message_id))
        ]  # fmt: skip

    async def numbers(self, query: str, **values: object) -> list[int]:
        """The first column of a query of our own."""
        async with self.db.reading() as session:
            return [int(row[0]) for row in (await session.execute(text(query), values)).all()]
