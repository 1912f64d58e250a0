"""A whole database moved between SQLite and PostgreSQL, and held against the old one row by row."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Select, func, insert, make_url, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from models.base import every_table
from storage import migration, unfinished
from storage.copies.making import DATABASE, Deployment
from storage.copies.opening import connected
from storage.copies.restoring import Differs, NotEmpty, is_empty
from storage.copies.tally import AT_ONCE, TableSum, tally
from storage.copies.workshop import show, workshop

LINKS = """SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY 1, 2"""
OTHERS = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'"""


class NotMigrated(Exception):
    """The old database waits for a migration."""


class InUse(Exception):
    """Somebody else is connected to the old database: what they write would be lost."""


class NotTaken(Exception):
    """The new database refuses a row that the old one has. Says of which table, and why."""


@dataclass(frozen=True)
class DatabaseMoved:
    """What is in the new place, and how many files were copied after it."""

    tables: int
    rows: int
    files: int


async def move(source: Deployment, target: Deployment) -> DatabaseMoved:
    """Copy every row of every table, compare them, and copy the files where the folder is another.

    Raises NotEmpty for a target that has anything, NotMigrated and Newer for a source that this program does not know
    as it is, InUse, NotTaken, Differs. The target is whole or, of SQLite, not there, of PostgreSQL, marked as
    unfinished.
    """
    if await migration.pending(source.url):
        raise NotMigrated
    if not await is_empty(target):
        raise NotEmpty
    async with _reading(source) as old:
        found = await (_into_sqlite if target.kind == "sqlite" else _into_postgresql)(old, target)
    files = await asyncio.to_thread(_move_files, source, target)
    return DatabaseMoved(len(found), sum(one.rows for one in found.values()), files)


@asynccontextmanager
async def _reading(source: Deployment) -> AsyncIterator[AsyncConnection]:
    """One moment of the old database."""
    async with connected(source.url) as old:
        if source.kind == "sqlite":
            await old.exec_driver_sql("BEGIN")
        else:
            await old.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            if (await old.exec_driver_sql(OTHERS)).scalar_one():
                raise InUse
        yield old


async def _into_sqlite(old: AsyncConnection, target: Deployment) -> dict[str, TableSum]:
    name = Path(make_url(target.url).database or "")
    with workshop(name) as folder:
        url = f"sqlite+aiosqlite:///{folder / DATABASE}"
        await migration.upgrade(url)
        async with connected(url) as new:
            await new.exec_driver_sql("BEGIN")
            await _copy(old, new)
            found = await _compared(old, new)
            if (await new.exec_driver_sql("PRAGMA foreign_key_check")).first() is not None:
                raise Differs("foreign keys")
            await new.commit()
        async with connected(url) as new:
            await new.exec_driver_sql("PRAGMA journal_mode = DELETE")
        await asyncio.to_thread(show, folder / DATABASE, name)
    return found


async def _into_postgresql(old: AsyncConnection, target: Deployment) -> dict[str, TableSum]:
    async with connected(target.url) as new:
        await unfinished.begin(new)
        await migration.upgrade(target.url)
        links = [tuple(map(str, row)) for row in await new.exec_driver_sql(LINKS)]
        for table, link, _ in links:  # a row may come before the one it points to; put back, each looks at every row
            await new.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {link}")
        await _copy(old, new)
        for table, link, meaning in links:
            await new.exec_driver_sql(f"ALTER TABLE {table} ADD CONSTRAINT {link} {meaning}")
        await count_on(new)
        found = await _compared(old, new)
        await unfinished.end(new)  # which commits all of it
    return found


async def _copy(old: AsyncConnection, new: AsyncConnection) -> None:
    for table in every_table().sorted_tables:
        async with old.stream(select(table), execution_options={"yield_per": AT_ONCE}) as found:
            async for some in found.mappings().partitions():
                try:
                    await new.execute(insert(table), [dict(row) for row in some])
                except DBAPIError as error:
                    raise NotTaken(f"{table.name}: {str(error.orig).splitlines()[0][:200]}") from None


async def _compared(old: AsyncConnection, new: AsyncConnection) -> dict[str, TableSum]:
    queries: dict[str, Select[*tuple[object, ...]]] = {
        table.name: select(*table.columns) for table in every_table().sorted_tables
    }
    before, after = await tally(old, queries), await tally(new, queries)
    if wrong := sorted(name for name in queries if before[name] != after[name]):
        raise Differs(", ".join(wrong))
    return after


async def count_on(connection: AsyncConnection) -> None:
    """PostgreSQL's next numbers come after those that stand: what came with its number was not counted."""
    for table in every_table().sorted_tables:
        if (own := table.autoincrement_column) is not None:
            sequence = func.pg_get_serial_sequence(table.name, own.name)
            last = await connection.scalar(select(func.max(own)))
            await connection.execute(select(func.setval(sequence, last or 1, last is not None)))


def _move_files(source: Deployment, target: Deployment) -> int:
    if source.store.folder.resolve() == target.store.folder.resolve():
        return 0
    moved = 0
    for digest in source.store.digests():
        if (content := source.store.read(digest)) is not None:
            target.store.keep(content)
            moved += 1
    return moved
