"""What goes into the chat beside the windows. A caption is `Markup`: what a person typed cannot become a link."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import BufferedInputFile
from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import work_of
from models.audit import Paper
from models.errors import DomainError
from models.printable import printable
from services.audit import note_paper

log = structlog.get_logger()

CAPTION = 1024
Words = Callable[[int, int], Markup]
"""Says how much is done, of how much."""


async def send_paper(
    manager: DialogManager, paper: Paper | None, content: bytes, name: str, caption: Markup | None = None
) -> None:
    """A document of ours; the audit log says who got which, unless the use case that read it has said so (None)."""
    if paper is not None:
        await note_paper(work_of(manager), paper)
    bot, chat = _chat(manager)
    await bot.send_document(chat, BufferedInputFile(content, printable(name)), caption=caption)


def bot_id(manager: DialogManager) -> int:
    """Which bot it is: what Telegram calls a file for one, it does not for another."""
    return _chat(manager)[0].id


async def send_stored(manager: DialogManager, file_id: str, name: str, load: Callable[[], Awaitable[bytes]]) -> str:
    """A document of ours by the name that Telegram has it under; where there is none, or Telegram has it no more, with
    its bytes. Returns the name that Telegram has it under now."""
    bot, chat = _chat(manager)
    if file_id:
        try:
            await bot.send_document(chat, file_id)
        except TelegramBadRequest as error:
            if "file" not in error.message:
                raise
        else:
            return file_id
    sent = await bot.send_document(chat, BufferedInputFile(await load(), printable(name)))
    return sent.document.file_id if sent.document is not None else ""


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


class Progress:
    """One message that says how far a long work is. It comes when the work takes longer than `FIRST` seconds, is
    changed every `PAUSE` seconds at most, and goes when the work is done. Where Telegram does not take it the work goes
    on without it."""

    FIRST, PAUSE = 1.5, 3.0

    def __init__(self, bot: Bot, chat: int, words: Words, now: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._chat, self._words, self._now = bot, chat, words, now
        self._next = now() + self.FIRST
        self._message: int | None = None

    async def __call__(self, done: int, of: int) -> None:
        """So much is done of so much."""
        if self._now() < self._next:
            return
        self._next = self._now() + self.PAUSE
        words = self._words(done, of)
        with suppressed():
            if self._message is None:
                self._message = (await self._bot.send_message(self._chat, words)).message_id
            else:
                await self._bot.edit_message_text(words, chat_id=self._chat, message_id=self._message)

    async def end(self) -> None:
        """Nothing is to be waited for any more."""
        if self._message is not None:
            with suppressed():
                await self._bot.delete_message(self._chat, self._message)


@contextmanager
def suppressed() -> Iterator[None]:
    """What Telegram does not take of a message that is there for a moment only is no trouble of the work itself."""
    try:
        yield
    except TelegramAPIError as error:
        log.info("progress not shown", error=type(error).__name__)


@asynccontextmanager
async def progress(manager: DialogManager, words: Words) -> AsyncIterator[Progress]:
    """How far a long work is, said in the chat while it lasts."""
    bot, chat = _chat(manager)
    told = Progress(bot, chat, words)
    try:
        yield told
    finally:
        await told.end()


async def say(manager: DialogManager, words: Markup) -> None:
    """A message of its own."""
    bot, chat = _chat(manager)
    await bot.send_message(chat, words)


def _chat(manager: DialogManager) -> tuple[Bot, int]:
    return manager.middleware_data["bot"], manager.middleware_data["event_chat"].id
