"""The door behind which updates are handled: each is stored first, confirmed then, and handled once.

What cannot be read is counted and passed over: one update of a shape that nobody here knows must not make the bot deaf
to all others.
"""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Update
from pydantic import ValidationError

from bot.arrivals import Arrivals
from bot.dispatcher import GatedDispatcher, chat_of
from bot.raw import Raw, brings_file, clean, is_beyond, kind_of, known_kind, sender_of, was_beyond
from bot.replies import Replies
from bot.senders import Senders
from bot.storage import ChatIsolation
from bot.turns import ChatTurns
from bot.underway import Underway, begin
from models.inbox import Arrival, Outcome
from services.people.members import Actors
from services.texts import texts
from speed import wire
from speed.keyboards import with_late_keyboard
from storage import inbox
from storage.batch import Batcher
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import ChatKey, redis_is_away
from storage.inbox import Ticket
from storage.meter import count

log = structlog.get_logger()

PATIENCE = 2.0
"""Seconds that what came may hold up what comes next: a crowd is not fetched faster than it is served."""
OF_ONE = 5
"""So many updates of one chat at once hold up what comes next; more are a flood, and nobody else waits for it."""
MAX_CONCURRENT = 200
"""Updates being handled at once; more are not fetched before some have ended."""
STRANGERS = 4
"""Of them so many at once are strangers': the rest wait behind each other, and nobody waits for them."""
STRANGERS_WAITING = 300
"""More of theirs are not taken while Telegram is too slow to answer these."""
ALONE = 5.0
"""Seconds that what a dead process left behind has the bot for itself: it may have been the reason."""
AFTER_ERROR = timedelta(seconds=15)
Came = tuple[Raw, Update | None]
"""An update as it came, and as it is read: None where it cannot be."""


class Inbox:
    """Takes what Telegram sent, and hands it to the dispatcher: a chat's updates in their order, chats side by side."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: GatedDispatcher,
        db: Database,
        clock: Clock,
        actors: Actors,
        most: int = 0,
        *,
        shared: bool = False,
    ) -> None:
        """`most` updates of one person are taken within ten seconds; 0: as many as come. `shared`: other replicas are
        at work on the same chats."""
        self._bot, self._dispatcher, self._db, self._clock = bot, dispatcher, db, clock
        self._senders = Senders(actors, most)
        self._order, self._replies = ChatIsolation(), Replies(bot)
        self._turns = ChatTurns(db, bot.id) if shared else None
        self._arrivals = Arrivals(bot, dispatcher, db, clock, actors, self._order)
        self._running: dict[int, asyncio.Task[None]] = {}
        self._strangers: set[asyncio.Task[None]] = set()
        self._few = asyncio.Semaphore(STRANGERS)
        self._slow: set[asyncio.Task[None]] = set()
        self._recovering = asyncio.Lock()
        self._aside: set[asyncio.Task[None]] = set()
        self._finished: Batcher[Ticket, None] = Batcher(self._finish)

    async def take(self, raw: Sequence[Raw], *, at_once: bool = False) -> None:
        """Store what came and handle what is new. When this returns, all of it may be confirmed: most of it has been
        handled, what takes longer than `PATIENCE` goes on. `at_once`: it is enough that it is stored; only what may not
        be, and would be lost with this process, is waited for.

        Raises the database's error when it could not be stored: then nothing may be confirmed.
        """
        raw = [one for one in raw if self._fits(one)]
        ours = await self._senders.ours(raw)
        came = {one["update_id"]: (one, self._read(one)) for one in raw if await self._takes(one, ours)}
        if not came:
            return
        new, kept = await self._store(list(came.values()), ours)
        hold_up = self._holding_up(came.values()) - (kept if at_once else set())
        begun = {}
        for update_id, (one, update) in came.items():
            if update is None:
                self._beside(self._replies.to_unread(one))
            elif update_id in self._running:
                continue
            elif update_id in new:
                begun[update_id] = self._begin(update, ours=sender_of(one) in ours)
            else:
                log.info("repeated update", update_id=update_id)
        if waited := [one for update_id, one in begun.items() if update_id in hold_up]:
            await asyncio.wait([one.let_go for one in waited], timeout=PATIENCE)
            self._slow |= {one.task for one in waited if not one.task.done()}
        await self._until_fewer_than(MAX_CONCURRENT)

    async def _store(self, came: Sequence[Came], ours: set[int]) -> tuple[set[int], set[int]]:
        """Keep what came; returns the numbers of what is to be handled, and of what was kept with its words."""
        arrivals, before = [], set[ChatKey | None]()
        for raw, update in came:
            count("updates", known_kind(raw))
            key = chat_of(self._bot, update) if update is not None else None
            known = key is not None and key.user_id in ours
            arrivals.append(await self._arrivals.of(raw, update, ours=known, first=key not in before))
            before.add(key)
        kept = {one.update_id for one in arrivals if one.content is not None}
        return await inbox.store(self._db, self._bot.id, arrivals, self._clock.now()), kept

    def _holding_up(self, came: Iterable[Came]) -> set[int]:
        """The numbers of what may hold up what comes next: no file, nothing of a flood, nothing that waits itself for
        what its chat asked for before and held up others long enough."""
        self._slow &= {*self._running.values()}
        slow = {one.get_name() for one in self._slow}
        of_chats: defaultdict[ChatKey | None, list[int]] = defaultdict(list)
        for raw, update in came:
            if update is not None and not brings_file(raw) and not self._senders.floods(sender_of(raw)):
                of_chats[chat_of(self._bot, update)].append(update.update_id)
        return {
            update_id
            for key, ids in of_chats.items()
            if len(ids) <= OF_ONE and str(key) not in slow
            for update_id in ids
        }

    async def recover(self, *, mine: bool) -> None:
        """Take up what a process that ended left behind: a few side by side, and alone at first what one died at since.

        `mine`: no other process is at work on this database.
        """
        async with self._recovering:  # two at once would count each other's updates as deaths
            while left := await self._take_up(mine=mine):
                if begun := [again.task for one in left if (again := await self._again(one)) is not None]:
                    await asyncio.wait(begun, timeout=ALONE)

    async def _take_up(self, *, mine: bool) -> Sequence[Arrival]:
        return await inbox.take_up(self._db, self._bot.id, self._clock.now(), list(self._running), mine=mine)

    async def _again(self, left: Arrival) -> Underway | None:
        """Begin it once more, or set it aside."""
        update = self._read(wire.loads(left.content or "{}"))
        if left.outcome is Outcome.SET_ASIDE or update is None:
            await self._set_aside(Ticket(left.bot_id, left.update_id), update, left)
            return None
        log.info("taken up again", update_id=left.update_id, deaths=left.deaths, errors=left.errors)
        return self._begin(update)

    async def look(self) -> None:
        """A tick: hold on to what is at work here, and take up what nobody holds any more."""
        if self._running:
            await inbox.hold_on(self._db, self._bot.id, list(self._running), self._clock.now())
        if not self._recovering.locked():
            await self.recover(mine=False)

    async def drain(self, seconds: float) -> None:
        """Let what is running end; what is late is left for the next start."""
        if running := {*self._running.values(), *self._aside}:
            _, late = await asyncio.wait(running, timeout=seconds)
            for task in late:
                task.cancel()
            log.info("drained", late=len(late))

    def _fits(self, raw: Raw) -> bool:
        """Whether it can be stored at all; what cannot is passed over."""
        if beyond := is_beyond(raw):
            log.warning("unreadable update", kind=kind_of(raw), where=["numbers"])
        return not beyond

    def _read(self, raw: Raw) -> Update | None:
        clean(raw)
        try:
            update = Update.model_validate(with_late_keyboard(raw), context={"bot": self._bot})
            if not was_beyond(update):
                return update
            where = ["numbers"]
        except ValidationError as error:
            where = [".".join(map(str, one["loc"])) for one in error.errors(include_input=False)[:3]]
        log.warning("unreadable update", update_id=raw.get("update_id"), kind=kind_of(raw), where=where)
        return None

    async def _takes(self, raw: Raw, ours: set[int]) -> bool:
        """Whether there is room for one more of its sender; whoever asks too much is told once, each press is answered.

        Looked at before it is read: three hundred messages must cost next to nothing.
        """
        who = sender_of(raw)
        crowded = len(self._strangers) >= STRANGERS_WAITING and who not in ours
        if who is None or (not crowded and await self._senders.takes(who, ours)):
            return True
        count("refused")
        first = not crowded and self._senders.tells(who)
        update = self._read(raw) if first or "callback_query" in raw else None
        if first:
            log.warning("too many updates", person=who if who in ours else None)  # of a stranger nothing is kept
        if update is not None:
            self._beside(self._replies.tell(update, "error-too-many", aloud=first))
        else:
            self._beside(self._replies.to_unread(raw))
        return False

    def _beside(self, call: Coroutine[None, None, None]) -> None:
        """Do it while other updates are taken: Telegram may be slow."""
        task = asyncio.create_task(call)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    def _begin(self, update: Update, *, ours: bool = True) -> Underway:
        turn = nullcontext() if ours else self._few
        begun = begin(self._one(update, turn), str(chat_of(self._bot, update)))
        task = self._running[update.update_id] = begun.task
        task.add_done_callback(lambda _: self._running.pop(update.update_id, None))
        if not ours:
            self._strangers.add(task)
            task.add_done_callback(self._strangers.discard)
        return begun

    async def _one(self, update: Update, turn: AbstractAsyncContextManager[None]) -> None:
        ticket = Ticket(self._bot.id, update.update_id)
        key = chat_of(self._bot, update)
        try:
            if self._turns is not None and key is not None:
                await self._turns.wait(key.chat_id, update.update_id)
            async with self._order.lock(StorageKey(*(key or (self._bot.id, 0, update.update_id)))), turn:
                await self._dispatcher.feed_update(self._bot, update, ticket=ticket)
            if not ticket.handled:
                await self._finished.ask(ticket)
        except Exception as error:  # the last boundary: one update must not stop the others
            if redis_is_away(error):
                log.warning("dialogues are away", update_id=update.update_id, reason=type(error).__name__)
                await self._finished.ask(ticket)  # the person is asked to do it again: the bot must not do it as well
                await self._replies.tell(update, "error-away")
                return
            log.exception("update failed", update_id=update.update_id)
            await self._failed(ticket, update)

    async def _failed(self, ticket: Ticket, update: Update) -> None:
        try:
            if await inbox.fail(self._db, ticket, self._clock.now(), AFTER_ERROR):
                await self._set_aside(ticket, update)
        except Exception:  # the database is away: its lease ends, and it is taken up again
            log.exception("update not put off", update_id=update.update_id)

    async def _set_aside(self, ticket: Ticket, update: Update | None, left: Arrival | None = None) -> None:
        """Never tried again; its sender is told."""
        why = {"kind": left.kind, "deaths": left.deaths, "errors": left.errors} if left else {}
        count("set_aside")
        log.error("update set aside", update_id=ticket.update_id, **why)
        key = chat_of(self._bot, update) if update is not None else None
        if key is None or update is None:
            return
        word = "error-file-set-aside" if update.message and update.message.document else "error-set-aside"
        try:
            await self._bot.send_message(key.chat_id, texts().html(word))
        except TelegramAPIError as error:
            log.warning("not told", update_id=ticket.update_id, reason=type(error).__name__)

    async def _finish(self, tickets: Sequence[Ticket]) -> dict[Ticket, None]:
        return await inbox.finish(self._db, tickets)

    async def _until_fewer_than(self, most: int) -> None:
        while len(ours := {*self._running.values()} - self._strangers) >= most:
            await asyncio.wait(ours, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0)  # their callbacks take them out
