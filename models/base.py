"""What every table stands on: names of constraints, and times that always know their zone."""

from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TypeVar

from sqlalchemy import DateTime, Dialect, Enum, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, aliased

T = TypeVar("T")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. A naive datetime is refused: it would be read in whatever zone the reader stands in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 — declared so by SQLAlchemy


class Holds(StrEnum):
    """What a column holds that no foreign key says, for a centre that goes elsewhere with new numbers (`info`)."""

    IDS = "ids"
    """Numbers of the centre's rows: of whichever table, as numbers and as words."""
    WORDS = "words"
    """The same, as words alone: its numbers count something."""
    FIELDS = "fields"
    """Answers by the names of fields: the words of these names alone."""
    LED = "led"
    """A word that begins with such a number and a colon."""
    FORMER = "former"
    """Below zero, the number of the row itself."""
    ACCOUNT = "account"
    """The number of an account: the row goes along with the persons who are of it."""
    OF_BOT = "of_bot"
    """What only the bot knows that wrote it."""


def enum_column(kind: type[StrEnum]) -> Enum:
    """A column of an enum's values as plain text: a new member needs no migration."""
    return Enum(kind, native_enum=False, length=32, values_callable=lambda k: [m.value for m in k])


@cache
def twin(table: type[T], name: str) -> type[T]:
    """The table under another name, for queries that ask it twice. Made once: the columns of an alias take longer to
    make than the rest of such a query. Inside a query that has this one already it needs a name of its own."""
    return aliased(table, name=name)


def every_table() -> MetaData:
    """The tables of all areas: the package is walked, so that none is forgotten."""
    for found in walk_packages([str(Path(__file__).parent)], f"{__package__}."):
        import_module(found.name)
    return Base.metadata
