"""Whether there is a database that can be asked at all."""

import asyncio
from pathlib import Path

from sqlalchemy import make_url

from bot.settings import Settings


async def is_there(settings: Settings) -> bool:
    """False for an SQLite file that is not there: asking would make it."""
    url = make_url(settings.database_url)
    return url.get_backend_name() != "sqlite" or await asyncio.to_thread(Path(url.database or "").exists)
