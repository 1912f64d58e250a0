"""What stands in the tables, in figures that a copy must repeat: rows, and a sum over every value of every row.

The sum does not depend on the order of rows: PostgreSQL has none of its own, and sorts texts otherwise than SQLite.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, Select, column, inspect, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

AT_ONCE = 500
"""Rows fetched together."""
SIZE = 1 << 256


class TableSum(NamedTuple):
    """Of one table. `sum` in hexadecimal digits."""

    rows: int
    sum: str


async def tally(connection: AsyncConnection, queries: Mapping[str, Select[*tuple[object, ...]]]) -> dict[str, TableSum]:
    """The figures of each query by its name, in the caller's transaction."""
    return {name: await _tally(connection, query) for name, query in queries.items()}


async def _tally(connection: AsyncConnection, query: Select[*tuple[object, ...]]) -> TableSum:
    rows = total = 0
    async with connection.stream(query, execution_options={"yield_per": AT_ONCE}) as found:
        async for some in found.partitions():
            rows += len(some)
            total += sum(digest(row) for row in some)
    return TableSum(rows, f"{total % SIZE:064x}")


async def as_stored(connection: AsyncConnection) -> dict[str, Select[*tuple[object, ...]]]:
    """A query of each table as the database itself has it, whichever version of the program made it: values as the
    driver gives them."""
    found = await connection.run_sync(_columns)
    return {name: select(*map(column, columns)).select_from(table(name)) for name, columns in found.items()}


def _columns(connection: Connection) -> dict[str, list[str]]:
    """Columns in the order of their names: a migration may have added one at the end."""
    looked = inspect(connection)
    names = sorted(looked.get_table_names())
    return {name: sorted(str(one["name"]) for one in looked.get_columns(name)) for name in names}


def digest(row: Iterable[object]) -> int:
    """A number that stands for all values of a row, the same on every database."""
    hashed = sha256()
    for value in row:
        kind, content = _plain(value)
        hashed.update(kind + len(content).to_bytes(8, "big"))
        hashed.update(content)
    return int.from_bytes(hashed.digest(), "big")


def _plain(value: object) -> tuple[bytes, bytes]:
    match value:
        case None:
            return b"-", b""
        case bytes() | memoryview():
            return b"b", bytes(value)
        case str():  # an enum's value too
            return b"s", str(value).encode("utf-8", "surrogatepass")
        case bool() | int():
            return b"i", b"%d" % value
        case datetime():
            return b"t", (value.astimezone(UTC) if value.tzinfo else value).isoformat().encode()
        case date() | time():
            return b"d", value.isoformat().encode()
        case dict() | list():
            return b"j", json.dumps(value, sort_keys=True).encode()
    return b"r", repr(value).encode()
