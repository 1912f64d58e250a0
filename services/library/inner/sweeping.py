"""What of the library goes by itself: files that no material has, a day after they came; what was sought and read long
ago."""

from datetime import timedelta

from sqlalchemy import delete, select

from models.library.searching import LibraryQuest, MaterialUse
from models.library.tables import LibraryMaterial, StoredFile
from storage.clock import Clock
from storage.database import Database
from storage.sweeping import sweep

KEPT = timedelta(days=1)
"""How long a file waits for the material that is made of it."""

SOUGHT_KEPT = timedelta(days=2 * 365)
"""How long it is known that something was sought in vain, after it was sought last."""
READ_KEPT = timedelta(days=3 * 365)
"""How long it is known who read what: a year's figures, and those of the year that they are compared with."""


async def forget_old_reading(db: Database, clock: Clock) -> None:
    """Delete searches in vain and uses of materials that are older than anybody asks about."""
    now = clock.now()
    await sweep(db, LibraryQuest, LibraryQuest.last_at < now - SOUGHT_KEPT)
    await sweep(db, MaterialUse, MaterialUse.at < now - READ_KEPT)


async def forget_unused_files(db: Database, clock: Clock) -> None:
    """Delete the rows first, then the bytes that none names: whoever puts the same bytes meanwhile keeps them."""
    before = clock.now() - KEPT
    async with db.writing() as session:
        used = select(LibraryMaterial.id).where(LibraryMaterial.file_id == StoredFile.id)
        await session.execute(delete(StoredFile).where(StoredFile.made_at < before, ~used.exists()))
    old = await db.files.old(before.timestamp())
    async with db.reading() as session:
        named = set(await session.scalars(select(StoredFile.sha256)))
    for digest in old:
        if digest not in named:
            await db.files.drop(digest, before.timestamp())
