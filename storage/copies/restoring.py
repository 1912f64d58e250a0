"""A copy brought back into an empty place: looked through before it counts as whole, and doubted before it is used."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migration, unfinished
from storage.copies.archive import FILES, Contents, Unpacker, unpacking
from storage.copies.making import DATABASE, FORMAT, Deployment
from storage.copies.opening import connected, server_version
from storage.copies.sealing import Damaged
from storage.copies.tally import TableSum, as_stored, tally
from storage.copies.tools import run_tool
from storage.copies.workshop import show, workshop

SQLITE = b"SQLite format 3\0"
Figures = dict[str, TableSum]
Doubt = Callable[[str], Awaitable[None]]
"""What is done to the restored database, by its address, before anybody may use it."""


class NotEmpty(Exception):
    """Something stands where the copy should go."""


class OtherKind(Exception):
    """It is a copy of the other database."""


class Differs(Exception):
    """What was brought back is not what was copied. Names the tables."""


@dataclass(frozen=True)
class Restored:
    """What came back."""

    made_at: str
    tables: int
    rows: int
    files: int


async def restore(file: Path, place: Deployment, passphrase: str, doubt: Doubt) -> Restored:
    """Bring the copy back, with every table's rows and sum as they were, migrated to what this program knows.

    Raises NotEmpty, OtherKind, Newer, Differs, WrongPassphrase, Damaged, NoTool, ToolFailed, OSError. Nothing stands
    under an SQLite file's name before all is done; a PostgreSQL database is marked as unfinished until then.
    """
    if not await is_empty(place):
        raise NotEmpty
    with workshop(_beside(place, file)) as folder:
        unpack = _take_file if await asyncio.to_thread(_is_database, file) else _unpack
        contents, files = await asyncio.to_thread(unpack, file, place, passphrase, folder / DATABASE)
        known = {name: TableSum(*figures) for name, figures in contents["tables"].items()}
        fill = _into_sqlite if place.kind == "sqlite" else _into_postgresql
        found = await fill(place, folder / DATABASE, known, doubt)
    return Restored(contents["made_at"], len(found), sum(one.rows for one in found.values()), files)


async def is_empty(place: Deployment) -> bool:
    """Whether nothing stands there: no file of SQLite, no table of PostgreSQL."""
    if place.kind == "sqlite":
        return not _file(place.url).exists()
    async with connected(place.url) as connection:
        return not await as_stored(connection)


def _is_database(file: Path) -> bool:
    with file.open("rb") as raw:
        return raw.read(len(SQLITE)) == SQLITE


def _take_file(file: Path, place: Deployment, _passphrase: str, copy: Path) -> tuple[Contents, int]:
    """A bare file of SQLite, such as is made before a migration: it has no figures to be held against."""
    if place.kind != "sqlite":
        raise OtherKind("sqlite")
    migration.backup(file, copy)
    made_at = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat()
    return Contents(format=FORMAT, made_at=made_at, program="", kind=place.kind, revision=[], tables={}, sha256=""), 0


def _unpack(file: Path, place: Deployment, passphrase: str, copy: Path) -> tuple[Contents, int]:
    with unpacking(file, passphrase) as packed:
        _check(packed, place)
        files = 0
        for name, content in packed.members():
            if name == DATABASE:
                with copy.open("wb") as written:
                    shutil.copyfileobj(content, written)
            elif name.startswith(FILES):
                if place.store.keep(content.read()) != name.removeprefix(FILES):
                    raise Damaged
                files += 1
    with copy.open("rb") as written:
        if file_digest(written, "sha256").hexdigest() != packed.contents["sha256"]:
            raise Damaged
    return packed.contents, files


def _check(copy: Unpacker, place: Deployment) -> None:
    if copy.contents["format"] != FORMAT or not migration.knows(copy.contents["revision"]):
        raise migration.Newer
    if copy.contents["kind"] != place.kind:
        raise OtherKind(copy.contents["kind"])


async def _into_sqlite(place: Deployment, copy: Path, known: Figures, doubt: Doubt) -> Figures:
    url, name = f"sqlite+aiosqlite:///{copy}", _file(place.url)
    async with connected(url) as connection:
        if (await connection.exec_driver_sql("PRAGMA integrity_check(1)")).scalar_one() != "ok":
            raise Damaged
        found = await _compare(connection, known)
    await migration.upgrade(url, keep=False)
    await doubt(url)
    async with connected(url) as connection:  # nothing may be left in a log beside it: only the file moves
        await connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    await asyncio.to_thread(show, copy, name)
    return found


async def _into_postgresql(place: Deployment, copy: Path, known: Figures, doubt: Doubt) -> Figures:
    async with connected(place.url) as connection:
        await unfinished.begin(connection)
        version = await server_version(connection)
    words = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    database = make_url(place.url).database
    await run_tool("pg_restore", place.url, version, *words, f"--dbname={database}", str(copy), folder=place.tools)
    async with connected(place.url) as connection:
        found = await _compare(connection, known)
    await migration.upgrade(place.url)
    await doubt(place.url)
    async with connected(place.url) as connection:
        await unfinished.end(connection)
    return found


async def _compare(connection: AsyncConnection, known: Figures) -> Figures:
    """What stands there. Raises Differs from what is known of it."""
    found = await tally(connection, await as_stored(connection))
    found.pop(unfinished.TABLE, None)
    wrong = sorted(name for name in known.keys() | found.keys() if known.get(name) != found.get(name))
    if known and wrong:
        raise Differs(", ".join(wrong))
    return found


def _beside(place: Deployment, file: Path) -> Path:
    """Where there is room for it while it is looked through: on the disk where it goes."""
    return _file(place.url) if place.kind == "sqlite" else file


def _file(url: str) -> Path:
    return Path(make_url(url).database or "")
