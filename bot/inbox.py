"""The door behind which updates are handled: each is stored first, confirmed then, and handled once.

What cannot be read is counted and passed over: one update of a shape that nobody here knows must not make the bot deaf
to all others.
"""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Sequence
from datetime import timedelta
from time import monotonic

import structlog
from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Update
from pydantic import ValidationError
from redis.exceptions import RedisError

from bot import wire
from bot.dispatcher import GatedDispatcher, chat_of
from bot.limits import Limits
from bot.raw import Raw, brings_file, clean, is_beyond, kind_of, sender_of
from bot.storage import ChatIsolation
from bot.typed import Question, brings_code, holds_contact, may_stand, of_the_sender, personal_texts
from handlers.widgets.form.state import question_in
from models.errors import DomainError
from models.inbox import Arrival, Outcome
from services.people.members import Actors
from services.texts import texts
from services.work import Work
from storage import inbox
from storage.batch import Batcher
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import ChatKey
from storage.inbox import Received, Ticket

log = structlog.get_logger()

PATIENCE = 2.0
"""Seconds that what came may hold up what comes next: a crowd is not fetched faster than it is served."""
MANY_FILES, HURRY = 2, 0.02
"""So many files at once are read for so long that what comes next waits for these seconds only."""
OF_ONE = 5
"""So many updates of one chat at once hold up what comes next; more are a flood, and nobody else waits for it."""
MAX_CONCURRENT = 200
"""Updates being handled at once; more are not fetched before some have ended."""
KNOWN_FOR = 60.0
"""Seconds that a person counts as one of ours before we look again."""
ALONE = 5.0
"""Seconds that an update which a dead process left behind has the bot for itself: it may have been the reason."""
AFTER_ERROR = timedelta(seconds=15)


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
    ) -> None:
        """`most` updates of one person are taken within ten seconds; 0: as many as come."""
        self._limits = Limits(most)
        self._bot, self._dispatcher, self._db, self._clock, self._actors = bot, dispatcher, db, clock, actors
        self._order = ChatIsolation()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._known: dict[int, float] = {}
        self._aside: set[asyncio.Task[None]] = set()
        self._finished: Batcher[Ticket, None] = Batcher(self._finish)

    async def take(self, raw: Sequence[Raw]) -> None:
        """Store what came and handle what is new. When this returns, all of it may be confirmed: most of it has been
        handled, what takes longer than `PATIENCE` goes on.

        Raises the database's error when it could not be stored: then nothing may be confirmed.
        """
        known: dict[int, bool] = {}
        raw = [one for one in raw if self._fits(one)]
        updates = {one["update_id"]: (one, self._read(one)) for one in raw if await self._takes(one, known)}
        if not updates:
            return
        begun: dict[object, list[asyncio.Task[None]]] = defaultdict(list)
        arrivals, before = [], set[ChatKey | None]()
        for one, update in updates.values():
            key = chat_of(self._bot, update) if update is not None else None
            ours = key is not None and await self._is_ours(key.user_id, known)
            arrivals.append(await self._arrival(one, update, ours=ours, first=key not in before))
            before.add(key)
        new = await inbox.store(self._db, self._bot.id, arrivals, self._clock.now())
        for id_, (one, update) in updates.items():
            if update is None:
                self._beside(self._answer_unread(one))
            elif id_ in self._running:
                continue
            elif id_ in new:
                begun[chat_of(self._bot, update)].append(self._begin(update))
            else:
                log.info("repeated update", update_id=id_)
        if waited := [task for tasks in begun.values() if len(tasks) <= OF_ONE for task in tasks]:
            await asyncio.wait(waited, timeout=PATIENCE if sum(map(brings_file, raw)) < MANY_FILES else HURRY)
        await self._until_fewer_than(MAX_CONCURRENT)

    async def recover(self, *, mine: bool) -> None:
        """Take up what a process that ended left behind, one after another, each alone at first.

        `mine`: no other process is at work on this database.
        """
        while True:
            left = await inbox.take_up(self._db, self._bot.id, self._clock.now(), list(self._running), mine=mine)
            if left is None:
                return
            update = self._read(wire.loads(left.content or "{}"))
            ticket = Ticket(left.bot_id, left.update_id)
            if left.outcome is Outcome.SET_ASIDE or update is None:
                await self._set_aside(ticket, update, left)
            else:
                log.info("taken up again", update_id=left.update_id, deaths=left.deaths, errors=left.errors)
                await asyncio.wait({self._begin(update)}, timeout=ALONE)

    async def look(self) -> None:
        """A tick: hold on to what is at work here, and take up what nobody holds any more."""
        if self._running:
            await inbox.hold_on(self._db, self._bot.id, list(self._running), self._clock.now())
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
            return Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError as error:
            where = [".".join(map(str, one["loc"])) for one in error.errors(include_input=False)[:3]]
            log.warning("unreadable update", update_id=raw.get("update_id"), kind=kind_of(raw), where=where)
            return None

    async def _takes(self, raw: Raw, known: dict[int, bool]) -> bool:
        """Whether there is room for one more of its sender; whoever asks too much is told once, each press is answered.

        Looked at before it is read: three hundred messages must cost next to nothing. What was sent again counts too.
        """
        who = sender_of(raw)
        if who is None:
            return True
        if not self._limits.full(who) and await self._limits.takes(who, ours=await self._is_ours(who, known)):
            return True
        first = self._limits.tells(who)
        update = self._read(raw) if first or "callback_query" in raw else None
        if first:
            log.warning("too many updates", person=who)
        if update is not None:
            self._beside(self._tell(update, "error-too-many", aloud=first))
        return False

    async def _tell(self, update: Update, word: str, *, aloud: bool = True) -> None:
        """A sentence, or only the press answered; in a group nothing."""
        message = update.message
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(texts().plain(word) if aloud else None)
            elif aloud and message is not None and message.chat.type == ChatType.PRIVATE:
                await self._bot.send_message(message.chat.id, texts().html(word))
        except TelegramAPIError as error:
            log.info("not told", update_id=update.update_id, reason=type(error).__name__)

    async def _arrival(self, raw: Raw, update: Update | None, *, ours: bool = True, first: bool = True) -> Received:
        """What is stored of it. The guard looks first, in memory: what it stops is stored nowhere. `ours`: its sender
        is a person of a centre; `first`: nothing of the chat came together with it, so that the window that stands
        there is the one it answers."""
        content = wire.dumps(of_the_sender(raw))
        kept = update is not None and ours and await self._may_be_kept(raw, update, first)
        return Received(
            raw["update_id"], kind_of(raw), len(content), content.decode() if kept else None, update is not None
        )

    async def _may_be_kept(self, raw: Raw, update: Update, first: bool) -> bool:
        if holds_contact(raw) or brings_code(raw):
            return False
        personal, key = await personal_texts(raw), chat_of(self._bot, update)
        if not personal or key is None:
            return not personal
        work = Work(self._db, self._clock, await self._actors.load(key.user_id))
        question = await self._question(key) if first and not self._order.held(StorageKey(*key)) else None
        return all([await may_stand(text, raw, work, question) for text in personal])

    async def _question(self, key: ChatKey) -> Question | None:
        """The question that is open in the chat."""
        try:
            return question_in(self._dispatcher["specs"], await self._dispatcher.dialogues.window(key))
        except (DomainError, LookupError, TypeError, ValueError):
            return None  # of an older release: nothing is allowed then

    async def _is_ours(self, who: int, known: dict[int, bool]) -> bool:
        """The same, asked once for all that came together."""
        if who not in known:
            known[who] = await self._is_known(who)
        return known[who]

    async def _is_known(self, who: int) -> bool:
        """Whether the sender is one of ours, and has agreed to what is kept: of others nothing is stored."""
        if self._known.get(who, 0.0) <= monotonic():
            actor = await self._actors.load(who)
            if not actor.known or actor.outgrown:
                self._known.pop(who, None)
                return False
            self._known[who] = monotonic() + KNOWN_FOR
        return True

    def _beside(self, call: Coroutine[None, None, None]) -> None:
        """Do it while other updates are taken: Telegram may be slow."""
        task = asyncio.create_task(call)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _answer_unread(self, raw: Raw) -> None:
        """A press that cannot be read is answered all the same: whoever pressed would wait for ever."""
        query = raw.get("callback_query")
        if not (isinstance(query, dict) and isinstance(query.get("id"), str)):
            return
        try:
            await self._bot.answer_callback_query(query["id"], texts().plain("error-stale-press"))
        except TelegramAPIError as error:
            log.info("press not answered", reason=type(error).__name__)

    def _begin(self, update: Update) -> asyncio.Task[None]:
        task = asyncio.create_task(self._one(update))
        self._running[update.update_id] = task
        task.add_done_callback(lambda _: self._running.pop(update.update_id, None))
        return task

    async def _one(self, update: Update) -> None:
        ticket = Ticket(self._bot.id, update.update_id)
        key = chat_of(self._bot, update)
        try:
            async with self._order.lock(StorageKey(*(key or (self._bot.id, 0, update.update_id)))):
                await self._dispatcher.feed_update(self._bot, update, ticket=ticket)
            if not ticket.handled:
                await self._finished.ask(ticket)
        except RedisError as error:
            log.warning("dialogues are away", update_id=update.update_id, reason=type(error).__name__)
            await self._finished.ask(ticket)  # the person is asked to do it again: the bot must not do it as well
            await self._tell(update, "error-away")
        except Exception:  # the last boundary: one update must not stop the others
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
        log.error("update set aside", update_id=ticket.update_id, kind=left.kind if left else "")
        await inbox.forget_content(self._db, ticket)
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
        while len(self._running) >= most:
            await asyncio.wait(set(self._running.values()), return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(0)  # their callbacks take them out
