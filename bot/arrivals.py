"""What is stored of an update before it is handled: all of it, or only its number, kind and size."""

from aiogram import Bot
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import Update

from bot.dispatcher import GatedDispatcher, chat_of
from bot.raw import Raw, kind_of
from bot.storage import ChatIsolation
from bot.typed import Question, brings_code, holds_contact, may_stand, of_the_sender, personal_texts
from handlers.form.state import question_in
from models.errors import DomainError
from services.people.members import Actors
from services.wording import speak_to
from services.work import Work
from speed import wire
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import ChatKey
from storage.inbox import Received


class Arrivals:
    """Looks at what came, in memory, before anything of it is written."""

    def __init__(
        self, bot: Bot, dispatcher: GatedDispatcher, db: Database, clock: Clock, actors: Actors, order: ChatIsolation
    ) -> None:
        """`order` tells in which chats something is at work."""
        self._bot, self._dispatcher, self._order = bot, dispatcher, order
        self._db, self._clock, self._actors = db, clock, actors

    async def of(self, raw: Raw, update: Update | None, *, ours: bool = True, first: bool = True) -> Received:
        """What is stored of it. The guard looks first: what it stops is stored nowhere. `ours`: its sender is a person
        of a centre; `first`: nothing of the chat came together with it, so that the window that stands there is the
        one it answers."""
        content = wire.dumps(of_the_sender(raw))
        kept = update is not None and ours and await self._may_be_kept(raw, update, first)
        return Received(
            update_id=raw["update_id"],
            kind=kind_of(raw),
            size=len(content),
            content=content.decode() if kept else None,
            readable=update is not None,
            chat=chat.chat_id if (chat := chat_of(self._bot, update) if update is not None else None) else None,
        )

    async def _may_be_kept(self, raw: Raw, update: Update, first: bool) -> bool:
        if holds_contact(raw) or brings_code(raw):
            return False
        personal, key = await personal_texts(raw), chat_of(self._bot, update)
        if not personal or key is None:
            return not personal
        work = Work(self._db, self._clock, await self._actors.load(key.user_id))
        await speak_to(self._db, work.actor)
        question = await self._question(key) if first and not self._order.held(StorageKey(*key)) else None
        return all([await may_stand(text, raw, work, question) for text in personal])

    async def _question(self, key: ChatKey) -> Question | None:
        """The question that is open in the chat."""
        try:
            return question_in(self._dispatcher["specs"], await self._dispatcher.dialogues.window(key))
        except (DomainError, LookupError, TypeError, ValueError):
            return None  # of an older release: nothing is allowed then
