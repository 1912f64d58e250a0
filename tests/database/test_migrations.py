"""Migrations: up, down, up, and what they make is what the models say."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, DateTime, String, TextClause, bindparam, inspect, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from models.base import Base
from models.codes import hashed
from storage import migration
from tests.support.databases import in_earnest
from tests.support.postgres import Postgres

REVISIONS = [script.revision for script in migration.scripts().walk_revisions()][::-1]


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """alembic reads all migrations for each command: a hundred times for one flight of stairs. They run in earnest."""
    monkeypatch.setattr(migration, "upgrade", in_earnest)
    monkeypatch.setattr(ScriptDirectory, "from_config", lambda _config: migration.scripts())


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
        await migration.upgrade(url, revision, keep=False)
        await migration.downgrade(url, "-1")
        await migration.upgrade(url, revision, keep=False)
    await migration.downgrade(url, "base")
    assert await asked(url, tables) == set()
    await migration.upgrade(url)
    assert await asked(url, differences) == []


async def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
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


CODE = "Zk3-xPq_81LmTn0aVb7RcYe2"
CENTER = "INSERT INTO centers (id, name, zone, created_at) VALUES (1, 'Берег', 'Europe/Moscow', '2026-01-01')"
POST = "INSERT INTO posts (id, center_id, role, title, is_group) VALUES (1, 1, 'head', 'Руководитель', false)"
INVITE = """INSERT INTO invites (id, center_id, post_id, code, client_key, guest, created_at, expires_at)
    VALUES (1, 1, 1, :code, 'k', '', '2026-01-01', '2036-01-01')"""
KEPT_IN = {
    1: f'{{"data": {{"a": "link https://t.me/bot?start={CODE}"}}}}',
    2: f'{{"data": {{"a": "{{\\"code\\": \\"{CODE}\\"}}"}}}}',
    3: '{"data": {"a": "{\\"code\\": \\"F6\\"}"}}',
}


async def test_links_that_were_sent_go_on_working_and_only_their_hashes_are_kept(url: str) -> None:
    await migration.upgrade(url, "0025")
    new = "INSERT INTO dialogues (bot_id, chat_id, user_id, content, updated_at) VALUES (1, :id, :id, :kept, :at)"
    kept = [
        {"id": row_id, "kept": content, "at": datetime(2026, 1, 1, tzinfo=UTC)} for row_id, content in KEPT_IN.items()
    ]
    made = (text(CENTER), text(POST), text(INVITE).params(code=CODE))
    await change(url, *made, *(_dialogue(new).params(one) for one in kept))

    await migration.upgrade(url, "0026")
    codes = "SELECT hash, invite_id FROM invite_codes WHERE replaced_at IS NULL"
    assert await rows(url, codes) == [(hashed(CODE), 1)]
    said = [content for (content,) in await rows(url, "SELECT content FROM dialogues ORDER BY chat_id")]
    assert said == [KEPT_IN[2].replace(CODE, hashed(CODE)), KEPT_IN[3]]
    if url.startswith("sqlite"):
        assert CODE.encode() not in await asyncio.to_thread(Path(url.partition("///")[2]).read_bytes)

    await migration.downgrade(url, "0025")
    assert await rows(url, "SELECT code FROM invites WHERE revoked_at IS NULL") == [], "open codes are void then"
    assert CODE not in str(await rows(url, "SELECT code FROM invites"))


def _dialogue(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("at", type_=DateTime(timezone=True)))


async def change(url: str, *statements: TextClause) -> None:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        for one in statements:
            await connection.execute(one)
    await engine.dispose()


async def rows(url: str, question: str) -> list[tuple[object, ...]]:
    found = await asked(url, lambda connection: [tuple(row) for row in connection.execute(text(question))])
    assert isinstance(found, list)
    return found


async def test_no_migration_takes_the_triggers_of_the_audit_log_along(url: str) -> None:
    def anew(config: Config) -> None:
        connection: Connection = config.attributes["connection"]
        with Operations(MigrationContext.configure(connection)).batch_alter_table("audit", recreate="always") as batch:
            batch.alter_column("details", type_=String(201))

    await migration.upgrade(url)
    assert await migration.unguarded(url) == []
    if url.startswith("sqlite"):
        with pytest.raises(RuntimeError, match="audit_added, audit_stays, audit_unchanged"):
            await migration._run(url, anew)
        assert await migration.unguarded(url) == [], "nothing of it is left"
    else:
        await asked(url, lambda db: (db.execute(text("ALTER TABLE audit DISABLE TRIGGER audit_stays")), db.commit()))
        assert await migration.unguarded(url) == ["audit_stays"]
