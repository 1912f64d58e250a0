"""Group commit for SQLite's single writer: units that wait for their turn share one commit, so one flush of the disk.

Each unit runs alone on the one writing connection, in a savepoint of its own. When the first is through, their commit
queues at the end; whoever was waiting meanwhile has joined the transaction. Nobody is told «done» before that commit.
Alone, a unit commits at once.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction

from speed.cancelling import to_the_end

LARGEST = 64
"""Units that share a commit at most: the first of them waits for all."""


@dataclass(kw_only=True)
class _Group:
    connection: AsyncConnection
    transaction: AsyncTransaction
    units: int = 0
    closed: bool = False
    error: Exception | None = None
    committing: asyncio.Task[None] | None = None


class GroupWriter:
    """The one writer of an SQLite database in this process."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()  # first come, first served
        self._group: _Group | None = None

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[AsyncConnection]:
        """The writing connection for one unit of work; committed when the context has been left without an error.

        Raises what the commit raised, to every unit that shared it.
        """
        group: _Group | None = None
        try:
            async with self._turn:
                group = await self._join()
                yield group.connection
        finally:
            if group is not None:
                if group.committing is None:
                    group.committing = asyncio.create_task(self._finish(group))
                await to_the_end(group.committing)
        if group.error is not None:
            raise group.error

    async def empty_log(self) -> bool:
        """Take what is committed over into the database's file and cut the write-ahead log to nothing; False when a
        reader was in the way for longer than writers wait."""
        async with self._turn:
            if self._group is not None:
                await self._close(self._group)
            async with self._engine.connect() as connection:
                driver = (await connection.get_raw_connection()).driver_connection
                ((busy, *_),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
                return not busy

    async def _join(self) -> _Group:
        if self._group is not None and self._group.units >= LARGEST:
            await self._close(self._group)
        if self._group is None:
            connection = await self._engine.connect()
            try:
                self._group = _Group(connection=connection, transaction=await connection.begin())
            except BaseException:
                await connection.close()
                raise
        self._group.units += 1
        return self._group

    async def _finish(self, group: _Group) -> None:
        async with self._turn:
            await self._close(group)

    async def _close(self, group: _Group) -> None:
        if group.closed:
            return
        group.closed, self._group = True, None
        try:
            await group.transaction.commit()
        except Exception as error:  # noqa: BLE001 — handed to every unit of the group
            group.error = error
            await group.transaction.rollback()
        finally:
            await group.connection.close()
