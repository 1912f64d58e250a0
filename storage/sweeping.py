"""Deleting what has outlived its term, in small steps: people get their turn in between."""

from sqlalchemy import ColumnElement, delete, inspect, select, tuple_

from models.base import Base
from storage.database import Database

STEP = 500


async def sweep(db: Database, table: type[Base], old: ColumnElement[bool], step: int = STEP) -> int:
    """Delete the rows of which that is true, so many in a transaction; returns how many they were."""
    key = inspect(table).primary_key
    some = select(*key).where(old).order_by(*key).limit(step)
    async with db.reading() as session:  # an idle look takes no lock
        if (await session.execute(some.limit(1))).first() is None:
            return 0
    deleted = 0
    while True:
        async with db.single() as connection:
            gone = (await connection.execute(delete(table).where(tuple_(*key).in_(some)))).rowcount
        deleted += gone
        if gone < step:
            return deleted
