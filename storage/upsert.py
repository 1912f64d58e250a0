"""INSERT that minds what stands there already: SQLAlchemy spells it anew for each database."""

from functools import cache

from sqlalchemy import ColumnElement, Insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.base import Base
from storage.database import Database

Door = Database | AsyncSession | AsyncConnection
"""Whatever knows which database it leads to."""


def insert_new(door: Door, table: type[Base]) -> Insert:
    """An INSERT that passes over rows whose unique key stands there already; `returning` gives the new ones alone."""
    return _insert_new(_is_sqlite(door), table)


def upsert(door: Door, table: type[Base], *taken: str, **reckoned: ColumnElement[int]) -> Insert:
    """An INSERT that changes rows whose primary key stands there already: the columns `taken` become what the new row
    says, those `reckoned` what their expression yields."""
    insert = _insert(_is_sqlite(door), table)
    changed = {name: insert.excluded[name] for name in taken} | reckoned
    return insert.on_conflict_do_update(index_elements=inspect(table).primary_key, set_=changed)


@cache  # built once: a save spends more on building its statements than on running them
def _insert_new(is_sqlite: bool, table: type[Base]) -> Insert:
    return _insert(is_sqlite, table).on_conflict_do_nothing()


def _insert(is_sqlite: bool, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


def _is_sqlite(door: Door) -> bool:
    if isinstance(door, Database):
        return door.sqlite
    bind = door.get_bind() if isinstance(door, AsyncSession) else door
    return bind.dialect.name == "sqlite"
