"""Which rows are a centre's, told by foreign keys and by the accounts of its people, and what they are called where
their numbers are taken."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from sqlalchemy import Column, ColumnElement, Select, Table, select

from models.base import Holds, every_table

STAYS = frozenset({
    "notifications", "delivery_attempts", "paper_files",  # what this bot said, and is about to say
    "plan_drafts", "guest_lists", "rearrangements",  # what somebody is in the middle of, for days at most
    "identity_codes",  # for a quarter of an hour
})  # fmt: skip
"""Tables whose rows do not go along; those that nothing joins to a centre are the deployment's."""
NUMBER = re.compile(r"((?:[a-z_]+:)?)(\d+)")
"""A row's number as a word: «17», or «booklet:17»."""
LED = re.compile(r"^[1-9]\d*(?=:)")
"""A row's number that leads a word: «3:2026-06-30»; 0 is none."""
Row = Mapping[str, object]


@cache
def of_centers() -> tuple[Table, ...]:
    """The tables whose rows are of a centre and go along with it, parents first."""
    tables = every_table().sorted_tables
    return tuple(one for one in tables if one.name not in STAYS and (one.name == "centers" or _way(one) is not None))


@cache
def _way(table: Table) -> Column[object] | None:
    """The column by which a row is known to be a centre's: the centre itself, or the first thing of a centre that it
    always points to; of an account, the persons who are of it."""
    keys = [one for one in table.columns for link in one.foreign_keys if link.column.table is not table]
    direct = [one for one in keys if _target(one).table.name == "centers"]
    through = [one for one in keys if not one.nullable and _way(_target(one).table) is not None]
    accounts = [one for one in table.columns if Holds.ACCOUNT in one.info]
    return next(iter([*direct, *through, *accounts]), None)


def _target(column: Column[object]) -> Column[object]:
    if Holds.ACCOUNT in column.info:
        return every_table().tables["persons"].c.telegram_id
    return next(iter(column.foreign_keys)).column


def belonging(table: Table, center_id: int) -> Select[*tuple[object, ...]]:
    """The query of the centre's rows of a table."""
    return select(*table.columns).where(_belongs(table, center_id)).order_by(*table.primary_key)


def _belongs(table: Table, center_id: int) -> ColumnElement[bool]:
    way = _way(table)
    if way is None:
        return table.c.id == center_id
    target = _target(way)
    if target.table.name == "centers":
        return way == center_id
    return way.in_(select(target).where(_belongs(target.table, center_id)))


def numbered(column: Column[object]) -> bool:
    """Whether it holds the number of a row: its own, or that of another one."""
    if column.foreign_keys:
        return numbered(_target(column))
    return column is column.table.autoincrement_column or bool(column.info.get(Holds.IDS) and column.primary_key)


def strangers(table: Table, rows: list[Row], known: Mapping[str, set[object]]) -> str | None:
    """The first column by which one of these rows points to a row that does not go along."""
    for one in table.columns:
        if one.foreign_keys:
            target = _target(one)
            there = known.get(target.table.name, set())
            if any(row[one.name] is not None and row[one.name] not in there for row in rows):
                return f"{table.name}.{one.name}"
    return None


def renumbered(table: Table, row: Row, by: int) -> dict[str, object]:
    """The row with every number of a row higher by so much, and without what only the old bot knew."""
    return {one.name: _renumbered(one, row[one.name], row, by) for one in table.columns}


def _renumbered(column: Column[object], value: object, row: Row, by: int) -> object:
    info = column.info
    if Holds.OF_BOT in info:
        return None if column.nullable else ""
    if Holds.FORMER in info and isinstance(value, int) and value < 0:
        return value - by
    if numbered(column) and isinstance(value, int):
        return value + by
    if Holds.IDS in info:
        return _within(value, lambda number: number + by, by)
    if Holds.FIELDS in info and isinstance(value, dict):
        names = info[Holds.FIELDS]
        return {name: _within(one, lambda n: n, by) if name in names else one for name, one in value.items()}
    if Holds.LED in info and isinstance(value, str):
        return LED.sub(lambda found: str(int(found[0]) + by), value)
    if Holds.WORDS in info:
        field, names = info[Holds.WORDS]
        return _within(value, lambda number: number, by) if row[field] in names else value
    return value


def _within(value: object, number: Callable[[int], int], by: int) -> object:
    match value:
        case bool() | None:
            return value
        case int():
            return number(value)
        case str():
            found = NUMBER.fullmatch(value)
            return f"{found[1]}{int(found[2]) + by}" if found else value
        case list():
            return [_within(one, number, by) for one in value]
        case dict():
            return {_within(key, number, by): _within(one, number, by) for key, one in value.items()}
    return value
