"""Use cases of an event's materials: where they are, what of the library they are, and to those who came in one tap."""

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import MATERIALS_LENGTH, Event
from models.library.searching import EventMaterial
from models.notifications import NoticeKind
from services.events.inner.access import led_event
from services.events.inner.materials import given_to
from services.events.inner.telling import notices
from services.library.inner.owning import own_material
from services.outbox.notices import tell
from services.work import Work, use_case
from storage.upsert import insert_new


@use_case(Permission.ATTEND_EVENTS)
async def set_materials(work: Work, event_id: int, words: str) -> None:
    """Where its materials are: a link or some words. What is other than before is sent anew to everybody who came.
    Raises NotFound for one that the actor does not lead."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if event.materials != words[:MATERIALS_LENGTH]:
            event.materials, event.materials_at = words[:MATERIALS_LENGTH], work.clock.now()


@use_case(Permission.ATTEND_EVENTS)
async def give(work: Work, event_id: int, material_id: int) -> int | None:
    """A material of the library is one of the event's: whoever came is told at once. Returns how many are told now;
    None while nobody is marked, and it waits to be sent. Given again it changes nothing.

    Raises NotFound for an event that the actor does not lead and for a material that they may not read, DomainError for
    a material that is not open, and for an event that is not held.
    """
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if not (await own_material(session, work, material_id)).open:
            raise DomainError("library-material-gone")
        _check_held(event)
        row = {"event_id": event.id, "material_id": material_id, "at": work.clock.now()}
        new = insert_new(session, EventMaterial).values(row).returning(EventMaterial.material_id)
        if await session.scalar(new) is not None:
            event.materials_at = work.clock.now()
        return await _send(session, work, event)


@use_case(Permission.ATTEND_EVENTS)
async def take_back(work: Work, event_id: int, material_id: int) -> None:
    """It is none of the event's materials any more: letters that are still to go are without it. Raises NotFound for
    one that the actor does not lead."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        mine = EventMaterial.event_id == event.id, EventMaterial.material_id == material_id
        await session.execute(delete(EventMaterial).where(*mine))


@use_case(Permission.ATTEND_EVENTS)
async def send_materials(work: Work, event_id: int) -> int:
    """Tell everybody who came what they are; who was told of these already is not told again. Returns how many are told
    now. Raises NotFound for one that the actor does not lead, DomainError where there are none, where nobody came, and
    for one that is not held."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if not event.materials and not await given_to(session, event.id):
            raise DomainError("event-no-materials")
        _check_held(event)
        told = await _send(session, work, event)
        if told is None:
            raise DomainError("event-nobody-came")
        return told


def _check_held(event: Event) -> None:
    if event.state in (EventState.DRAFT, EventState.CANCELLED):
        raise DomainError(f"event-is-{event.state}")


async def _send(session: AsyncSession, work: Work, event: Event) -> int | None:
    """How many of those who came are told now; None where nobody came."""
    came = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.came())
    people = (await session.scalars(came.order_by(EventInvitee.person_id))).all()
    if not people:
        return None
    name = f"materials:{int((event.materials_at or work.clock.now()).timestamp())}"
    now = work.clock.now()
    return await tell(session, now, notices(event, NoticeKind.EVENT_MATERIALS, people, name, now))


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
