"""A database moves between SQLite and PostgreSQL, and every row is as it was."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, inspect, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models.people import Center, Person
from storage import migration
from storage.copies import moving
from storage.copies.making import Deployment
from storage.copies.moving import InUse, NotMigrated, NotTaken, move
from storage.copies.opening import connected
from storage.copies.restoring import Differs, NotEmpty
from storage.copies.tally import AT_ONCE
from storage.database import Database
from storage.files import FileStore
from storage.unfinished import Unfinished
from tests.support.databases import ON_SQLITE
from tests.support.full import fill, next_id, rows_of
from tests.support.postgres import Postgres


@pytest.fixture
async def there(db: Database, postgres: Postgres, tmp_path: Path) -> AsyncIterator[Deployment]:
    """An empty place for the other kind of database."""
    store = FileStore(tmp_path / "there")
    if db.sqlite:
        yield Deployment(await postgres.create("moved"), store)
        await postgres.drop("moved")
    else:
        yield Deployment(f"sqlite+aiosqlite:///{tmp_path}/new/moved.db", store)


async def left(db: Database) -> Deployment:
    """What is moved, with nobody connected."""
    await db.close()
    return Deployment(db.url.render_as_string(hide_password=False), db.files)


async def test_every_row_is_as_it_was_and_numbers_go_on(db: Database, there: Deployment) -> None:
    await fill(db)
    digest = await db.files.put(b"a leaflet")
    before = await rows_of(db)
    moved = await move(await left(db), there)
    assert there.store.read(digest) == b"a leaflet"
    new = Database(there.url)
    assert await rows_of(new) == before
    assert (moved.tables, moved.rows) == (len(before), sum(map(len, before.values())))
    assert await next_id(new) == await next_id(db)
    assert await migration.unguarded(there.url) == [], "the audit log is guarded there too"
    async with connected(there.url) as connection:
        links = await connection.run_sync(lambda sync: inspect(sync).get_foreign_keys("holdings"))
    assert len(links) == 4, "foreign keys stand as before"
    await new.close()


async def test_more_rows_than_are_copied_together(db: Database, there: Deployment) -> None:
    await fill(db, 1)
    many = 2 * AT_ONCE + 7
    at = datetime(2026, 3, 29, 1, 30, 0, 5, tzinfo=UTC)
    people = [{"center_id": 1, "account": 10**15 + n, "name": f"№ {n}", "consent_at": at} for n in range(many)]
    async with db.writing() as session:
        await session.execute(insert(Person), people)
    before = await rows_of(db)
    await move(await left(db), there)
    new = Database(there.url)
    assert await rows_of(new) == before
    await new.close()


async def test_what_is_not_empty_is_left_alone(db: Database, there: Deployment) -> None:
    await fill(db, 1)
    await migration.upgrade(there.url)
    new = Database(there.url)
    await fill(new, 1)
    before = await rows_of(new)
    await new.close()
    with pytest.raises(NotEmpty):
        await move(await left(db), there)
    assert await rows_of(new) == before
    await new.close()


async def test_what_differs_is_not_taken_for_whole(
    db: Database, there: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(db, 1)
    real = moving._copy

    async def wrong(old: AsyncConnection, new: AsyncConnection) -> None:
        await real(old, new)
        await new.execute(update(Center).values(zone="Europe/Samara"))

    monkeypatch.setattr(moving, "_copy", wrong)
    with pytest.raises(Differs, match=r"^centers$"):
        await move(await left(db), there)
    if there.kind == "sqlite":
        assert not (there.store.folder.parent / "new/moved.db").exists()
    else:
        with pytest.raises(Unfinished):
            await migration.pending(there.url)


async def test_an_older_and_a_newer_one_stay(there: Deployment, tmp_path: Path) -> None:
    old = Deployment(f"sqlite+aiosqlite:///{tmp_path}/old.db", FileStore(tmp_path / "files"))
    await migration.upgrade(old.url, "0040")
    with pytest.raises(NotMigrated):
        await move(old, there)
    async with connected(old.url) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await connection.commit()
    with pytest.raises(migration.Newer):
        await move(old, there)


@pytest.mark.parametrize("engine_database", ["postgresql"], indirect=True)
async def test_a_server_that_is_in_use_stays(db: Database, there: Deployment) -> None:
    source = await left(db)
    async with db.reading() as session:
        await session.execute(text("SELECT 1"))
        with pytest.raises(InUse):
            await move(source, there)


@ON_SQLITE
async def test_what_postgresql_does_not_take_is_named(db: Database, there: Deployment) -> None:
    async with db.writing() as session:
        long = {"name": "ц" * 201, "zone": "Europe/Moscow", "created_at": datetime(2026, 1, 1, tzinfo=UTC)}
        await session.execute(insert(Center).values(long))
    with pytest.raises(NotTaken, match=r"^centers: .*too long"):
        await move(await left(db), there)
