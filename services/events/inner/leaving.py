"""Somebody holds no post of the centre any more: their seats at what is still to come are others'."""

from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.people import Tenure
from services.events.inner.seats import move_up


async def give_up_seats(session: AsyncSession, now: datetime, today: date, person_id: int) -> None:
    """Whoever holds no post from today on is asked to nothing that is still to come, and whoever waits longest moves
    up, in the caller's transaction. What they were at stays."""
    if await session.scalar(select(exists().where(Tenure.person_id == person_id, Tenure.lasts(today)))):
        return
    mine = select(EventInvitee.event_id).where(EventInvitee.person_id == person_id)
    ahead = (Event.id.in_(mine), Event.state == EventState.ANNOUNCED, Event.starts_at > now)
    for event in (await session.scalars(select(Event).where(*ahead).order_by(Event.id).with_for_update())).all():
        own = (EventInvitee.event_id == event.id, EventInvitee.person_id == person_id)
        await session.delete((await session.scalars(select(EventInvitee).where(*own))).one())
        await session.flush()
        await move_up(session, now, event)
