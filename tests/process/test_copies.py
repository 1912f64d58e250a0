"""Kill -9 and a full disk in the middle of a copy: nothing half is taken for whole, and what was there stays."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

import pytest

from storage import migration
from storage.copies.making import Deployment
from storage.copies.moving import move
from storage.copies.restoring import NotEmpty, is_empty, restore
from storage.database import Database
from storage.files import FileStore
from storage.unfinished import Unfinished
from tests.database.test_copies import TOOLS, nothing
from tests.e2e.process import ROOT, environment
from tests.support.databases import migrated
from tests.support.full import fill, rows_of
from tests.support.postgres import Postgres

KILLED = -9
STRIDE = 5
"""Every so manieth touch of the disk."""
Rows = dict[str, list[str]]


async def dies(at: int, folder: Path, *words: str, limit: str = "0", **settings: str) -> tuple[int, str]:
    """Run the command until that touch; its status, and what it said of an error."""
    command = (sys.executable, "-m", "tests.support.dying", str(at), str(folder), limit, *words)
    env = environment(**settings) | {"PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, env=env, stdout=DEVNULL, stderr=PIPE)
    _, said = await process.communicate()
    return process.returncode or 0, said.decode()


class Kills:
    """The command killed at one touch of the disk after another, until it comes to its end."""

    def __init__(self, folder: Path, *words: str, **settings: str) -> None:
        self._folder, self._words, self._settings, self._at = folder, words, settings, 1 - STRIDE
        self.many = 0

    async def next(self) -> bool:
        """Whether it was killed."""
        self._at += STRIDE
        code, said = await dies(self._at, self._folder, *self._words, **self._settings)
        assert code in (0, KILLED), said
        self.many += code == KILLED
        return code == KILLED


@pytest.fixture
async def source(tmp_path: Path) -> tuple[str, Rows]:
    """The address of a database with rows in every table, and its rows."""
    url = f"sqlite+aiosqlite:///{tmp_path}/opora.db"
    db = await migrated(url)
    await fill(db, 1)
    await db.files.put(b"leaflet" * 1000)
    rows = await rows_of(db)
    await db.close()
    return url, rows


async def read(url: str) -> Rows:
    db = Database(url)
    try:
        return await rows_of(db)
    finally:
        await db.close()


def sure(rows: Rows) -> Rows:
    """Without what a restore doubts."""
    return {name: some for name, some in rows.items() if name not in ("inbox", "notifications")}


async def there(*names: Path) -> list[bool]:
    return await asyncio.to_thread(lambda: [one.exists() for one in names])


async def test_a_backup_that_is_killed_is_none(source: tuple[str, Rows], tmp_path: Path) -> None:
    url, rows = source
    file = tmp_path / "a.backup"
    kills = Kills(tmp_path, "backup", str(file), DATABASE_URL=url)
    whole = False
    while await kills.next():
        (whole,) = await there(file)
        if whole:
            break
    assert kills.many > 3
    new = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    await restore(file, Deployment(new, FileStore(tmp_path / "files2")), "", nothing)
    assert await read(new) == rows, "what has its name is whole"


async def test_a_restore_that_is_killed_is_none(source: tuple[str, Rows], tmp_path: Path) -> None:
    url, rows = source
    assert await dies(0, tmp_path, "backup", "a.backup", DATABASE_URL=url) == (0, "")
    new = f"sqlite+aiosqlite:///{tmp_path}/new/opora.db"
    kills = Kills(tmp_path, "restore", "a.backup", DATABASE_URL=new)
    while await kills.next():
        if await there(tmp_path / "new/opora.db") == [True]:
            break
    assert kills.many > 3
    assert sure(await read(new)) == sure(rows)


async def test_a_move_that_is_killed_is_none(source: tuple[str, Rows], tmp_path: Path) -> None:
    url, rows = source
    new = f"sqlite+aiosqlite:///{tmp_path}/new/opora.db"
    kills = Kills(tmp_path, "move-database", url, new)
    while await kills.next():
        assert await read(url) == rows, "the old one is as it was"
        if await there(tmp_path / "new/opora.db") == [True]:
            break
    assert kills.many > 3
    assert await read(new) == rows


@pytest.mark.parametrize("command", ["move-database", "restore"])
async def test_on_a_server_what_is_killed_is_marked(
    command: str, source: tuple[str, Rows], postgres: Postgres, tmp_path: Path
) -> None:
    url, rows = source
    settings = {"POSTGRES_TOOLS": str(TOOLS)}
    if command == "restore":
        url = await postgres.create("copied")
        db = await migrated(url)
        await fill(db, 1)
        rows = await rows_of(db)
        await db.close()
        assert await dies(0, tmp_path, "backup", "a.backup", DATABASE_URL=url, **settings) == (0, "")
    old = Deployment(url, FileStore(tmp_path / "none"))
    whole, number = False, 0
    while not whole:
        number += 1
        name = f"killed{number}"
        place = await postgres.create(name)
        words = ("move-database", url, place) if command == "move-database" else ("restore", "a.backup")
        code, said = await dies(4 * number - 3, tmp_path, *words, DATABASE_URL=place, **settings)
        assert code in (0, KILLED), said
        new = Deployment(place, FileStore(tmp_path / "none"))
        try:
            whole = not await is_empty(new) and not await migration.pending(place)
        except Unfinished:
            with pytest.raises(NotEmpty):
                await (
                    move(old, new) if command == "move-database" else restore(tmp_path / "a.backup", new, "", nothing)
                )
        if whole:
            assert sure(await read(place)) == sure(rows)
        await postgres.drop(name)
    if command == "restore":
        await postgres.drop("copied")
    assert number > 2


async def test_a_full_disk_costs_no_old_copy(source: tuple[str, Rows], tmp_path: Path) -> None:
    url, rows = source
    settings = {"DATABASE_URL": url, "BACKUP_DIR": str(tmp_path / "copies"), "BACKUP_KEEP": "1"}
    assert await dies(0, tmp_path, "backup", **settings) == (0, "")
    (old,) = await asyncio.to_thread(lambda: list((tmp_path / "copies").iterdir()))
    moved = old.with_name("opora-20200101T0000Z.backup")
    await asyncio.to_thread(old.rename, moved)
    for limit in ("4096", "200000"):
        code, said = await dies(0, tmp_path, "backup", limit=limit, **settings)
        assert code == 1, said
        assert len(said.splitlines()) == 1, said
        assert "не записан: " in said
        assert await asyncio.to_thread(lambda: list((tmp_path / "copies").iterdir())) == [moved], (
            "nothing half, nothing gone"
        )
    new = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    await restore(moved, Deployment(new, FileStore(tmp_path / "files2"), TOOLS), "", nothing)
    assert await read(new) == rows
