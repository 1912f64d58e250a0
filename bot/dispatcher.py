"""The gate every update comes through: one at a time a chat, one read and one write of state."""

from time import monotonic

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from bot.storage import Conversation, DialogueStorage
from handlers.area import entries
from storage.dialogues import ChatKey
from storage.inbox import Ticket
from storage.meter import chosen, took


class GatedDispatcher(Dispatcher):
    """A Dispatcher whose isolation spans everything: middlewares, handlers, errors and the keeping of state.

    aiogram's own isolation ends before its error handlers run.
    """

    def __init__(self, storage: DialogueStorage, isolation: BaseEventIsolation) -> None:
        super().__init__(storage=storage)
        self.dialogues = storage
        self.isolation = isolation
        self.shutdown.register(isolation.close)

    async def feed_update(self, bot: Bot, update: Update, *, ticket: Ticket | None = None, **kwargs: object) -> object:
        """Handle the update. The same for polling, webhook and tests; `ticket` is its place in the inbox."""
        key = chat_of(bot, update)
        if key is None:
            return await super().feed_update(bot, update, **kwargs)
        async with self.isolation.lock(StorageKey(*key)), self.dialogues.conversation(key, ticket) as conversation:
            what, began = _answers(update, conversation) if chosen.counts else "", monotonic()
            try:
                return await super().feed_update(bot, update, ticket=ticket, **kwargs)
            finally:
                took("handled", monotonic() - began, what)


def _answers(update: Update, conversation: Conversation) -> str:
    """What an update answers, for counting: a command, or the area of the window that stands there; one of few."""
    text = (update.message.text or "") if update.message is not None else ""
    if text.startswith("/"):
        name = text[1:].split(maxsplit=1)[0].partition("@")[0] if text[1:].strip() else ""
        return f"/{name}" if name in entries() or name == "start" else "/?"
    window = conversation.window()
    return str(window["state"]).partition(":")[0] if window else update.event_type


def chat_of(bot: Bot, update: Update) -> ChatKey | None:
    """Whose conversation the update belongs to; None for what comes from no chat."""
    try:
        event = update.event
    except UpdateTypeLookupError:
        return None
    user = getattr(event, "from_user", None)
    chat = getattr(event, "chat", None) or getattr(getattr(event, "message", None), "chat", None)
    if user is None or chat is None:
        return None
    return ChatKey(bot.id, chat.id, user.id)
