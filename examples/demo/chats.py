"""What the phones of the demonstration have heard: letters by the product's own clock and sender, and the answers.

Nothing is written for show: timers fire, the outbox is delivered, buttons are pressed; only the network is left out.
"""

import random
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from aiogram import Dispatcher
from sqlalchemy import func, select

from bot.factory import build_dispatcher
from examples.demo.telegram import Finger, bot_of
from examples.year.clock import StillClock
from models.notifications import Notification, Status
from models.timers import Timer
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import tick
from simulator import history
from simulator.records import Message
from simulator.state import World
from storage.database import Database
from storage.dialogues import SqlDialogues

FAST = 10_000.0
"""Messages a second: the pace of the real Telegram is no part of the past."""
SECOND = timedelta(seconds=1.5)
"""Between two messages to one person."""
WHILE, THINKING = timedelta(hours=1), timedelta(minutes=7)
"""Until a letter that is held back is looked at again, and until somebody answers."""
MARK, ANSWERED = "Отметить выполнение", 0.35
"""What is pressed under a reminder, and how often on the same morning."""
COUNTS = ("8", "10", "12", "15", "20")
STEPS = ("Сохранить", "Всё равно сохранить", "К проверке", "Сайт", "Без ссылки", "Сегодня", "Пропустить", "Дальше")
MOST_STEPS = 8
AWAY = ("Отмена", "Не сохранять")


class Chats:
    """Everybody's chat with the bot, up to the moment that the clock shows."""

    def __init__(self, db: Database, clock: StillClock, people: dict[str, int], admins: tuple[int, ...]) -> None:
        self._db, self._clock = db, clock
        self.world = World(clock=lambda: clock.now().timestamp())
        for name, telegram_id in people.items():
            self.world.chats[self.world.add_user(name, user_id=telegram_id).id].started = True
        self._dialogues = SqlDialogues(db, clock)
        self._bot = bot_of(self.world)
        self._admins = admins
        self._chance = random.Random(len(people))
        self._looked = clock.now()

    @cached_property
    def _dispatcher(self) -> Dispatcher:
        return build_dispatcher(self._db, self._clock, self._dialogues, admin_ids=self._admins)

    async def live(self, until: datetime) -> None:
        """All that comes by itself before that moment, each at its own."""
        while (moment := await self._next()) is not None and moment <= until:
            self._clock.set(max(moment, self._clock.now()))
            self._looked = self._clock.now()
            await tick(self._db, self._clock, TIMER_HANDLERS)
            told = await self._deliver()
            if told:
                self._clock.set(min(self._clock.now() + THINKING, max(until, self._clock.now())))
            for chat, message in told:
                await self._answer(chat, message)

    def save(self, path: Path) -> None:
        """The chats as they stand, for the page (`simulator/history.py`)."""
        history.save(self.world, path)

    async def _next(self) -> datetime | None:
        """When the next timer fires or the next letter may go out; what is due and waits for something else than its
        moment is looked at again after a while."""
        timer = select(func.min(Timer.at))
        letter = select(func.min(Notification.not_before)).where(Notification.status == Status.WAITING)
        async with self._db.reading() as session:
            due = [one for query in (timer, letter) if (one := await session.scalar(query)) is not None]
        if not due:
            return None
        return min(due) if min(due) > self._looked else self._looked + WHILE

    async def _deliver(self) -> list[tuple[int, Message]]:
        """Everything that is due, sent; returns the new messages with their chats."""
        before = self.world.newest
        # the pace lives by the monotonic clock, which nobody can move: each round has one of its own
        if not await self._is_due():
            return []
        sender = self._sender()
        await sender.sweep()
        while await sender.round():
            self._clock.set(self._clock.now() + SECOND)
            if not await self._is_due():
                break
            sender = self._sender()
        return [
            (chat.id, message)
            for chat in self.world.chats.values()
            for message in list(chat.messages.values())
            if message.message_id > before and not message.deleted
        ]

    async def _is_due(self) -> bool:
        """Whether a letter may go out: an empty outbox costs one look."""
        waits = (Notification.status == Status.WAITING, Notification.not_before <= self._clock.now())
        async with self._db.reading() as session:
            return await session.scalar(select(Notification.id).where(*waits).limit(1)) is not None

    def _sender(self) -> Delivery:
        return Delivery(self._db, self._clock, self._bot, self._dialogues, LETTERS, Pace(FAST))

    async def _answer(self, chat: int, message: Message) -> None:
        """Some of those who are reminded say on the same morning that it is done, by the button under the letter."""
        label = next((one for one in message.buttons if one.endswith(MARK)), None)
        if label is None or self._chance.random() > ANSWERED:
            return
        finger = Finger(self.world, self._bot, self._dispatcher, chat)
        await finger.press(message, label)
        for _ in range(MOST_STEPS):
            shown = finger.last
            step = next((one for one in STEPS if one in shown.buttons), None)
            counts = [one for one in COUNTS if one in shown.buttons]
            if counts:
                step = self._chance.choice(counts)
            if step is None:
                break
            await finger.press(shown, step)
            if step.lower().endswith("сохранить"):
                return
        for step in AWAY:
            if step in finger.last.buttons:
                await finger.press(finger.last, step)
