"""Migrations over alembic: run by the bot itself on SQLite, by `python -m bot migrate` on PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, closing
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from models.audit import TRIGGERS
from storage import unfinished

SCRIPTS = Path(__file__).resolve().parents[1] / "migrations"
ONE_AT_A_TIME = 4_705_021
"""The key of the advisory lock that keeps two replicas from migrating at once."""

ENABLED = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit'::regclass AND tgenabled IN ('O', 'A')"


OWNS = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'audit'::regclass"


BEFORE, PART = "before-migration-", ".part"
COPIES = 3
"""How many copies from before a migration are kept."""


class Newer(Exception):
    """The database was written by a later version of the program. Says the revision, when it is known."""


async def upgrade(url: str, revision: str = "head", *, keep: bool = True) -> None:
    """Bring the database up to the revision; a database that is there already is left alone. A file of SQLite is copied
    beside itself before it is changed, unless it need not be kept. Raises Newer."""
    database, before = make_url(url), await _current(url, whole=False)
    if keep and database.get_backend_name() == "sqlite" and database.database and before and before != newest():
        await asyncio.to_thread(_set_aside, Path(database.database), min(before))
    await _run(url, lambda config: command.upgrade(config, revision))


async def downgrade(url: str, revision: str) -> None:
    """Bring the database down to the revision («base» is an empty one)."""
    await _run(url, lambda config: command.downgrade(config, revision))


async def draft(url: str, message: str) -> None:
    """Write a new migration from what the models have and the database has not."""
    await _run(url, lambda config: command.revision(config, message, autogenerate=True))


async def pending(url: str) -> bool:
    """Whether the database is behind the models. Raises Newer, Unfinished, and the driver's error when it cannot be
    reached."""
    return await _current(url) != newest()


def knows(revisions: Iterable[str]) -> bool:
    """Whether this program knows all of these."""
    return set(revisions) <= {script.revision for script in scripts().walk_revisions()}


def backup(database: Path, copy: Path) -> None:
    """A whole copy of an SQLite database at work, by SQLite's own means: the file alone lacks what stands in the WAL.

    Raises FileExistsError when there is such a file, sqlite3.Error for what is no database.
    """
    copy.touch(mode=0o600, exist_ok=False)
    source = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    with closing(source), closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def copies_before(database: Path) -> list[Path]:
    """The copies that were made of an SQLite database before it was migrated, the newest first."""
    found = database.parent.glob(f"{database.name}.{BEFORE}*")
    return sorted((one for one in found if one.suffix != PART), key=lambda one: one.stat().st_mtime, reverse=True)


def _set_aside(database: Path, revision: str) -> None:
    """Copy it under a name that says where it stood. It appears whole; the oldest go when it is there."""
    copy = Path(f"{database}.{BEFORE}{revision}")
    part = Path(f"{copy}{PART}")
    part.unlink(missing_ok=True)
    try:
        backup(database, part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.replace(copy)
    for old in copies_before(database)[COPIES:]:
        old.unlink()


async def _current(url: str, *, whole: bool = True) -> set[str]:
    """The revisions that the database has. Raises Newer for one that this program does not know, Unfinished when it
    must be `whole` and is still being filled."""
    async with _connection(url) as connection:
        found = await connection.run_sync(heads)
        if whole and await connection.run_sync(unfinished.stands):
            raise unfinished.Unfinished
    if not knows(found):
        raise Newer(min(found))
    return found


def heads(connection: Connection) -> set[str]:
    """The revisions that the database says it has."""
    return set(MigrationContext.configure(connection).get_current_heads())


def newest() -> set[str]:
    """The revisions that this program wants."""
    return set(scripts().get_heads())


@cache
def scripts() -> ScriptDirectory:
    """All migrations; reading them takes longer than most of them do."""
    return ScriptDirectory(str(SCRIPTS))


def config_for(connection: Connection) -> Config:
    """alembic's configuration over an open connection; there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def _run(url: str, action: Callable[[Config], object]) -> None:
    async with _connection(url) as connection:
        await connection.begin()  # else alembic commits each step on SQLite, before it is looked at below
        if connection.dialect.name == "postgresql":
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
        await connection.run_sync(lambda sync: action(config_for(sync)))
        if connection.dialect.name == "sqlite":
            await _check_links(connection)
        if await connection.run_sync(heads) == newest() and (gone := await _missing_triggers(connection)):
            raise RuntimeError(f"the migration would take the audit log's triggers away: {', '.join(gone)}")
        await connection.commit()


async def unguarded(url: str) -> list[str]:
    """The triggers of the audit log that are not there, in a database that is up to date."""
    async with _connection(url) as connection:
        return await _missing_triggers(connection)


async def owns_log(url: str) -> bool:
    """Whether the role that speaks here may take the audit log's triggers away: its owner on PostgreSQL, or a
    superuser. Of SQLite's file whoever can write it is the owner."""
    async with _connection(url) as connection:
        return bool(await connection.scalar(text(OWNS))) if connection.dialect.name == "postgresql" else True


async def _missing_triggers(connection: AsyncConnection) -> list[str]:
    sqlite = connection.dialect.name == "sqlite"
    known = "SELECT name FROM sqlite_master WHERE type = 'trigger'" if sqlite else ENABLED
    found = {name for (name,) in await connection.exec_driver_sql(known)}
    return sorted(TRIGGERS[connection.dialect.name] - found)


async def _check_links(connection: AsyncConnection) -> None:
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"the migration would leave {len(broken)} rows without what they point to")


@asynccontextmanager
async def _connection(url: str) -> AsyncIterator[AsyncConnection]:
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(parsed, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        _whole_or_nothing(engine.sync_engine)
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


def _whole_or_nothing(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        # a batch recreates a table: with foreign keys on, dropping the old one would delete its children
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
