"""Migrated databases that are emptied between tests: migrating anew for each would take most of the time."""

import asyncio
import os
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from examples.demo.emptying import disarm
from models.base import every_table
from services import wording
from storage import migration
from storage.database import Database

TABLES = tuple(table.name for table in reversed(every_table().sorted_tables))
FULL = text(" UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in TABLES))  # noqa: S608 — as below
ON_SQLITE = pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
"""For weeks and months of rules that no database decides: living through them twice says nothing more."""
IN_USE = "55P03"
"""PostgreSQL's lock_not_available."""


in_earnest = migration.upgrade
"""One migration after another, for whoever looks at what they do."""


class Once:
    """Migrations for a session of tests: what they make of no file of SQLite is made once, and copied from then on."""

    def __init__(self, made: Path) -> None:
        """`made` is where the file is kept, for all who run at the same time."""
        self._made = made

    async def upgrade(self, url: str, revision: str = "head", *, keep: bool = True) -> None:
        """As `storage.migration.upgrade`."""
        name = make_url(url).database or ""
        if not url.startswith("sqlite") or revision != "head" or await asyncio.to_thread(_is_something, Path(name)):
            await in_earnest(url, revision, keep=keep)
            return
        if not await asyncio.to_thread(self._made.exists):
            new = self._made.with_name(f"{self._made.name}.{os.getpid()}")
            await in_earnest(f"sqlite+aiosqlite:///{new}")
            await asyncio.to_thread(new.replace, self._made)  # nobody is connected: no WAL is beside it
        await asyncio.to_thread(_lay, self._made, Path(name))


def _is_something(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


def _lay(made: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made.read_bytes())


async def migrated(url: str) -> Database:
    """A database of that address with all tables."""
    await migration.upgrade(url)
    return Database(url, None if url.startswith("sqlite") else Path(mkdtemp(prefix="opora-files-")))


async def bytes_of(db: Database) -> bytes:
    """All bytes of an SQLite file and of what stands beside it, free pages too.

    Another process reads them: a descriptor that is closed here would take this process's locks of the file along, and
    whoever opens it next would take the log for left behind.
    """
    file = Path(db.url.database or "")
    names = [str(one) for one in file.parent.glob(f"{file.name}*")]
    reader = await asyncio.create_subprocess_exec("cat", *names, stdout=asyncio.subprocess.PIPE)
    told, _ = await reader.communicate()
    return told


async def emptied(db: Database) -> None:
    """Take everything out of every table; ids begin anew."""
    async with db.writing() as session:
        await empty(await session.connection())
    wording._KNOWN.clear()  # the next centre's first version is another


async def empty(connection: AsyncConnection) -> None:
    """The same in a transaction that is open. TRUNCATE would make each of forty tables a new file: a tenth of a second
    before every test."""
    if connection.dialect.name == "postgresql":
        await _quiet(connection)
    full = set(await connection.scalars(FULL))
    guards = await disarm(connection) if "audit" in full else []
    for name in TABLES:
        if name in full:
            await connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608 — names of our own tables
    for guard in guards:
        await connection.exec_driver_sql(guard)  # no text(): a trigger may hold colons
    if connection.dialect.name == "postgresql":
        await connection.execute(text("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"))


async def _quiet(connection: AsyncConnection, patience: float = 30) -> None:
    """A bot at work must not add to what is being emptied, and whoever waits for a lock while it holds others may end
    in a deadlock, be it for rows that were only looked at FOR UPDATE: so all tables are asked for at once, and again a
    moment later when one of them is in use."""
    lock = text(f"LOCK TABLE {', '.join(TABLES)} IN EXCLUSIVE MODE NOWAIT")
    async with asyncio.timeout(patience):
        while True:
            try:
                async with connection.begin_nested():
                    await connection.execute(lock)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", "") != IN_USE:
                    raise
                await asyncio.sleep(0.01)
            else:
                return
