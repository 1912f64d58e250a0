"""What the inbox says by itself, where no handler comes to speak."""

import structlog
from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update

from bot.raw import Raw
from services.texts import texts

log = structlog.get_logger()


class Replies:
    """One sentence, or a press that is answered; Telegram may refuse either."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def tell(self, update: Update, word: str, *, aloud: bool = True) -> None:
        """Say a sentence, or only answer the press; in a group nothing is said."""
        message = update.message
        try:
            if update.callback_query is not None:
                await update.callback_query.answer(texts().plain(word) if aloud else None)
            elif aloud and message is not None and message.chat.type == ChatType.PRIVATE:
                await self._bot.send_message(message.chat.id, texts().html(word))
        except TelegramAPIError as error:
            log.info("not told", update_id=update.update_id, reason=type(error).__name__)

    async def to_unread(self, raw: Raw) -> None:
        """A press that cannot be read is answered all the same: whoever pressed would wait for ever."""
        query = raw.get("callback_query")
        if not (isinstance(query, dict) and isinstance(query.get("id"), str)):
            return
        try:
            await self._bot.answer_callback_query(query["id"], texts().plain("error-stale-press"))
        except TelegramAPIError as error:
            log.info("press not answered", reason=type(error).__name__)
