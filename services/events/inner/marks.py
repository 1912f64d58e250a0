"""Marks of presence that belong to no time at which the event is held."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.codes import opens_at
from models.events.kinds import Presence
from models.events.people import EventGuests, EventInvitee
from models.events.tables import Event


async def forget_marks(session: AsyncSession, event: Event, now: datetime) -> None:
    """The event was moved: whoever was marked before its code holds was at nothing, and no guests came. Who had come
    unasked is not of its list any more. Where the code holds by now, its place alone changed: nothing is forgotten."""
    if now >= opens_at(event.starts_at):
        return
    theirs = (EventInvitee.event_id == event.id, EventInvitee.present_at < opens_at(event.starts_at))
    nothing = {"presence": Presence.NONE, "present_at": None, "marked_by": None}
    gone = (await session.scalars(update(EventInvitee).where(*theirs).values(nothing).returning(EventInvitee.id))).all()
    unasked = (EventInvitee.id.in_(gone), EventInvitee.expected.is_(False))
    await session.execute(delete(EventInvitee).where(*unasked))
    await session.execute(delete(EventGuests).where(EventGuests.event_id == event.id))
