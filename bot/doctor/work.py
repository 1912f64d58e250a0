"""The bot's work: whether letters go out, and whether its copies are made."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.asking import with_database
from bot.clock import clock_for
from bot.doctor.finding import Finding, bad, note, well
from bot.doctor.present import is_there
from bot.kept import TOO_OLD, folder_of, newest
from bot.settings import Settings, SettingsError
from services.outbox.backlog import backlog

LATE = timedelta(minutes=10)
"""How long a letter may be due and not yet sent."""


async def outbox(settings: Settings) -> Finding | None:
    """Whether letters wait that should have gone. None without a database that can be asked."""
    if not await is_there(settings):
        return None
    now = clock_for(settings).now()
    try:
        found = await with_database(lambda db: backlog(db, now), settings)
    except SettingsError:
        return None
    if found.age > LATE:
        return bad("outbox-late", count=found.letters, minutes=round(found.age / timedelta(minutes=1)))
    return well("outbox")


async def copies(settings: Settings) -> Finding | None:
    """When the last daily copy was made. None while there is nothing to be copied."""
    if not await is_there(settings):
        return None
    if not settings.backup_keep:
        return note("copy-off")
    folder = folder_of(settings)
    try:
        made = await asyncio.to_thread(_newest, folder)
    except OSError as error:
        return bad("copy-closed", folder=str(folder), why=error.strerror or type(error).__name__)
    if made is None:
        return note("copy-none", folder=str(folder))
    clock = clock_for(settings)
    told = made.astimezone().strftime("%d.%m.%Y %H:%M")
    return bad("copy-old", made=told) if clock.now() - made > TOO_OLD else well("copy", made=told)


def _newest(folder: Path) -> datetime | None:
    """Raises OSError where it cannot be looked for."""
    if folder.exists():
        next(folder.iterdir(), None)  # a search by name passes over a folder that is closed
    return newest(folder)
