"""A copy of a deployment at work in one file: the database as it stood at one moment, and the files that it names."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from errno import EEXIST
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import migration
from storage.copies.archive import FILES, Contents, packing
from storage.copies.opening import connected, server_version
from storage.copies.tally import TableSum, as_stored, tally
from storage.copies.tools import run_tool
from storage.copies.workshop import show, workshop
from storage.files import FileStore

FORMAT = 1
"""What a program must know to read the file."""
DATABASE = "database"
"""The member that is the database: SQLite's file, or what pg_dump wrote."""


@dataclass(frozen=True)
class Deployment:
    """What is copied, or brought back to."""

    url: str
    store: FileStore
    tools: Path | None = None
    """The folder of PostgreSQL's own programs, when they are not where systems have them."""

    @property
    def kind(self) -> str:
        """The kind of its database: «sqlite» or «postgresql»."""
        return make_url(self.url).get_backend_name()


@dataclass(frozen=True)
class Made:
    """A copy, by its figures."""

    size: int
    tables: int
    rows: int
    files: int


@dataclass(frozen=True)
class _Dumped:
    revision: Sequence[str]
    tables: dict[str, TableSum]


async def make_copy(source: Deployment, file: Path, passphrase: str, now: datetime, program: str) -> Made:
    """Write the copy; the file appears when it is whole and on the disk, and not before.

    Raises FileExistsError when there is such a file, BlockingIOError when another process writes it, OSError and
    sqlite3.Error for a disk that is full, NoTool, ToolFailed.
    """
    await asyncio.to_thread(_free, file)
    with workshop(file) as folder:
        dumped = await (_dump_sqlite if source.kind == "sqlite" else _dump_postgresql)(source, folder / DATABASE)
        contents: Contents = {
            "format": FORMAT,
            "made_at": now.isoformat(),
            "program": program,
            "kind": source.kind,
            "revision": list(dumped.revision),
            "tables": {name: (one.rows, one.sum) for name, one in dumped.tables.items()},
            "sha256": "",
        }
        files = await asyncio.to_thread(_pack, folder, source.store, contents, passphrase)
        size = await asyncio.to_thread(show, folder / "whole", file)
    rows = sum(one.rows for one in dumped.tables.values())
    return Made(size, len(dumped.tables), rows, files)


async def _dump_sqlite(source: Deployment, copy: Path) -> _Dumped:
    await asyncio.to_thread(migration.backup, Path(make_url(source.url).database or ""), copy)
    async with connected(f"sqlite+aiosqlite:///{copy}") as connection:
        return await _dumped(connection)


async def _dump_postgresql(source: Deployment, copy: Path) -> _Dumped:
    async with connected(source.url) as connection:
        await connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        snapshot = (await connection.exec_driver_sql("SELECT pg_export_snapshot()")).scalar_one()
        words = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={copy}")
        await run_tool("pg_dump", source.url, await server_version(connection), *words, folder=source.tools)
        return await _dumped(connection)


async def _dumped(connection: AsyncConnection) -> _Dumped:
    return _Dumped(
        sorted(await connection.run_sync(migration.heads)), await tally(connection, await as_stored(connection))
    )


def _pack(folder: Path, store: FileStore, contents: Contents, passphrase: str) -> int:
    """Write `whole` in the folder; returns how many files of the store went along."""
    dump, files = folder / DATABASE, 0
    with dump.open("rb") as written:
        contents["sha256"] = file_digest(written, "sha256").hexdigest()
    with (folder / "whole").open("wb") as raw:
        with packing(raw, contents, passphrase) as packer:
            packer.put_file(DATABASE, dump)
            for digest in store.digests():
                if (content := store.read(digest)) is not None:  # what was swept meanwhile is named no more
                    packer.put(f"{FILES}{digest}", content)
                    files += 1
        raw.flush()
        os.fsync(raw.fileno())
    return files


def _free(file: Path) -> None:
    if file.exists():
        raise FileExistsError(EEXIST, "it is there already")
