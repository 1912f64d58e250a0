"""The guard before everything that a person types outside a form: commands, searches, edited messages, captions.

A form looks at its own texts (`handlers/form/guard.py`). Outside one what looks like personal data is answered
with its kinds and places and goes no further; the message goes at «Удалить» or after a quarter of an hour, so that a
false alarm destroys nobody's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog
from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.flags import get_flag
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject
from aiogram_dialog.api.entities import Context
from aiogram_dialog.api.internal import CONTEXT_KEY

from bot.middlewares import TAKES_FILES, Data, Handler
from bot.raw import Raw
from bot.storage import DialogueStorage
from handlers.area import naming
from handlers.context import Bag
from handlers.form.guard import NAMES, stopped_in
from handlers.form.state import Specs, takes_text
from handlers.widgets.erase import erase
from handlers.widgets.text import lines, paragraphs
from handlers.widgets.whereabouts import found_in, look, packed, whereabouts
from models.events.codes import is_check_in
from models.forms.form import Draft, Form
from models.privacy import Finding, places
from services.texts import texts
from services.work import Work
from storage.clock import Clock

log = structlog.get_logger()

STANDS = timedelta(minutes=15)
"""How long a message outside forms stays in the chat."""
CODE = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]+)\s*", re.IGNORECASE)
LINK = re.compile(r"(?<=start=)[\w-]+")
NO_MORE = "message to delete not found"
ERASE = "erase:"
"""What the button «Удалить» carries, and the message's number behind it."""
OTHERS = frozenset({
    "forward_origin", "forward_from", "forward_from_chat", "forward_sender_name", "external_reply", "via_bot",
    "entities", "caption_entities",
})  # fmt: skip
"""Where an update says who somebody else is; no handler asks it."""
PERSONAL = ("contact", "location", "venue")


Question = tuple[Form, Draft]


def of_the_sender(part: object) -> object:
    """An update as it came, without the names of others: whose words are forwarded or quoted, who is mentioned; and
    without the codes of links, which stand in the window that was pressed or in what is quoted."""
    if isinstance(part, str):
        return LINK.sub("…", part) if "start=" in part else part
    if isinstance(part, dict):
        return {name: of_the_sender(inner) for name, inner in part.items() if name not in OTHERS}
    return [of_the_sender(one) for one in part] if isinstance(part, list) else part


def holds_contact(raw: Raw) -> bool:
    """Whether an update as it came is somebody's telephone or place: that is never stored."""
    return any(name in message for message in _said(raw) for name in PERSONAL)


def brings_code(raw: Raw) -> bool:
    """Whether an update as it came is the link of an invite that was opened: its code is never stored. That of a room
    where presence is marked hangs at its door, and whoever opened it is marked though the process died over it."""
    codes = [found[1] for message in _said(raw) for text in _texts(message) if (found := CODE.fullmatch(text))]
    return any(not is_check_in(code) for code in codes)


async def personal_texts(raw: Raw) -> set[str]:
    """What is written in an update as it came and looks like personal data, whosever: looked at in memory, before
    anything else."""
    texts = {text for message in _said(raw) for text in _texts(message)}
    return {text for text in texts if not CODE.fullmatch(text) and await look(text)}


async def may_stand(text: str, raw: Raw, work: Work, question: Question | None) -> bool:
    """Whether such a text may be kept after all: the person's centre works with whom it names, or it answers the
    question that is open and asks for names."""
    if question is not None and text == raw.get("message", {}).get("text") and not text.startswith("/"):
        return not await stopped_in(work, *question, text)
    return not await found_in(work, text)


def _said(raw: Raw) -> list[Raw]:
    return [event for event in raw.values() if isinstance(event, dict)]  # in whatever kind of update


def _texts(part: object) -> Iterator[str]:
    """Everything written in a message, in what it answers and in what it quotes."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name in ("text", "caption") and isinstance(inner, str):
                yield inner
            elif name == "file_name" and isinstance(inner, str):
                yield inner.replace("_", " ")
            elif name in ("reply_to_message", "external_reply", "quote", "document", "poll", "checklist"):
                yield from _texts(inner)


@dataclass(frozen=True)
class Standing:
    """A message that is to go."""

    chat: int
    message: int
    until: datetime


class GuardTyped(BaseMiddleware):
    """Stops what is typed outside forms; remembers, in memory only, which messages are still to go."""

    def __init__(self, clock: Clock, *, erases: bool = True) -> None:
        """`erases`: whether the messenger lets a bot delete what a person wrote."""
        self._clock, self._erases = clock, erases
        self._standing: list[Standing] = []

    async def __call__(self, handler: Handler, event: TelegramObject, data: Data) -> object:
        if not isinstance(event, Message) or event.chat.type != ChatType.PRIVATE:
            return await handler(event, data)
        if event.text is None and event.edit_date is None and not get_flag(data, TAKES_FILES):
            return await handler(event, data)  # it is refused and taken out, whatever it holds
        text, context = event.text or event.caption or "", data.get(CONTEXT_KEY)
        if CODE.fullmatch(text) or _looked_at(event, text, context, data["specs"]):
            return await handler(event, data)
        found = await found_in(data["work"], text)
        if _asks_for_names(event, text, context):
            found = [one for one in found if one.category not in NAMES]
        if not found:
            return await handler(event, data)
        conversation = data["fsm_storage"].current if isinstance(data["fsm_storage"], DialogueStorage) else None
        in_form = conversation is not None and conversation.busy and event.edit_date is not None
        await self._say(event, text, found, at_once=in_form)
        return await handler(event, data) if get_flag(data, TAKES_FILES) else None

    async def _say(self, message: Message, text: str, found: list[Finding], *, at_once: bool) -> None:
        """The kinds and the places; nothing of the text."""
        said = lines(texts().html("privacy-found"), *whereabouts(packed(places(text, found))))
        if at_once:
            gone = "privacy-erased" if await erase(message) else "privacy-not-erased"
            await message.answer(paragraphs(said, texts().html(gone)))
            return
        if not self._erases:
            await message.answer(paragraphs(said, texts().html("privacy-outside-stays")))
            return
        self._standing.append(Standing(message.chat.id, message.message_id, self._clock.now() + STANDS))
        button = InlineKeyboardButton(text=texts().plain("privacy-erase"), callback_data=f"{ERASE}{message.message_id}")
        await message.answer(
            paragraphs(said, texts().html("privacy-outside")),
            reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
        )

    async def look(self, bot: Bot, *, all_of_them: bool = False) -> None:
        """A tick: take out of the chats what has stood for its time; at the end of the process, everything."""
        now = self._clock.now()
        due = [one for one in self._standing if all_of_them or one.until <= now]
        self._standing = [one for one in self._standing if one not in due]
        for one in due:
            try:
                await bot.delete_message(one.chat, one.message)
            except TelegramBadRequest:
                continue  # the person deleted it
            except TelegramAPIError:
                self._standing.append(one)  # Telegram is away: tried again at the next tick


async def erases(callback: CallbackQuery) -> bool:
    """Whether that button asks to take a message out of the chat."""
    return (callback.data or "").startswith(ERASE)


async def erased(callback: CallbackQuery, bot: Bot) -> None:
    """«Удалить»: the message goes, and what was said of it."""
    warning, number = callback.message, (callback.data or "").removeprefix(ERASE)
    if warning is None or not (number.isascii() and number.isdigit()):
        await callback.answer(texts().plain("error-stale"))
        return
    stays = not await _gone(bot, warning.chat.id, int(number))
    await _gone(bot, warning.chat.id, warning.message_id)
    await callback.answer(texts().plain("privacy-not-gone" if stays else "privacy-gone-from-chat"), show_alert=stays)


async def _gone(bot: Bot, chat: int, message: int) -> bool:
    """Whether the message is in the chat no more: it may be older than two days, or nobody's to delete."""
    try:
        await bot.delete_message(chat, message)
    except TelegramBadRequest as error:
        log.info("message not deleted", reason=error.message)
        return NO_MORE in error.message
    return True


def _asks_for_names(message: Message, text: str, window: Context | None) -> bool:
    """Whether names of staff are what the open window waits for."""
    typed = message.edit_date is None and message.text is not None and not text.startswith("/")
    return typed and window is not None and window.state.state in naming()


def _looked_at(message: Message, text: str, window: Context | None, specs: Specs) -> bool:
    """Whether the window that is open looks at what is typed into it by itself."""
    if message.edit_date is not None or message.text is None or text.startswith("/") or window is None:
        return False
    return takes_text(specs, window.state.state, cast("Bag", window.start_data))
