"""The database: one writer and many readers on SQLite, a pool on PostgreSQL; the same doors for both."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from speed import sqlite_driver
from storage.batch import Batcher
from storage.files import FileStore
from storage.sqlite_group import GroupWriter

K = TypeVar("K")
V = TypeVar("V")

BUSY_MS = 5000
READERS = 4
TOLD = "told"
"""What a session notes that put something into the outbox."""
SERVER = {
    # milliseconds after which PostgreSQL ends a transaction whose process hangs: its locks hold up everybody else
    "idle_in_transaction_session_timeout": "20000",
    # what a second process is worth: its start takes ten milliseconds, and a summary of a centre's quarter needs two
    "parallel_setup_cost": "20000",
    # pages lie in memory or on a drive without heads: at the server's 4 it reads the lists of every centre for one's
    "random_page_cost": "1.1",
}
"""What PostgreSQL is told of each connection."""


class Ending(Protocol):
    """What a transaction does last of all."""

    async def write(self, connection: AsyncConnection) -> None:
        """Write the last of it, while the transaction is still open."""
        ...

    def committed(self) -> None:
        """Learn that the transaction has been committed."""
        ...


class Database:
    """`reading()` gives a session that cannot write, `writing()` a transaction that commits at its end.

    Its errors hide the parameters of their statement: they go into the log, and what people wrote must not.
    """

    def __init__(self, url: str, files: Path | None = None) -> None:
        self.url = make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.files = FileStore(files or Path(self._beside(), "files"))
        """Where the bytes of files lie that rows name by their hash."""
        self.told = asyncio.Event()
        """Set whenever something was put into the outbox and committed."""
        self._batchers: dict[object, Batcher[Any, Any]] = {}
        self._ending: Ending | None = None
        if self.sqlite:
            if self.url.database:
                Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
            # one connection that writes: many with BEGIN IMMEDIATE wait for each other ten times as long
            self.writer = self._sqlite_engine(pool_size=1, query_only=False)
            self.reader = self._sqlite_engine(pool_size=READERS, query_only=True)
            self._group: GroupWriter | None = GroupWriter(self.writer)
        else:
            self.writer = create_async_engine(
                self.url, pool_size=10, connect_args={"server_settings": SERVER}, hide_parameters=True
            )
            event.listen(self.writer.sync_engine, "handle_error", _hide_row)
            # a read needs no BEGIN and no ROLLBACK: two round trips less
            self.reader = self.writer.execution_options(isolation_level="AUTOCOMMIT")
            self._group = None

    def _beside(self) -> Path:
        """The folder of an SQLite database; of a server's, `data`."""
        return Path(self.url.database).parent if self.sqlite and self.url.database else Path("data")

    def _sqlite_engine(self, *, pool_size: int, query_only: bool) -> AsyncEngine:
        engine = create_async_engine(
            self.url,
            poolclass=AsyncAdaptedQueuePool,
            pool_size=pool_size,
            max_overflow=0,
            pool_timeout=30,
            connect_args=sqlite_driver.arguments(),
            hide_parameters=True,
        )
        _sqlite_manners(engine.sync_engine, query_only=query_only)
        return engine

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session to read with."""
        async with AsyncSession(self.reader, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def single(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one writing statement that needs no transaction of its own."""
        if self._group is not None:
            async with self._group.unit() as connection:
                yield connection
        else:
            async with self.reader.connect() as connection:  # it commits by itself
                yield connection

    def ending_with(self, ending: Ending) -> "Database":
        """The same database; each transaction that is made through this door ends with `ending`."""
        door = object.__new__(Database)
        vars(door).update(vars(self), _ending=ending)
        return door

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A connection in one transaction: committed at the end, rolled back when an error leaves it."""
        if self._group is not None:
            async with self._group.unit() as connection, connection.begin_nested():
                yield connection
                await self._end(connection)
        else:
            async with self.writer.begin() as connection:
                yield connection
                await self._end(connection)
        if self._ending is not None:
            self._ending.committed()

    async def _end(self, connection: AsyncConnection) -> None:
        if self._ending is not None:
            await self._ending.write(connection)

    @asynccontextmanager
    async def writing(self, *, wakes: bool = True) -> AsyncIterator[AsyncSession]:
        """A session in such a transaction, for what is easier with objects.

        `wakes`: what it puts into the outbox is sent at once.
        """
        async with (
            self.transaction() as connection,
            AsyncSession(connection, expire_on_commit=False, join_transaction_mode="rollback_only") as session,
            session.begin(),
        ):
            yield session
        if wakes and TOLD in session.info:
            self.told.set()

    async def ask(self, answer: Callable[["Database", Sequence[K]], Awaitable[Mapping[K, V]]], question: K) -> V:
        """The answer to a question that many ask in the same moment: they share one trip to the database."""
        batcher = self._batchers.get(answer)
        if batcher is None:
            batcher = self._batchers[answer] = Batcher(partial(answer, self))
        found: V = await batcher.ask(question)
        return found

    async def leave_no_trace(self) -> bool:
        """What was deleted or replaced stands in no file of the database any more; False while somebody still reads
        what was before. PostgreSQL does that by itself (docs/privacy.md)."""
        return self._group is None or await self._group.empty_log()

    async def close(self) -> None:
        """Give every connection back; without it the driver's threads keep the process alive."""
        await self.writer.dispose()
        await self.reader.dispose()


def _sqlite_manners(engine: Engine, *, query_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # NORMAL loses acknowledged commits when the power fails
        cursor.execute("PRAGMA secure_delete = ON")  # who was forgotten must not be read in pages that are free again
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        cursor.execute(f"PRAGMA query_only = {'ON' if query_only else 'OFF'}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if not query_only:
            # a deferred transaction that reads and then writes loses updates
            connection.exec_driver_sql("BEGIN IMMEDIATE")


def _hide_row(context: ExceptionContext) -> None:
    """PostgreSQL tells the whole row that broke a rule, in the error below ours."""
    from asyncpg import PostgresError  # whoever is on SQLite does without its three megabytes

    refused = context.original_exception.__cause__
    if isinstance(refused, PostgresError):
        refused.detail = None
