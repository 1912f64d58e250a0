"""What goes into the chat beside the windows. A caption is `Markup`: what a person typed cannot become a link."""

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import work_of
from models.audit import Paper
from models.errors import DomainError
from models.printable import printable
from services.audit import note_paper

CAPTION = 1024


async def send_paper(
    manager: DialogManager, paper: Paper | None, content: bytes, name: str, caption: Markup | None = None
) -> None:
    """A document of ours; the audit log says who got which, unless the use case that read it has said so (None)."""
    if paper is not None:
        await note_paper(work_of(manager), paper)
    bot, chat = _chat(manager)
    await bot.send_document(chat, BufferedInputFile(content, printable(name)), caption=caption)


async def send_kept(manager: DialogManager, file_id: str, words: str) -> None:
    """A document that a person sent, under the words that it bore: they are shown and never read as markup.

    Raises DomainError for one that Telegram does not keep any more.
    """
    bot, chat = _chat(manager)
    try:
        await bot.send_document(chat, file_id, caption=printable(words)[:CAPTION] or None, parse_mode=None)
    except TelegramBadRequest as error:
        if "file" not in error.message:
            raise
        raise DomainError("file-gone") from error


async def send_picture(manager: DialogManager, content: bytes, name: str, caption: Markup) -> None:
    """A picture of ours."""
    bot, chat = _chat(manager)
    await bot.send_photo(chat, BufferedInputFile(content, name), caption=caption)


async def say(manager: DialogManager, words: Markup) -> None:
    """A message of its own."""
    bot, chat = _chat(manager)
    await bot.send_message(chat, words)


def _chat(manager: DialogManager) -> tuple[Bot, int]:
    return manager.middleware_data["bot"], manager.middleware_data["event_chat"].id
