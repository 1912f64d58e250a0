"""How much is due and not yet sent, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select, text

from models.notifications import Notification
from services.outbox.deliveries import READY
from services.outbox.digests import held_back
from services.outbox.telling import told_by
from storage.database import Database


@dataclass(frozen=True)
class Backlog:
    """Letters that are due, and how long the oldest of them has been."""

    letters: int
    age: timedelta


async def backlog(db: Database, now: datetime) -> Backlog:
    """What the senders of all messengers have before them. What waits for its hours, for a form or for its next try is
    not due."""
    ready = and_(READY, ~held_back())
    due = or_(ready, text("notifications.status = 'leased'"))
    query = select(func.count(), func.min(Notification.not_before)).where(
        due, Notification.not_before <= now, told_by()
    )
    async with db.reading() as session:
        letters, oldest = (await session.execute(query)).one()
    return Backlog(letters, now - oldest if letters else timedelta(0))
