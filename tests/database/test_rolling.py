"""While replicas are replaced one after another, the version before is at work on the database of this one."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, TableClause, column, insert, inspect, select, table

from models.base import every_table
from storage import migration
from storage.copies.opening import connected
from storage.database import Database
from tests.support.full import ROWS, Filling, rows_of
from tests.support.postgres import Postgres

BEFORE = "0047"
"""The newest revision of the version before this one; nothing was tagged yet."""


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/rolling.db"
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield await server.create("rolling")
    await server.drop("rolling")


def _columns(connection: Connection) -> dict[str, set[str]]:
    looked = inspect(connection)
    return {name: {one["name"] for one in looked.get_columns(name)} for name in looked.get_table_names()}


def as_before(known: Mapping[str, set[str]]) -> dict[str, TableClause]:
    """The tables as the version before has them: no column and no default of this one."""
    return {
        one.name: table(one.name, *(column(c.name, c.type) for c in one.columns if c.name in known[one.name]))
        for one in every_table().sorted_tables
        if one.name in known
    }


async def test_what_the_version_before_writes_this_one_reads_and_back(url: str) -> None:
    await migration.upgrade(url, BEFORE)
    async with connected(url) as connection:
        old = as_before(await connection.run_sync(_columns))
    await migration.upgrade(url)
    filling = Filling(datetime(2037, 1, 1, tzinfo=UTC))
    async with connected(url) as connection:  # the version before writes
        for one, rows in filling.center().items():
            if one.name in old:
                for row in rows:
                    known = {name: value for name, value in row.items() if name in old[one.name].c}
                    await connection.execute(insert(old[one.name]).values(known))
        await connection.commit()
    db = Database(url)
    try:
        found = await rows_of(db)
        assert {name for name, rows in found.items() if rows} == set(old), "this one reads all of it"
        async with db.writing() as session:  # this one writes
            for one, rows in filling.center().items():
                for row in rows:
                    await session.execute(insert(one), row)
    finally:
        await db.close()
    async with connected(url) as connection:  # the version before reads
        for name, known_table in old.items():
            seen = (await connection.execute(select(known_table))).all()
            assert len(seen) == (2 if name == "centers" else 2 * ROWS), name
