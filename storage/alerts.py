"""Troubles that last: begun once and ended once, however many processes see them."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from models.alerts import Alert
from storage.database import Database
from storage.sweeping import sweep
from storage.upsert import insert_new

KEPT = timedelta(days=30)
"""A machine that is no more ends none of its troubles."""


async def standing(db: Database) -> dict[str, bool]:
    """The troubles that last, and whether somebody was told."""
    async with db.reading() as session:
        return {name: told is not None for name, told in await session.execute(select(Alert.name, Alert.told_at))}


async def begin(db: Database, name: str, now: datetime) -> bool:
    """It lasts; True for the one who is to tell of it."""
    mine = update(Alert).where(Alert.name == name, Alert.told_at.is_(None)).values(told_at=now).returning(Alert.name)
    async with db.transaction() as connection:
        await connection.execute(insert_new(connection, Alert), [{"name": name, "since": now}])
        return (await connection.execute(mine)).first() is not None


async def untold(db: Database, name: str) -> None:
    """Nobody could be told of it: once more the next time."""
    async with db.single() as connection:
        await connection.execute(update(Alert).where(Alert.name == name).values(told_at=None))


async def of_yesterday(db: Database, name: str, now: datetime) -> bool:
    """Somebody was told of it a day ago; True for the one who is to tell of it again."""
    mine = update(Alert).where(Alert.name == name, Alert.told_at <= now - timedelta(days=1)).values(told_at=now)
    async with db.single() as connection:
        return (await connection.execute(mine)).rowcount > 0


async def end(db: Database, name: str) -> bool:
    """It is over; True for the one who is to say so: of what nobody was told, nothing is said."""
    gone = delete(Alert).where(Alert.name == name).returning(Alert.told_at)
    async with db.transaction() as connection:
        row = (await connection.execute(gone)).first()
    return row is not None and row[0] is not None


async def again(db: Database, name: str, now: datetime) -> None:
    """Its end could not be told: once more the next time."""
    async with db.single() as connection:
        await connection.execute(insert_new(connection, Alert), [{"name": name, "since": now, "told_at": now}])


async def forget_old(db: Database, now: datetime) -> None:
    """Delete troubles that nobody ended."""
    await sweep(db, Alert, Alert.since < now - KEPT)
