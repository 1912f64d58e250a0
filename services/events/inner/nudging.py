"""Asking the silent ones once more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.tables import Event


async def silent_ones(session: AsyncSession, event: Event) -> Sequence[EventInvitee]:
    """Who is asked and has not answered."""
    silent = (EventInvitee.event_id == event.id, EventInvitee.expected, EventInvitee.answer == Answer.NONE)
    return (await session.scalars(select(EventInvitee).where(*silent).order_by(EventInvitee.id))).all()


def mark_nudged(silent: Sequence[EventInvitee], now: datetime) -> list[int]:
    """Remember that they were asked once more; returns who they are."""
    for one in silent:
        one.nudged_at = now
    return [one.person_id for one in silent]
