"""Files that people send: what Telegram gives of them, and when none may be taken."""

from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document
from aiogram_dialog import DialogManager

from handlers.states import FormStates
from models.errors import DomainError

LARGEST = 20 * 1024 * 1024
"""Bytes that a bot may download; a larger file never reaches us."""


def filling(manager: DialogManager) -> bool:
    """Whether a form is open that a file would tear away; a saved one is not."""
    state = manager.current_context().state if manager.has_context() else None
    return state is not None and state.group is FormStates and state != FormStates.saved


async def download(bot: Bot, document: Document, too_large: DomainError) -> bytes:
    """What stands in the file. Raises `too_large`, and DomainError for a file that Telegram does not keep any more."""
    if (document.file_size or 0) > LARGEST:
        raise too_large
    out = BytesIO()
    try:
        await bot.download(document, out)
    except TelegramBadRequest as error:
        if "too big" in error.message:
            raise too_large from error
        raise DomainError("file-gone") from error  # a file of long ago: Telegram gives it no more
    return out.getvalue()
