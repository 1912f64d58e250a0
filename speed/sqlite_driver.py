"""aiosqlite with one trip to its thread a statement.

SQLAlchemy asks its cursor five times for one statement (open, execute, fetch, close, roll back), and each is a trip
to the connection's thread and back: 21 an update where 3 do, a third of a step's time (`make bench`).
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

from speed.cancelling import to_the_end
from speed.switch import Bend, bent

MARKS = ("SAVEPOINT ", "RELEASE ")
"""Statements that only mark a place: they go along with the next one instead of making a trip of their own."""


class OneTripCursor:
    """What SQLAlchemy's adapter needs of a cursor; rows are fetched with the statement."""

    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> None:
        """Run the statement and bring its rows."""
        if operation.startswith(MARKS):
            self._connection.ahead.append(operation)
            return
        await self._connection.on_thread(self._run, operation, parameters, many=False)

    async def executemany(self, operation: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run the statement for each of the parameters."""
        await self._connection.on_thread(self._run, operation, parameters, many=True)

    def _run(self, operation: str, parameters: Any, *, many: bool) -> None:
        cursor = self._connection.raw.cursor()
        try:
            self._connection.catch_up()
            (cursor.executemany if many else cursor.execute)(operation, parameters)
            self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
            self._rows = cursor.fetchall() if cursor.description else []
        finally:
            cursor.close()

    async def fetchall(self) -> list[Any]:
        """The rows that came with the statement; they are handed out once."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """The real cursor was closed on its thread."""


class OneTripConnection(aiosqlite.Connection):
    """aiosqlite's connection with such cursors; ending a transaction that was not begun costs nothing."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self.ahead: list[str] = []

    def catch_up(self) -> None:
        """Make the marks that have been asked for; on the connection's thread only."""
        while self.ahead:
            self.raw.execute(self.ahead.pop(0))

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection, for use on its own thread only."""
        return self._conn

    async def on_thread(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Call the function on the connection's thread; it is waited for even by who is cancelled meanwhile.

        A statement that nobody waits for would leave the connection in the middle of it, for all who share it.
        """
        if not self._running or self._connection is None:
            raise ValueError("the connection is closed")
        future = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((future, partial(function, *args, **kwargs)))
        return await to_the_end(future)

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # theirs is a coroutine
        """A cursor; nothing happens before its statement."""
        return OneTripCursor(self)

    async def commit(self) -> None:
        """Commit when there is a transaction."""
        if self.in_transaction:
            await self.on_thread(self._commit)

    def _commit(self) -> None:
        self.catch_up()
        self.raw.commit()

    async def rollback(self) -> None:
        """Roll back when there is a transaction."""
        self.ahead.clear()
        if self.in_transaction:
            await super().rollback()


def connect(database: str, **options: Any) -> OneTripConnection:
    """A connection that has not been opened yet: awaiting it opens it."""

    def connector() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(database, **options)
        return opened

    connection: OneTripConnection = OneTripConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 — a connection that leaks must not keep the process alive
    return connection


def arguments() -> dict[str, Any]:
    """What SQLAlchemy is told of connecting."""
    return {"async_creator_fn": connect} if bent(Bend.DRIVER) else {}
