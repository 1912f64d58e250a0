"""A year of two hundred centres: how large the database becomes, and what the sweeps take away.

The rates are measured: a centre of the demonstration lives half a year by its people's use cases, its own clock and
sender. Then each of its rows is written once more for each half-year of each centre, by SQL and under new numbers.
`python -m tests.bench.growth 20` does so for twenty centres.
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sqlalchemy import BigInteger, Column, String, func, select, text

from bot.teller import forget
from examples.demo.seed import fill
from models.base import every_table
from storage import migration
from storage.clock import StoppedClock, SystemClock
from storage.copies.belonging import numbered
from storage.database import Database
from tests.bench.report import Line

CENTERS, HALVES = 200, 2
HALF = timedelta(days=182)
MEGABYTE = 1 << 20
LARGEST = 12
"""Tables that are told of."""


async def measure(centers: int = CENTERS) -> list[Line]:
    """Megabytes of the SQLite file after the year, and after the sweeps; rows by table go to stderr."""
    with tempfile.TemporaryDirectory() as folder:
        url, clock = f"sqlite+aiosqlite:///{folder}/year.db", SystemClock()
        await migration.upgrade(url)
        db = Database(url)
        try:
            await fill(db, clock.now(), HALF)
            rates = await _rows(db)
            began = time.monotonic()
            base = Path(folder, "base.db")
            migration.backup(Path(folder, "year.db"), base)
            await asyncio.to_thread(_multiply, Path(folder, "year.db"), base, centers * HALVES)
            print(f"{centers * HALVES} half-years written in {time.monotonic() - began:.0f} s", file=sys.stderr)
            after = await _rows(db)
            size = await _size(db)
            began = time.monotonic()
            await forget(db, StoppedClock(clock.now()), ())
            swept, left = time.monotonic() - began, await _rows(db)
            for name in sorted(after, key=lambda one: -after[one])[:LARGEST]:
                print(f"{name}: {rates[name]} a half-year, {after[name]} rows, {left[name]} left", file=sys.stderr)
        finally:
            await db.close()
    named = f"growth: a year of {centers} centres"
    return [
        Line(f"{named}, rows", sum(after.values())),
        Line(f"{named}, the SQLite file", size, unit="MB"),
        Line(f"{named}, a centre's part", size / centers, unit="MB"),
        Line(f"{named}, rows that the sweeps took", sum(after.values()) - sum(left.values())),
        Line(f"{named}, seconds of the sweeps", swept, unit="s"),
    ]


async def _rows(db: Database) -> dict[str, int]:
    async with db.reading() as session:
        return {
            one.name: await session.scalar(select(func.count()).select_from(one)) or 0
            for one in every_table().sorted_tables
        }


async def _size(db: Database) -> float:
    await db.leave_no_trace()
    async with db.reading() as session:
        pages = await session.scalar(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
    return int(pages or 0) / MEGABYTE


def _multiply(file: Path, base: Path, times: int) -> None:
    """Write every row of `base` so many times; the first is there."""
    tables = every_table().sorted_tables
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"ATTACH '{base}' AS base")
        counted = [(one.name, one.autoincrement_column) for one in tables]
        highest = [
            _one(connection, f"SELECT max({own.name}) FROM {name}") or 0  # noqa: S608 — names of our own tables
            for name, own in counted
            if own is not None
        ]
        step = max(highest) + 1
        for number in range(1, times):
            connection.execute("BEGIN")
            for table in tables:
                columns = ", ".join(f'"{one.name}"' for one in table.columns)
                shifted = ", ".join(_shifted(one, number, number * step) for one in table.columns)
                into = f"INSERT INTO main.{table.name} ({columns}) SELECT {shifted} FROM base.{table.name}"  # noqa: S608
                connection.execute(into)
            connection.execute("COMMIT")


def _one(connection: sqlite3.Connection, question: str) -> int | None:
    found: int | None = connection.execute(question).fetchone()[0]
    return found


def _shifted(one: Column[object], number: int, by: int) -> str:
    if numbered(one):
        return f'"{one.name}" + {by}'
    if isinstance(one.type, BigInteger) and one.name != "bot_id":  # people and chats of their own
        return f'"{one.name}" + {number * 10**10}'
    alone = one.unique or [*one.table.primary_key] == [one]
    return f"\"{one.name}\" || '#{number}'" if alone and isinstance(one.type, String) else f'"{one.name}"'


if __name__ == "__main__":
    print("\n".join(map(str, asyncio.run(measure(*map(int, sys.argv[1:]))))))
