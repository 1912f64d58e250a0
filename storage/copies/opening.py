"""A connection of its own for what reads or fills a whole database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection]:
    """The only connection of an engine; what was not committed is gone at the end. Its errors hide what they are about.

    SQLite minds no foreign key meanwhile: a row may come before the one it points to.
    """
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True)
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


async def server_version(connection: AsyncConnection) -> int:
    """The major version of a PostgreSQL server."""
    return int((await connection.exec_driver_sql("SHOW server_version_num")).scalar_one()) // 10_000
