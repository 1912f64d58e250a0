"""The library's files: whether what the database names lies there as it came."""

import random

from bot.asking import with_database
from bot.doctor.finding import Finding, bad, well
from bot.doctor.present import is_there
from bot.settings import Settings, SettingsError
from services.library.inner.stored import named_files
from storage.database import Database

SAMPLE = 200
"""Files that are read, unless all are."""


async def files(settings: Settings, *, every: bool = False) -> Finding | None:
    """Whether the folder can be written to and files of a sample, or all, are whole. None without a database that can
    be asked."""
    if not await is_there(settings):
        return None

    async def look(db: Database) -> Finding:
        try:
            await db.files.check_writable()
            named = await named_files(db)
            looked = named if every else random.sample(named, min(SAMPLE, len(named)))
            lost = await db.files.lost(looked)
        except OSError as error:
            return bad("files-closed", folder=str(db.files.folder), why=error.strerror or type(error).__name__)
        seen = {"looked": len(looked), "all": len(named)}
        if lost:
            few = ", ".join(sorted(lost)[:3])
            return bad("files-lost", folder=str(db.files.folder), count=len(lost), which=few, **seen)
        return well("files", **seen)

    try:
        return await with_database(look, settings)
    except SettingsError:
        return None
