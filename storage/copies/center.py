"""One centre in a file: its rows and files, and nothing of any other; and brought in elsewhere, with new numbers."""

import asyncio
import json
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Enum,
    LargeBinary,
    Select,
    Table,
    TypeDecorator,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from models.base import every_table
from models.people import Center
from storage import migration
from storage.copies.archive import FILES, Contents, packing, unpacking
from storage.copies.belonging import Row, belonging, of_centers, renumbered, strangers
from storage.copies.faces import join_faces
from storage.copies.making import FORMAT
from storage.copies.restoring import Differs, OtherKind
from storage.copies.sealing import Damaged
from storage.copies.tally import SIZE, TableSum, digest
from storage.copies.workshop import show, workshop
from storage.database import Database
from storage.files import FileStore

KIND, ROWS = "center", "rows"
AT_ONCE, ROOM = 500, 1000
"""Rows written together; numbers left free before the first new one, for whoever is at work meanwhile."""
Rows = dict[Table, list[Row]]


class NoCenter(Exception):
    """There is none of that name."""


class Entangled(Exception):
    """A row of the centre points to one that is not its own. Says by which column."""


class Known(Exception):
    """A centre of that name is here already."""


class OtherVersion(Exception):
    """The file was written by another version of the program. Says which."""


@dataclass(frozen=True, kw_only=True)
class CenterCopy:
    """What is in the file, or came out of it."""

    center_id: int
    name: str
    tables: int
    rows: int
    files: int


async def export(db: Database, name: str, file: Path, passphrase: str, now: datetime, program: str) -> CenterCopy:
    """Write the centre into the file, as it is at this moment. Raises NoCenter, Entangled, FileExistsError, OSError."""
    async with db.writer.connect() as connection:
        if not db.sqlite:
            await connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        center_id = await connection.scalar(select(Center.id).where(Center.name == name))
        if center_id is None:
            raise NoCenter(name)
        rows = await _rows_of(connection, center_id)
    tables: dict[str, tuple[int, str]] = {table.name: _sum(table, some) for table, some in rows.items()}
    contents = Contents(
        format=FORMAT,
        made_at=now.isoformat(),
        program=program,
        kind=KIND,
        revision=sorted(migration.newest()),
        tables=tables,
        sha256="",
    )
    with workshop(file) as folder:
        files = await asyncio.to_thread(_pack, folder, db.files, rows, contents, passphrase)
        await asyncio.to_thread(_named, folder / "whole", file)
    return CenterCopy(center_id=center_id, name=name, tables=len(rows), rows=sum(map(len, rows.values())), files=files)


async def _rows_of(connection: AsyncConnection, center_id: int) -> Rows:
    rows: Rows = {}
    for table in of_centers():
        rows[table] = await _read(connection, table, center_id)
    known: defaultdict[str, set[object]] = defaultdict(set)
    for table, some in rows.items():
        for own in table.primary_key if len(table.primary_key) == 1 else ():
            known[table.name] = {row[own.name] for row in some}
    for table, some in rows.items():
        if (column := strangers(table, some, known)) is not None:
            raise Entangled(column)
    return rows


async def _read(connection: AsyncConnection, table: Table, center_id: int) -> list[Row]:
    return [dict(row) for row in (await connection.execute(belonging(table, center_id))).mappings()]


def _sum(table: Table, rows: list[Row]) -> TableSum:
    total = sum(digest(row[one.name] for one in table.columns) for row in rows)
    return TableSum(len(rows), f"{total % SIZE:064x}")


def _named(whole: Path, file: Path) -> None:
    if file.exists():
        raise FileExistsError(17, "it is there already")
    show(whole, file)


def _pack(folder: Path, store: FileStore, rows: Rows, contents: Contents, passphrase: str) -> int:
    written, files = folder / ROWS, 0
    with written.open("w", encoding="utf-8") as lines:
        for table, some in rows.items():
            for row in some:
                told = {one.name: _told(row[one.name]) for one in table.columns}
                lines.write(json.dumps([table.name, told], ensure_ascii=False) + "\n")
    with written.open("rb") as content:
        contents["sha256"] = file_digest(content, "sha256").hexdigest()
    digests = {str(row["sha256"]) for table, some in rows.items() if table.name == "stored_files" for row in some}
    with (folder / "whole").open("wb") as raw, packing(raw, contents, passphrase) as packer:
        packer.put_file(ROWS, written)
        for one in sorted(digests):
            if (found := store.read(one)) is not None:
                packer.put(f"{FILES}{one}", found)
                files += 1
    return files


def _told(value: object) -> object:
    """As JSON has it."""
    match value:
        case bytes():
            return b64encode(value).decode()
        case datetime() | date() | time():
            return value.isoformat()
    return value


def _heard(column: Column[object], value: object) -> object:
    """As the column has it."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    if value is None or isinstance(kind, JSON):
        return value
    match kind:
        case Enum(enum_class=made) if made is not None:
            return made(value)
        case LargeBinary():
            return b64decode(str(value))
        case DateTime():
            return datetime.fromisoformat(str(value))
    python = kind.python_type
    return python.fromisoformat(str(value)) if python in (date, time) else value


@dataclass(frozen=True)
class Unpacked:
    """A centre out of its file: its rows as they were, checked."""

    rows: Rows
    files: int

    @property
    def name(self) -> str:
        """The name of the centre itself."""
        return str(self.rows[every_table().tables["centers"]][0]["name"])


def unpack(file: Path, store: FileStore, passphrase: str) -> Unpacked:
    """Read the file; its files are kept in the store. For a thread.

    Raises OtherKind, OtherVersion, Differs, WrongPassphrase, Damaged, OSError.
    """
    tables, rows, files = every_table().tables, Rows(), 0
    with unpacking(file, passphrase) as packed:
        if packed.contents["kind"] != KIND:
            raise OtherKind(packed.contents["kind"])
        if set(packed.contents["revision"]) != migration.newest() or packed.contents["format"] != FORMAT:
            raise OtherVersion(packed.contents["program"] or packed.contents["revision"])
        for name, content in packed.members():
            if name == ROWS:
                for line in content:
                    of, row = json.loads(line)
                    rows.setdefault(tables[of], []).append(
                        {one.name: _heard(one, row[one.name]) for one in tables[of].columns}
                    )
            elif store.keep(content.read()) != name.removeprefix(FILES):
                raise Damaged
            else:
                files += 1
    found = {name: list(_sum(tables[name], rows.get(tables[name], []))) for name in packed.contents["tables"]}
    if wrong := [name for name, figures in packed.contents["tables"].items() if found[name] != list(figures)]:
        raise Differs(", ".join(wrong))
    return Unpacked(rows, files)


async def bring_in(connection: AsyncConnection, unpacked: Unpacked) -> CenterCopy:
    """Write the centre under new numbers, in the caller's transaction, and read it back. Raises Known, OthersFace,
    Differs."""
    if await connection.scalar(select(Center.id).where(Center.name == unpacked.name)) is not None:
        raise Known(unpacked.name)
    by = await _free(connection)
    new: Rows = {table: [renumbered(table, row, by) for row in unpacked.rows.get(table, [])] for table in of_centers()}
    center_id = int(str(new[every_table().tables["centers"]][0]["id"]))
    faces = every_table().tables["identities"]
    for table, some in new.items():
        if table is not faces:
            await _write(connection, table, some)
    new[faces] = await join_faces(connection, faces, new[faces], center_id)
    there = {table: await _read(connection, table, center_id) for table in new}
    if wrong := [table.name for table, rows in new.items() if _sum(table, there[table]) != _sum(table, rows)]:
        raise Differs(", ".join(wrong))
    if connection.dialect.name == "postgresql":
        await _count_on(connection)
    rows = sum(map(len, new.values()))
    return CenterCopy(center_id=center_id, name=unpacked.name, tables=len(new), rows=rows, files=unpacked.files)


async def _free(connection: AsyncConnection) -> int:
    """By how much numbers are raised: beyond the highest of every table."""
    highest = [await connection.scalar(select(func.max(own))) or 0 for _, own in _counted()]
    return (max(highest) // ROOM + 2) * ROOM


def _counted() -> Iterator[tuple[Table, Column[int]]]:
    for table in every_table().sorted_tables:
        if (own := table.autoincrement_column) is not None:
            yield table, own


async def _write(connection: AsyncConnection, table: Table, rows: list[Row]) -> None:
    """A row that points to another of its table gets that when both are there."""
    later = [one for one in table.columns if any(link.column.table is table for link in one.foreign_keys)]
    empty = dict.fromkeys((one.name for one in later), None)
    for first in range(0, len(rows), AT_ONCE):
        await connection.execute(insert(table), [{**row, **empty} for row in rows[first : first + AT_ONCE]])
    own = table.autoincrement_column
    for row in rows:
        if own is not None and (points := {one: row[one] for one in empty if row[one] is not None}):
            await connection.execute(update(table).where(own == row[own.name]).values(points))


async def _count_on(connection: AsyncConnection) -> None:
    for table, own in _counted():
        sequence = func.pg_get_serial_sequence(table.name, own.name)
        last: Select[int] = select(func.coalesce(func.max(own), 1))
        await connection.execute(
            select(func.setval(sequence, func.greatest(func.nextval(sequence), last.scalar_subquery())))
        )
