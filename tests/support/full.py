"""Rows in every table there is, with a value of its type in every column: a table that comes tomorrow has some too."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    String,
    Table,
    Time,
    TypeDecorator,
    func,
    insert,
    select,
)

from models.base import Holds, every_table
from models.people import Person
from storage.database import Database

AHEAD = datetime(2037, 5, 4, 3, 2, 1, 123456, tzinfo=UTC)
"""No timer is due before."""
ROWS = 4


class Filling:
    """Makes rows of centres; those of one point only to rows of the same."""

    def __init__(self, at: datetime = AHEAD) -> None:
        self._at = at
        self._ids: defaultdict[str, count[int]] = defaultdict(lambda: count(1))
        self._numbers = count(1)

    def center(self) -> dict[Table, list[dict[str, Any]]]:
        """A centre with rows of everything."""
        made: dict[Table, list[dict[str, Any]]] = {}
        for table in sorted(every_table().sorted_tables, key=_is_of_accounts):
            made[table] = []
            for place in range(1 if table.name == "centers" else ROWS):
                made[table].append(self._row(table, place, made))
        return made

    def _row(self, table: Table, place: int, made: dict[Table, list[dict[str, Any]]]) -> dict[str, Any]:
        number = next(self._numbers)
        return {one.name: self._value(table, one, place, number, made) for one in table.columns}

    def _value(
        self, table: Table, one: Column[Any], place: int, number: int, made: dict[Table, list[dict[str, Any]]]
    ) -> object:
        if one.foreign_keys:
            target = next(iter(one.foreign_keys)).column
            rows = made[target.table]
            if target.table is table:
                return rows[-1][target.name] if rows and one.nullable else None
            return None if one.nullable and place == 1 else rows[place % len(rows)][target.name]
        if Holds.ACCOUNT in one.info:
            return made[Person.__table__][place]["telegram_id"]  # type: ignore[index]
        if one is table.autoincrement_column and isinstance(one.type, Integer):
            return next(self._ids[table.name])
        if one.nullable and place == 1:
            return None
        return _of_type(one, place, number, self._at)


def _is_of_accounts(table: Table) -> bool:
    """Its rows are of people whom no foreign key names."""
    return any(Holds.ACCOUNT in one.info for one in table.columns)


def _of_type(one: Column[Any], place: int, number: int, at: datetime) -> object:  # noqa: C901 — a line a type
    kind: Any = one.type.impl_instance if isinstance(one.type, TypeDecorator) else one.type
    match kind:
        case Enum():
            return list(kind.enum_class or kind.enums)[place % len(kind.enums)]
        case JSON():
            return {"ё": [number, None, True, "«слово»"], "a": {}} if place else [1.5, "x"]
        case String() if one.name == "sha256":
            return sha256(str(number).encode()).hexdigest()
        case String():
            return f"{number} {one.name} «ёж» O'Brien %s"[: kind.length or 400]
        case Boolean():
            return bool(place % 2)
        case Integer():
            return number if one.primary_key or kind.__visit_name__ != "big_integer" else 10**12 + number
        case DateTime():
            return at + timedelta(minutes=number)
        case Date():
            return date(2026, 1, 31) + timedelta(days=number)
        case Time():
            return time(place, 30)
        case LargeBinary():
            return bytes(range(256)) * (place + 1)
    raise AssertionError(f"{one}: nobody has said how a {one.type!r} looks")


async def fill(db: Database, centers: int = 2, at: datetime = AHEAD) -> None:
    """Fill an empty database; whoever comes later gets the next numbers."""
    filling = Filling(at)
    async with db.writing() as session:
        for _ in range(centers):
            for table, rows in filling.center().items():
                await session.execute(insert(table), rows)
        if not db.sqlite:
            counted = [
                (one, own) for one in every_table().tables.values() if (own := one.autoincrement_column) is not None
            ]
            last = [(func.pg_get_serial_sequence(one.name, own.name), func.max(own)) for one, own in counted]
            await session.execute(select(*(func.setval(name, select(most).scalar_subquery()) for name, most in last)))


async def rows_of(db: Database) -> dict[str, list[str]]:
    """Every row of every table as words, in an order that no database decides."""
    found = {}
    async with db.reading() as session:
        for table in every_table().sorted_tables:
            found[table.name] = sorted(repr(tuple(row)) for row in await session.execute(select(table)))
    return found


async def next_id(db: Database) -> int:
    """The number that the next person would get."""
    async with db.writing() as session:
        center = await session.scalar(select(func.max(every_table().tables["centers"].c.id)))
        person = Person(center_id=center, account=7, name="Новый", consent_at=AHEAD)
        session.add(person)
        await session.flush()
        return person.id
