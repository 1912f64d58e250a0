"""Migrated databases that are emptied between tests: migrating anew for each would take most of the time."""

from sqlalchemy import text

from models.base import Base
from services import migration
from services.database import Database


async def migrated(url: str) -> Database:
    """A database of that address with all tables."""
    await migration.upgrade(url)
    return Database(url)


async def emptied(db: Database) -> None:
    """Take everything out of every table; ids begin anew."""
    tables = [table.name for table in reversed(Base.metadata.sorted_tables)]
    async with db.writing() as session:
        if db.sqlite:
            for name in tables:
                await session.execute(text(f"DELETE FROM {name}"))  # noqa: S608 — names of our own tables
        else:
            await session.execute(text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
