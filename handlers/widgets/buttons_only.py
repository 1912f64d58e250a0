"""The input of every window that has buttons and nothing to type."""

from aiogram.enums import ContentType
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from services.texts import texts


async def refuse(message: Message, _: MessageInput, _manager: DialogManager) -> None:
    """Why what was sent is not taken here."""
    key = "error-only-buttons" if message.text else "error-no-media"
    await message.answer(texts().html(key))


def buttons_only() -> MessageInput:
    """Say that this window is for buttons (the window is shown again below), and why a photo is not taken."""
    return MessageInput(refuse, content_types=ContentType.ANY)
