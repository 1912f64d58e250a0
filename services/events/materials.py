"""Use cases of an event's materials: where they are, and to those who came in one tap."""

from sqlalchemy import func, select

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import MATERIALS_LENGTH, Event
from models.notifications import NoticeKind
from services.events.inner.access import led_event
from services.events.inner.saying import tell_those
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def set_materials(work: Work, event_id: int, words: str) -> None:
    """Where its materials are: a link or some words. What is other than before is sent anew to everybody who came.
    Raises NotFound for one that the actor does not lead."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if event.materials != words[:MATERIALS_LENGTH]:
            event.materials, event.materials_at = words[:MATERIALS_LENGTH], work.clock.now()


@use_case(Permission.ATTEND_EVENTS)
async def send_materials(work: Work, event_id: int) -> int:
    """Tell everybody who came where they are; who was told of these already is not told again. Returns how many are
    told now. Raises NotFound for one that the actor does not lead, DomainError where there are none, where nobody came,
    and for one that is not held."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if not event.materials or event.materials_at is None:
            raise DomainError("event-no-materials")
        if event.state in (EventState.DRAFT, EventState.CANCELLED):
            raise DomainError(f"event-is-{event.state}")
        came = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.came())
        people = (await session.scalars(came.order_by(EventInvitee.person_id))).all()
        if not people:
            raise DomainError("event-nobody-came")
        name = f"materials:{int(event.materials_at.timestamp())}"
        return await tell_those(session, now, event, NoticeKind.EVENT_MATERIALS, people, name)


@use_case(Permission.ATTEND_EVENTS)
async def open_materials(work: Work, event_id: int) -> str:
    """Where the materials of an event are that the actor came to or leads; empty where there are none. Raises NotFound
    for any other."""
    came = EventInvitee.event_id == event_id, EventInvitee.person_id == work.person_id, EventInvitee.came()
    async with work.db.reading() as session:
        if await session.scalar(select(func.count()).where(*came)):
            found = await session.scalar(
                select(Event.materials).where(Event.id == event_id, Event.center_id == work.center_id)
            )
            if found is None:
                raise NotFound("event-gone")
            return found
        return (await led_event(session, work, event_id)).materials
