"""Which files of the store the database names: a copy of it is whole with these beside it."""

from sqlalchemy import select

from models.library.tables import StoredFile
from storage.database import Database


async def named_files(db: Database) -> list[str]:
    """The hashes of the files of all centres, each once; the bytes are `db.files.get(hash)`, and which of them are gone
    says `db.files.lost`."""
    async with db.reading() as session:
        return list(await session.scalars(select(StoredFile.sha256).distinct().order_by(StoredFile.sha256)))
