"""A mark in a database of PostgreSQL that is being filled: whoever finds it knows that it is not whole."""

from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncConnection

TABLE = "unfinished"


class Unfinished(Exception):
    """A copy was being brought back into the database, or another database moved into it, and that did not end."""


async def begin(connection: AsyncConnection) -> None:
    """Set the mark, and commit it."""
    await connection.exec_driver_sql(f"CREATE TABLE {TABLE} (mark INTEGER)")
    await connection.commit()


async def end(connection: AsyncConnection) -> None:
    """Take the mark away, and commit that."""
    await connection.exec_driver_sql(f"DROP TABLE {TABLE}")
    await connection.commit()


def stands(connection: Connection) -> bool:
    """Whether the mark stands in that database."""
    return inspect(connection).has_table(TABLE)
