"""The outbox seen from outside: counts, the last errors, what is sent again, what is forgotten."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from models.notifications import (
    DeliveryAttempt,
    Notification,
    Status,
)
from storage.database import Database

KEPT = timedelta(days=90)
"""How long it can be seen what was told, and when."""
STEP = 500


async def tally(db: Database) -> dict[Status, int]:
    """How many rows stand where; together they are everything that was ever told: nothing gets lost between them."""
    async with db.reading() as session:
        counted = await session.execute(select(Notification.status, func.count()).group_by(Notification.status))
        found = {row[0]: row[1] for row in counted}
    return {status: found.get(status, 0) for status in Status}


async def open_of(db: Database, center_id: int) -> int:
    """How many messages of a centre have not been sent yet."""
    still = (Status.WAITING, Status.LEASED, Status.SUSPENDED)
    query = select(func.count()).where(Notification.center_id == center_id, Notification.status.in_(still))
    async with db.reading() as session:
        return await session.scalar(query) or 0


async def last_errors(db: Database, limit: int = 10) -> Sequence[Notification]:
    """Dead letters, the newest first."""
    dead = select(Notification).where(Notification.status == Status.DEAD)
    async with db.reading() as session:
        return (await session.scalars(dead.order_by(Notification.id.desc()).limit(limit))).all()


async def requeue(db: Database, now: datetime, life: timedelta) -> int:
    """Give dead letters another life of that length; returns how many."""
    alive = (
        update(Notification)
        .where(Notification.status == Status.DEAD)
        .values(status=Status.WAITING, attempts=0, not_before=now, expires_at=now + life, ended_at=None, reason="")
    )
    async with db.writing() as session:
        return len((await session.execute(alive.returning(Notification.id))).all())


async def revive(db: Database, now: datetime) -> int:
    """A clock that was ahead has been taken back: what ended as too late in a time that has not come waits again."""
    ahead = (Notification.status == Status.EXPIRED, Notification.ended_at > now, Notification.expires_at > now)
    values = {"status": Status.WAITING, "ended_at": None, "reason": ""}
    async with db.writing() as session:
        back = update(Notification).where(*ahead).values(**values).returning(Notification.id)
        return len((await session.execute(back, execution_options={"synchronize_session": False})).all())


async def forget_old(db: Database, now: datetime) -> int:
    """Delete rows of the outbox, with their attempts, that ended longer than `KEPT` ago; in small steps. Returns how
    many."""
    deleted = 0
    while True:
        async with db.writing() as session:
            old = (
                select(Notification.id).where(Notification.ended_at < now - KEPT).order_by(Notification.id).limit(STEP)
            )
            ids = (await session.scalars(old)).all()
            lines = update(Notification).where(Notification.digest_id.in_(ids)).values(digest_id=None)
            await session.execute(lines, execution_options={"synchronize_session": False})
            await session.execute(delete(DeliveryAttempt).where(DeliveryAttempt.notification_id.in_(ids)))
            await session.execute(delete(Notification).where(Notification.id.in_(ids)))
        deleted += len(ids)
        if len(ids) < STEP:
            return deleted
