"""Who left by another messenger: of them nothing stays with the bot of this one, and with MAX's gateway."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import BotCommandScopeChat

from models.identities import Messenger
from services.people.inner.farewells import has_parted, list_parted
from storage.database import Database

log = structlog.get_logger()


async def part(db: Database, bot: Bot, messenger: Messenger) -> None:
    """A tick: the menu of their chat is taken away, by which a gateway knows that it is to forget them. Whom the
    messenger does not reach now is tried again."""
    done = []
    for user in await list_parted(db, messenger):
        try:
            await bot.delete_my_commands(BotCommandScopeChat(chat_id=user))
        except (TelegramBadRequest, TelegramForbiddenError):
            pass  # they stopped it, or never began
        except TelegramAPIError as error:
            log.info("not forgotten yet", reason=type(error).__name__)
            break
        done.append(user)
    await has_parted(db, messenger, done)
