"""Seats of the room: who has one, who waits, and who moves up when one becomes free."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.tables import Event
from models.notifications import NoticeKind
from services.events.inner.telling import notices
from services.outbox.notices import tell


async def taken(session: AsyncSession, event_id: int) -> int:
    """How many have a seat of the room."""
    query = select(func.count()).where(EventInvitee.event_id == event_id, EventInvitee.answer == Answer.COMING)
    return int(await session.scalar(query.where(EventInvitee.waiting_since.is_(None))) or 0)


async def move_up(session: AsyncSession, now: datetime, event: Event) -> Sequence[EventInvitee]:
    """Give free seats to those who wait longest and tell them so, in the caller's transaction, which holds the event's
    lock. Returns who moved up."""
    waiting = select(EventInvitee).where(EventInvitee.event_id == event.id, EventInvitee.waiting_since.is_not(None))
    waiting = waiting.order_by(EventInvitee.waiting_since, EventInvitee.id)
    if event.seats is not None:
        await session.flush()
        waiting = waiting.limit(max(0, event.seats - await taken(session, event.id)))
    lucky = (await session.scalars(waiting)).all()
    told = []
    for one in lucky:
        since = int(one.waiting_since.timestamp()) if one.waiting_since is not None else 0
        one.seat()
        told += notices(event, NoticeKind.EVENT_SEAT, [one.person_id], f"seat:{since}", now, expires_at=event.starts_at)
    await tell(session, now, told)
    return lucky
