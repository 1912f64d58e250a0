"""The sender of the outbox: claim with a lease, wait for a turn, judge anew, say that it begins, send, mark."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest

from models.identities import Messenger
from models.notifications import NoticeKind, Notification, Priority, Status
from models.reminders.rules import ReminderRules
from scheduler.addressees import Addressee, addressees
from scheduler.digest import Digest, compose
from scheduler.hours import first_told, with_digest
from scheduler.letters.letter import Letter, LetterContext, Line, Skipped, Writer, skipped
from scheduler.mail import send
from scheduler.pace import PROBE, Circuit, Pace
from scheduler.recorder import DeliveryRecorder
from scheduler.rewriting import rewrite
from scheduler.several import of_its_center
from scheduler.troubles import Trouble, classify
from services.center_settings import load_many
from services.outbox import deliveries
from services.outbox.deliveries import Postponed
from services.outbox.digests import Verdicts, sweep
from services.texts import texts
from services.wording import speak_for
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import ChatKey, Dialogues

log = structlog.get_logger()

MAX_CONCURRENT = 4
"""Sends in flight."""
BATCH = 40
"""Rows leased together: about a second's worth."""
PAUSE = 1.0
"""Seconds between two looks into an outbox where nothing waits."""
FORM_PATIENCE = timedelta(seconds=30)
"""How often a person with an open form is looked after."""
WRITING = 10.0
"""Seconds that a letter may take to be written."""
DRAIN = 15.0
"""Seconds that sends in flight get at the end."""


class Delivery:
    """Sends what is due by one messenger until it is told to stop."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        bot: Bot,
        dialogues: Dialogues,
        writers: Mapping[NoticeKind, Writer],
        pace: Pace | None = None,
        may_expire: Callable[[], bool] = lambda: True,
        messenger: Messenger = Messenger.TELEGRAM,
    ) -> None:
        """`may_expire`: whether the clock can be trusted with ending what is too late."""
        self._may_expire, self._messenger = may_expire, messenger
        self._db, self._clock, self._bot, self._dialogues, self._writers = db, clock, bot, dialogues, writers
        self.pace = pace or Pace()
        self.circuit = Circuit()
        self._recorder = DeliveryRecorder(db, clock, self.pace, self.circuit)
        self._held: set[int] = set()
        self._people: dict[int, Addressee] = {}
        self._rules: dict[int, ReminderRules] = {}
        self._stopping = False
        self._turns: set[asyncio.Task[None]] = set()
        self._swept = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    # the life of the sender

    async def begin(self) -> None:
        """Take back what an earlier process left, and send after the first sweep.

        On SQLite there is no other process of this messenger: all that is leased was its.
        """
        mine = self._messenger if self._db.sqlite else None
        await deliveries.take_back(self._db, self._clock.now(), self._held, everything_of=mine)
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Nothing more is begun; what is in flight ends and is marked."""
        self._stopping = True
        for turn in self._turns:
            turn.cancel()
        self.wake()
        if self._task is None:
            return
        _, late = await asyncio.wait({self._task}, timeout=DRAIN)
        if late:
            log.warning("sends cut off", rows=len(self._held))
            self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task

    def wake(self) -> None:
        """There may be something to send."""
        self._swept.set()
        self._db.told.set()

    async def sweep(self) -> None:
        """A tick: leases of the dead, what came too late, what belongs together. Then the sender looks."""
        now = self._clock.now()
        try:
            lost = await deliveries.take_back(self._db, now, self._held)
            swept = await sweep(self._db, now, expire=self._may_expire())
        finally:
            self.wake()
        if lost or swept.expired or swept.gathered:
            log.info("swept", lost=lost, expired=swept.expired, gathered=swept.gathered, digests=swept.digests)

    async def _run(self) -> None:
        await self._swept.wait()  # what is late is put together first
        while not self._stopping:
            self._db.told.clear()
            try:
                while await self.round() and not self.circuit.open and not self._stopping:
                    pass
            except Exception:  # the database may be away: the sender outlives it
                log.exception("sending failed")
                self._held.clear()
            await self._rest()

    async def _rest(self) -> None:
        if self._stopping:
            return
        with suppress(TimeoutError):
            if self.circuit.open:
                await asyncio.wait_for(self._stopped(), PROBE)
            else:
                await asyncio.wait_for(self._db.told.wait(), PAUSE)

    async def _stopped(self) -> None:
        while not self._stopping:
            self._db.told.clear()
            await self._db.told.wait()

    # one round

    async def round(self) -> int:
        """Lease a batch (a single probe while Telegram is away) and send it; returns how many rows that were."""
        most, late = 1 if self.circuit.open else BATCH, self._may_expire()
        rows = await deliveries.claim(self._db, self._clock.now(), most, late=late, messenger=self._messenger)
        if not rows:
            return 0
        self._held = {row.id for row in rows}
        ready = deque(await self._sift(rows))
        async with asyncio.TaskGroup() as workers:
            for _ in range(min(MAX_CONCURRENT, len(ready))):
                workers.create_task(self._work(ready))
        await deliveries.put_off(self._db, dict.fromkeys(ready))
        self._held.clear()
        return len(rows)

    async def _work(self, ready: deque[Notification]) -> None:
        while ready and not self._stopping:
            row = ready.popleft()
            if not await self._turn():
                ready.appendleft(row)
                return
            structlog.contextvars.bind_contextvars(update_id=row.update_id)  # from what was said to what was sent
            try:
                await self._deliver(row)
            except Exception as error:  # a letter that we fail to write must not hold up the others
                log.exception("letter failed", notification=row.id, kind=row.kind)
                await self._recorder.failed(row, error)
            if self.circuit.open:
                return

    async def _sift(self, rows: Sequence[Notification]) -> list[Notification]:
        """Those that may go out now: of the rest, each is ended or put off with the reason's own moment."""
        now = self._clock.now()
        self._people = await self._addressees(rows, now)
        busy = await self._busy(rows, now)
        ready: list[Notification] = []
        later: dict[Notification, datetime | None] = {}
        allowed: dict[Notification, Postponed] = {}
        for row in rows:
            if (to := self._people.get(row.person_id)) is None:  # meanwhile told by another messenger
                later[row] = None
                continue
            person, center = to.person, to.center
            if row.expires_at <= now:
                await deliveries.end(self._db, row, now, Status.EXPIRED, "too late")
            elif person.blocked_at is not None:
                await deliveries.end(self._db, row, now, Status.SUSPENDED, "the person stopped the bot")
            elif (until := first_told(row, person, center, self._rules[center.id], now)) > now:
                allowed[row] = with_digest(row, person, center, self._rules[center.id], until, now)
            elif (until := self._not_now(row, to.user_id, busy, now)) > now:
                later[row] = until
            else:
                ready.append(row)
        await deliveries.put_off(self._db, later)
        await deliveries.put_together(self._db, allowed)
        return ready

    def _not_now(self, row: Notification, chat: int, busy: Mapping[int, datetime], now: datetime) -> datetime:
        """When the row may go out; only its moment moves, what it is about stays due."""
        if row.priority != Priority.ANSWER and (until := busy.get(chat)) is not None:
            return min(until, now + FORM_PATIENCE)
        return now + timedelta(seconds=self.pace.wait_for(chat))

    async def _addressees(self, rows: Sequence[Notification], now: datetime) -> dict[int, Addressee]:
        async with self._db.reading() as session:
            people = await addressees(session, self._messenger, {row.person_id for row in rows}, now.date())
            self._rules = await load_many(session, {one.center.id for one in people.values()}, ReminderRules)
            return people

    async def _busy(self, rows: Sequence[Notification], now: datetime) -> dict[int, datetime]:
        chats = {self._people[row.person_id].user_id for row in rows if row.person_id in self._people}
        busy = await self._dialogues.busy([ChatKey(self._bot.id, chat, chat) for chat in chats], now)
        return {key.chat_id: until for key, until in busy.items()}

    # one row

    async def _turn(self) -> bool:
        """Wait for a turn; False when the sender is stopped meanwhile."""
        turn = asyncio.create_task(self.pace.turn())
        self._turns.add(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            return False
        finally:
            self._turns.discard(turn)
        return True

    async def _deliver(self, row: Notification) -> None:
        to, now = self._people[row.person_id], self._clock.now()
        async with asyncio.timeout(WRITING), self._db.reading() as session:
            said = await self._word(
                LetterContext(db=self._db, session=session, row=row, person=to.person, center=to.center, now=now)
            )
        verdicts = said.verdicts if isinstance(said, Digest) else None
        reason = said.reason if isinstance(said, Skipped) else "" if said.says else skipped("moot-nothing").reason
        if isinstance(said, Skipped) or reason:
            self.pace.give_back()
            await deliveries.end(self._db, row, now, Status.SUPERSEDED, reason, verdicts=verdicts)
        elif not await deliveries.start(self._db, row, now, verdicts):
            self.pace.give_back()
            log.info("lease lost", notification=row.id)
        else:
            await self._send(row, to.user_id, said, verdicts)

    async def _word(self, context: LetterContext) -> Letter | Skipped:
        """What the row says now, from what is true now."""
        row = context.row
        await speak_for(context.db, context.center.id, context.center.words_version)
        if row.kind is NoticeKind.DIGEST:
            if row.details["date"] != context.today.isoformat():
                return skipped("moot-another-day")
            said: Letter | Line | Skipped = await compose(context, self._writers)
        elif row.kind is NoticeKind.DIGEST_CHANGED:
            said = await rewrite(context, self._writers)
        else:
            said = await self._writers[row.kind](context)
        if isinstance(said, Line):
            said = Letter(text=said.text)
        if isinstance(said, Letter) and row.maybe_twice and row.kind is not NoticeKind.DIGEST:
            said = replace(said, text=texts().html("letter-again", text=said.text))
        if isinstance(said, Letter) and said.text and self._people[row.person_id].several:
            said = of_its_center(said, context.center)
        return said

    async def _send(self, row: Notification, chat: int, letter: Letter, verdicts: Verdicts | None) -> None:
        try:
            message_id = await self._post(chat, letter)
        except TelegramAPIError as error:
            await self._recorder.refused(row, (self._messenger, chat), error)
        else:
            await self._recorder.sent(row, message_id, verdicts)

    async def _post(self, chat: int, letter: Letter) -> int:
        try:
            return await send(self._bot, self.pace, chat, letter)
        except TelegramBadRequest as error:
            if classify(error) is not Trouble.MALFORMED:
                raise
            log.exception("letter not understood, sent without markup")
        self.pace.spent()
        return await send(self._bot, self.pace, chat, letter, bare=True)
