"""Files that no material has any more, or never had: they go a day after they came."""

from datetime import timedelta

from sqlalchemy import delete, select

from models.library.tables import LibraryMaterial, StoredFile
from storage.clock import Clock
from storage.database import Database

KEPT = timedelta(days=1)
"""How long a file waits for the material that is made of it."""


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
