"""Migrations: up, down, up, and what they make is what the models say."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from models.base import Base
from storage import migration
from tests.support.postgres import Postgres

REVISIONS = [script.revision for script in ScriptDirectory(str(migration.SCRIPTS)).walk_revisions()][::-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Postgres | None:
    """PostgreSQL, or none for SQLite."""
    found: Postgres | None = request.getfixturevalue("postgres") if request.param == "postgresql" else None
    return found


@pytest.fixture
async def url(server: Postgres | None, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database that nobody has migrated."""
    if server is None:
        yield f"sqlite+aiosqlite:///{tmp_path}/new/empty.db"
        return
    yield await server.create("stairs")
    await server.drop("stairs")


async def asked(url: str, question: object) -> object:
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(question)  # type: ignore[arg-type]
    finally:
        await engine.dispose()


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return [found for found in compare_metadata(context, Base.metadata)]  # noqa: C416 — its own type is no list[object]


async def test_up_makes_what_the_models_say(url: str) -> None:
    assert await migration.pending(url)
    await migration.upgrade(url)
    assert not await migration.pending(url)
    assert await asked(url, differences) == []
    await migration.upgrade(url)


async def test_every_step_goes_up_down_and_up(url: str) -> None:
    for revision in REVISIONS:
        await migration.upgrade(url, revision)
        await migration.downgrade(url, "-1")
        await migration.upgrade(url, revision)
    await migration.downgrade(url, "base")
    assert await asked(url, tables) == set()
    await migration.upgrade(url)
    assert await asked(url, differences) == []


async def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic.operations import Operations

    made: list[str] = []
    create = Operations.create_table

    def broken(self: Operations, name: str, *columns: object, **more: object) -> object:
        if len(made) == 3:
            raise RuntimeError("half way")
        made.append(name)
        return create(self, name, *columns, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Operations, "create_table", broken)
        with pytest.raises(RuntimeError, match="half way"):
            await migration.upgrade(url)
    assert await asked(url, tables) == set()
    await migration.upgrade(url)
    assert await asked(url, differences) == []


async def test_rows_without_what_they_point_to_stop_a_migration_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/broken.db"
    await migration.upgrade(url)
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO districts (center_id, name, position) VALUES (7, 'x', 1)"))
    await engine.dispose()
    with pytest.raises(RuntimeError, match="1 rows"):
        await migration.upgrade(url)
