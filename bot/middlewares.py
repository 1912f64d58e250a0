"""One unit of work an update: who speaks, on which database, at what time."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.enums import ChatType, ContentType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommandScopeChat, CallbackQuery, Message, TelegramObject, Update

from bot.session import Session
from bot.storage import DialogueStorage
from handlers.commands import command_list
from handlers.entries import entries_of
from handlers.widgets.erase import erase
from models.people import Actor
from services.people.inner.reachability import mark_reachable
from services.people.members import Actors
from services.texts import texts
from services.wording import speak_to
from services.work import Work
from storage.clock import Clock
from storage.database import Database

log = structlog.get_logger()

TAKES_FILES = "takes_files"
"""The flag of a handler that a file was sent for."""
MEDIA = frozenset({
    ContentType.PHOTO, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE, ContentType.AUDIO,
    ContentType.ANIMATION, ContentType.DOCUMENT, ContentType.STICKER, ContentType.CONTACT, ContentType.LOCATION,
    ContentType.VENUE, ContentType.POLL, ContentType.DICE, ContentType.STORY, ContentType.PAID_MEDIA,
})  # fmt: skip

Data = dict[str, Any]
"""What aiogram hands from one middleware to the next, and to the handler by the names of its arguments."""
Handler = Callable[[TelegramObject, Data], Awaitable[object]]


class OpenWork(BaseMiddleware):
    """Gives handlers `work`, and keeps the person's command menu as their roles are."""

    def __init__(self, db: Database, clock: Clock, actors: Actors) -> None:
        self.db, self.clock = db, clock
        self._actors = actors

    async def __call__(self, handler: Handler, event: TelegramObject, data: Data) -> object:
        user = data.get("event_from_user")
        if user is None or not isinstance(event, Update):
            return None  # what comes from nobody, nobody may ask of us
        if await _odd(event, data):
            return None
        structlog.contextvars.bind_contextvars(update_id=event.update_id)
        actor = await self._actors.load(user.id)
        structlog.contextvars.bind_contextvars(person=actor.person_id, center=actor.center_id)
        ticket = data.get("ticket")
        db = self.db if ticket is None else self.db.ending_with(ticket)
        data["work"] = Work(db, self.clock, actor)
        await speak_to(db, actor)
        if actor.blocked and event.my_chat_member is None:
            await mark_reachable(self.db, self.clock, actor.messenger, user.id, reachable=True)
        await self._offer_commands(data["bot"], data["fsm_storage"], actor)
        event = await _without_draft(event, data)
        result = await handler(_readable(await _of_this_center(event, data, actor)), data)
        if event.callback_query is not None:  # aiogram-dialog answers the presses of its own windows alone
            await answer_press(event.callback_query)
        return result

    async def _offer_commands(self, bot: Bot, storage: object, actor: Actor) -> None:
        """Set the command menu of this chat when it is not the one that stands there."""
        conversation = storage.current if isinstance(storage, DialogueStorage) else None
        if conversation is None or conversation.key.chat_id != actor.user_id:
            return
        names = " ".join(entry.command for entry in entries_of(actor))
        if conversation.commands == names or not (actor.known or conversation.commands):
            return
        try:
            await bot.set_my_commands(command_list(actor), BotCommandScopeChat(chat_id=actor.user_id))
        except TelegramAPIError as error:
            log.warning("commands not set", reason=str(error))  # tried again with the next update
        else:
            conversation.commands = names


async def _of_this_center(event: Update, data: Data, actor: Actor) -> Update:
    """What answers a window of another centre of the account, where it holds no post any more, is no answer to this
    one's: that window is closed, and the menu opens."""
    storage = data["fsm_storage"]
    conversation = storage.current if isinstance(storage, DialogueStorage) else None
    if conversation is None or not actor.shared or actor.person_id is None or not conversation.belong(actor.person_id):
        return event
    opens = _as_menu(event)
    if opens is not event:
        await data["bot"].send_message(
            conversation.key.chat_id, texts().html("center-turned", center=actor.center_name)
        )
    return opens


async def _without_draft(event: Update, data: Data) -> Update:
    """A half-filled form that Redis has lost is said to be lost; what was typed was its answer, and the menu opens."""
    storage = data["fsm_storage"]
    conversation = storage.current if isinstance(storage, DialogueStorage) else None
    if conversation is None or not conversation.lost:
        return event
    log.warning("draft lost")
    await data["bot"].send_message(conversation.key.chat_id, texts().html("error-draft-lost"))
    return _as_menu(event)


def _as_menu(event: Update) -> Update:
    """What was typed is not taken for anything; a command, a press and everything else stay as they are."""
    message = event.message
    if message is None or (message.text or "").startswith("/"):
        return event
    return event.model_copy(update={"message": message.model_copy(update={"text": "/menu", "document": None})})


async def _odd(event: Update, data: Data) -> bool:
    """What no dialogue can answer: anything in a group but that the bot came there, and a press without its message or
    its data. A press is told that its window is no more, so that it does not wait."""
    query = event.callback_query
    if query is not None and (query.message is None or query.data is None):
        await answer_press(query, texts().plain("error-stale-press"))
        return True
    chat = data.get("event_chat")
    if event.my_chat_member is not None or chat is None or chat.type == ChatType.PRIVATE:
        return False
    if query is not None:
        await answer_press(query)
    return True


async def answer_press(query: CallbackQuery, text: str | None = None) -> None:
    """So that no button waits for ever: what was answered before stands."""
    session = getattr(query.bot, "session", None)
    if isinstance(session, Session) and query.id in session.answered:
        return
    try:
        await query.answer(text)
    except TelegramAPIError as error:
        log.info("press not answered", reason=str(error))  # it is older than Telegram remembers


def _readable(event: Update) -> Update:
    """A reply to what has no sender is a message like any other, of whatever kind: aiogram-dialog asks the sender of
    every such."""
    if event.callback_query is not None:
        return event
    for name, message in event:
        if isinstance(message, Message) and message.reply_to_message and message.reply_to_message.from_user is None:
            return event.model_copy(update={name: message.model_copy(update={"reply_to_message": None})})
    return event


class EraseMedia(BaseMiddleware):
    """Takes photos, voices and the like out of the chat after they were refused: personal data may be in them.

    Only a handler with the flag `takes_files` keeps what was sent. An album is answered once.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: Data) -> object:
        if not isinstance(event, Message) or event.chat.type != ChatType.PRIVATE or event.content_type not in MEDIA:
            return await handler(event, data)
        if get_flag(data, TAKES_FILES):
            return await handler(event, data)
        result = None if self._answered(event, data["fsm_storage"]) else await handler(event, data)
        await erase(event)
        return result

    def _answered(self, message: Message, storage: object) -> bool:
        """Whether another part of the same album was answered before."""
        conversation = storage.current if isinstance(storage, DialogueStorage) else None
        if conversation is None or message.media_group_id is None:
            return False
        before, conversation.album = conversation.album, message.media_group_id
        return before == message.media_group_id
