"""What aiogram-dialog is given of ours: names of dialogues, and a way out where a window was lost."""

import secrets
import string
from typing import cast

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Message
from aiogram_dialog import Dialog, Window, setup_dialogs
from aiogram_dialog.api.entities import NewMessage, OldMessage, stack
from aiogram_dialog.manager.message_manager import MessageManager

from handlers.widgets.letters import UNDER_LETTER
from handlers.widgets.taps import PlainKeyboards

LETTERS = string.ascii_letters + string.digits


def set_up_windows(dispatcher: Dispatcher) -> None:
    """Make the dispatcher know dialogues."""
    stack.new_id = dialogue_id
    keyboards = PlainKeyboards()
    for dialog in dispatcher.sub_routers:
        if isinstance(dialog, Dialog):
            for window in dialog.windows.values():
                cast("Window", window).markup_factory = keyboards
    # the gate isolates the whole update already; a second lock on the same chat would wait for itself
    setup_dialogs(dispatcher, message_manager=Windows(), events_isolation=DisabledEventIsolation())


def dialogue_id() -> str:
    """A name that no other dialogue of the chat has, six characters long.

    aiogram-dialog's own has the second and one of a hundred numbers in it: a form opened within a second of the card
    below it takes the card along with itself once in a hundred times.
    """
    return "".join(secrets.choice(LETTERS) for _ in range(6))


class Windows(MessageManager):
    """aiogram-dialog's message manager, which also survives a window that Telegram no longer knows, and leaves letters
    their buttons."""

    async def remove_inline_kbd(self, bot: Bot, old_message: OldMessage | None) -> Message | None:
        return None if UNDER_LETTER.get() else await super().remove_inline_kbd(bot, old_message)

    async def edit_message_safe(self, bot: Bot, new_message: NewMessage, old_message: OldMessage) -> Message:
        try:
            return await super().edit_message_safe(bot, new_message, old_message)
        except TelegramBadRequest as error:
            if "MESSAGE_ID_INVALID" not in error.message:
                raise
            return await self.send_message(bot, new_message)
