"""Whose an event is: who leads it, and who may look at it."""

from sqlalchemy import ColumnElement, exists, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.base import twin
from models.errors import NotFound
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from services.roster.seats import my_posts
from services.work import Work


def led_by(work: Work) -> ColumnElement[bool]:
    """A condition: the actor leads the event. Whoever holds a post that hosts it does, the coordinator does, and who
    made it until it is announced."""
    if work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        return true()
    hosts = exists().where(EventHost.event_id == Event.id, EventHost.post_id.in_(my_posts(work)))
    return or_(hosts, (Event.made_by == work.person_id) & (Event.state == EventState.DRAFT))


def asked_to(work: Work) -> ColumnElement[bool]:
    """A condition: the actor is asked to the event, or came to it, and it is no draft any more."""
    place = twin(EventInvitee, "asked_invitees")  # what asks may have the table itself
    mine = exists().where(place.event_id == Event.id, place.person_id == work.person_id)
    return mine & (Event.state != EventState.DRAFT)


async def led_event(session: AsyncSession, work: Work, event_id: int, *, lock: bool = False) -> Event:
    """An event that the actor leads, locked until the transaction's end where it is to change. Raises NotFound for
    another centre's and for one that they do not lead."""
    query = select(Event).where(Event.id == event_id, Event.center_id == work.center_id, led_by(work))
    found: Event | None = await session.scalar(query.with_for_update(of=Event) if lock else query)
    if found is None:
        raise NotFound("event-gone")
    return found
