"""Migrated databases that are emptied between tests: migrating anew for each would take most of the time."""

import pkgutil
from importlib import import_module

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

import models
from models.base import Base
from services import migration
from services.database import Database

for module in pkgutil.walk_packages(models.__path__, "models."):
    import_module(module.name)  # so that the metadata knows every table
TABLES = tuple(table.name for table in reversed(Base.metadata.sorted_tables))
FULL = text(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in TABLES))  # noqa: S608 — as below


async def migrated(url: str) -> Database:
    """A database of that address with all tables."""
    await migration.upgrade(url)
    return Database(url)


async def emptied(db: Database) -> None:
    """Take everything out of every table; ids begin anew."""
    async with db.writing() as session:
        await empty(await session.connection())


async def empty(connection: AsyncConnection) -> None:
    """The same in a transaction that is open. TRUNCATE would make each of forty tables a new file: a tenth of a second
    before every test."""
    if connection.dialect.name == "postgresql":  # a bot at work must not add to what was just emptied
        await connection.execute(text(f"LOCK TABLE {', '.join(TABLES)} IN SHARE ROW EXCLUSIVE MODE"))
    full = set(await connection.scalars(FULL))
    for name in TABLES:
        if name in full:
            await connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608 — names of our own tables
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"))
