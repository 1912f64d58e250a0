"""A question that a command asks of the database, which is neither made nor changed in its build for it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.database import is_behind
from bot.settings import SettingsError, load_settings
from storage.database import Database

T = TypeVar("T")


async def with_database(question: Callable[[Database], Awaitable[T]]) -> T:
    """The answer. Raises SettingsError for a database that is empty or behind the program."""
    settings = load_settings()
    if await is_behind(settings.database_url):
        raise SettingsError("DATABASE_URL: the database is empty or behind the program. Run: python -m bot migrate")
    db = Database(settings.database_url, settings.files_dir)
    try:
        return await question(db)
    finally:
        await db.close()
