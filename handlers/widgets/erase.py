"""What must not stand in the chat is taken out of it."""

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message

log = structlog.get_logger()


async def erase(message: Message) -> bool:
    """Delete a person's message; False when Telegram does not let us: it is older than two days, or gone."""
    try:
        await message.delete()
    except TelegramBadRequest as error:
        log.warning("message not deleted", reason=error.message)
        return False
    return True
