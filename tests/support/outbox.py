"""An outbox with invented letters, and a sender whose Telegram is in memory."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from models.identities import Messenger
from models.notifications import DeliveryAttempt, Notice, NoticeKind, Notification
from places.plan import ItemPlace, ItemThen
from scheduler.delivery import Delivery
from scheduler.letters.letter import Button, File, Letter, LetterContext, Line, Skipped, Writer
from scheduler.pace import Pace
from services.outbox.notices import tell
from tests.support.clock import FakeClock
from tests.support.telegram import Notebook, Telegram
from tests.support.town import Place, Town, Who

FAST = 10_000.0
"""Messages a second where the pace is not what is tested."""
KIND = NoticeKind.UNREACHABLE
"""The invented notices stand in for all kinds; their subjects are numbers."""


class Letters:
    """What the invented notices say when they are sent. `moot` holds subjects that are no longer true."""

    def __init__(self) -> None:
        self.moot: set[int | None] = set()
        self.words: dict[int | None, str] = {}
        self.files: dict[int | None, File] = {}
        self.broken: set[int | None] = set()

    async def write(self, case: LetterContext) -> Letter | Line | Skipped:
        subject = case.row.subject_id
        if subject in self.broken:
            raise RuntimeError("a mistake of ours")
        if subject in self.moot:
            return Skipped("done meanwhile")
        text = Markup(self.words.get(subject, f"дело {subject}"))  # noqa: S704 — the tests' own
        if case.row.together and subject not in self.files:
            return Line(text=text, group="digest-people", order=f"{subject:05}")
        return Letter(
            text=text,
            buttons=[[Button("Открыть", ItemPlace(item=subject or 0, then=ItemThen.OPEN))]],
            file=self.files.get(subject),
        )

    @property
    def table(self) -> Mapping[NoticeKind, Writer]:
        return {KIND: self.write}


class Post:
    """The outbox of the town, and the sender that empties it round by round."""

    def __init__(
        self, town: Town, clock: FakeClock, telegram: Telegram, writers: Mapping[NoticeKind, Writer] | None = None
    ) -> None:
        """`writers` are the product's own where it is their letters that are looked at."""
        self.town, self.db, self.clock, self.telegram = town, town.db, clock, telegram
        self.letters, self.notebook = Letters(), Notebook()
        self._writers = writers or self.letters.table
        self.sender = self.replica()
        self._ran = clock.now()

    def replica(
        self, telegram: Telegram | None = None, rate: float = FAST, messenger: Messenger = Messenger.TELEGRAM
    ) -> Delivery:
        """One more sender of the same outbox."""
        bot, pace = telegram or self.telegram, Pace(rate)
        return Delivery(self.db, self.clock, bot, self.notebook, self._writers, pace, messenger=messenger)

    async def tell(self, who: Who, *subjects: int, at: datetime | None = None, **more: Any) -> int:
        """Put notices about these subjects into the outbox, each a message of its own; returns how many are new."""
        more = {"together": False} | more
        place: Place = self.town.bereg if who.name in self.town.bereg.persons else self.town.mayak
        person = place.persons[who.name]
        moment = at or self.clock.now()
        notices = [
            Notice(
                kind=KIND,
                center_id=place.id,
                person_id=person,
                key=f"thing:{n}",
                not_before=moment,
                subject_id=n,
                **more,
            )
            for n in subjects
        ]
        async with self.db.writing() as session:
            return await tell(session, self.clock.now(), notices)

    async def run(self, seconds: float = 0, step: float = 15) -> None:
        """Sweep and send until nothing is ready, for so many seconds of the clock."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while True:
            if self._ran != self.clock.now():  # the pace lives by the monotonic clock, which a test cannot move
                self._ran = self.clock.now()
                self.sender.pace = self.sender._recorder._pace = Pace(FAST)
            await self.sender.sweep()
            while await self.sender.round() and not self.sender.circuit.open:
                pass
            if self.clock.now() >= until:
                return
            self.clock.move(seconds=min(step, (until - self.clock.now()).total_seconds()))

    def got(self, who: Who) -> list[str]:
        """The texts that this person has."""
        return [message.text or "" for message in self.telegram.chats.get(who.telegram_id, {}).values()]

    async def rows(self) -> list[Notification]:
        """Everything that was ever told."""
        async with self.db.reading() as session:
            return list((await session.scalars(select(Notification).order_by(Notification.id))).all())

    async def statuses(self) -> dict[int | None, str]:
        """Where each subject stands; digests are left out."""
        return {row.subject_id: row.status for row in await self.rows() if row.dedupe_key.startswith("thing")}

    async def attempts(self) -> Sequence[str]:
        """How every call ended."""
        async with self.db.reading() as session:
            return (await session.scalars(select(DeliveryAttempt.outcome).order_by(DeliveryAttempt.id))).all()
