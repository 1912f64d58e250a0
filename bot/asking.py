"""A question that a command asks of the database, which is neither made nor changed in its build for it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.database import is_behind, unusable
from bot.saying import say
from bot.settings import Settings, SettingsError, load_settings
from storage.database import Database

T = TypeVar("T")


async def with_database(question: Callable[[Database], Awaitable[T]], settings: Settings | None = None) -> T:
    """The answer, from the database of these settings or of this process. Raises SettingsError for one that is empty,
    behind the program, or goes away meanwhile."""
    settings = settings or load_settings()
    if await is_behind(settings.database_url):
        raise SettingsError(say("database-empty"))
    db = Database(settings.database_url, settings.files_dir)
    try:
        return await question(db)
    except DBAPIError as error:
        raise SettingsError(unusable(error)) from None
    finally:
        await db.close()
