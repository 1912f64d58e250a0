"""What aiogram-dialog is given of ours: names of dialogues, and a way out where a window was lost."""

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Message
from aiogram_dialog import Dialog, setup_dialogs
from aiogram_dialog.api.entities import NewMessage, OldMessage
from aiogram_dialog.manager.message_manager import MessageManager

from handlers.widgets.letters import UNDER_LETTER
from speed.dialogue_ids import set_up_ids
from speed.keyboards import set_up_keyboards

LOST = ("MESSAGE_ID_INVALID", "message identifier is not specified")
"""Beside what aiogram-dialog knows. A message that Telegram put off has the number 0."""


def set_up_windows(dispatcher: Dispatcher) -> None:
    """Make the dispatcher know dialogues."""
    set_up_ids()
    for dialog in dispatcher.sub_routers:
        if isinstance(dialog, Dialog):
            set_up_keyboards(dialog)
    # the gate isolates the whole update already; a second lock on the same chat would wait for itself
    setup_dialogs(dispatcher, message_manager=Windows(), events_isolation=DisabledEventIsolation())


class Windows(MessageManager):
    """aiogram-dialog's message manager, which also survives a window that Telegram no longer knows, and leaves letters
    their buttons."""

    async def remove_inline_kbd(self, bot: Bot, old_message: OldMessage | None) -> Message | None:
        if UNDER_LETTER.get():
            return None
        try:
            return await super().remove_inline_kbd(bot, old_message)
        except TelegramBadRequest as error:
            if not _is_lost(error):
                raise
            return None

    async def edit_message_safe(self, bot: Bot, new_message: NewMessage, old_message: OldMessage) -> Message:
        try:
            return await super().edit_message_safe(bot, new_message, old_message)
        except TelegramBadRequest as error:
            if not _is_lost(error):
                raise
            return await self.send_message(bot, new_message)


def _is_lost(error: TelegramBadRequest) -> bool:
    return any(said in error.message for said in LOST)
