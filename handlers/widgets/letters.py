"""What an action does to the letter whose button was pressed."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager
from markupsafe import Markup

from places.place import Way
from places.table import is_place

Press = Callable[[DialogManager, Any], Awaitable[None]]
"""Opens a dialogue, or does one use case and says so with `notice`, at the place that the button names."""
Presses = Mapping[Way, Press]
"""What the buttons of an area do, by the ways that its places lead."""

UNDER_LETTER: ContextVar[bool] = ContextVar("under_letter", default=False)
"""A letter's button is being handled: the letter keeps its buttons when something is shown below it, for the form may
be left, and a digest has more of them. Who ends the matter takes them away with `close_letter`."""


UNCHANGED = "message is not modified"
"""What Telegram says of a letter that looks so already."""
NUMBERED = re.compile(r"\d+ ")
"""How the buttons begin under a message with several things."""


def of_several(event: object) -> bool:
    """Whether the button that was pressed stands under a message with several things: it has more to say."""
    message = event.message if isinstance(event, CallbackQuery) else None
    keyboard = message.reply_markup if isinstance(message, Message) else None
    rows = keyboard.inline_keyboard if keyboard else []
    return any(NUMBERED.match(button.text) for row in rows for button in row)


def carries_file(event: object) -> bool:
    """Whether the button that was pressed stands under a file: a window in its place would take the file away."""
    message = event.message if isinstance(event, CallbackQuery) else None
    return isinstance(message, Message) and (message.document is not None or message.photo is not None)


async def close_letter(
    manager: DialogManager,
    text: Markup | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    below: bool = False,
) -> None:
    """The letter's matter is ended: take its buttons away, and put other words in its place if there are any, or
    `below` what it says. A message with several things stays as it is."""
    callback = manager.event
    if not isinstance(callback, CallbackQuery) or callback.message is None:
        return
    message = callback.message
    if isinstance(message, InaccessibleMessage) or not is_place(callback.data or "") or of_several(callback):
        return
    try:
        if text is None or message.text is None:
            await message.edit_reply_markup(reply_markup=None)
        else:
            said = Markup("\n").join([Markup(message.html_text), text]) if below else text  # noqa: S704 — Telegram's own
            await message.edit_text(said, reply_markup=keyboard)
    except TelegramBadRequest as error:
        if UNCHANGED not in error.message:
            raise  # else it is closed: pressed twice, or the press is forged
