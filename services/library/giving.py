"""A material of the library goes to everybody who came to an event."""

from sqlalchemy import select

from models.access import Permission
from models.errors import DomainError
from models.events.people import EventInvitee
from models.events.states import EventState
from models.notifications import Notice, NoticeKind
from services.events.inner.access import led_event
from services.library.inner.owning import own_material
from services.outbox.notices import tell
from services.work import Work, use_case


@use_case(Permission.READ_LIBRARY)
async def give_to_those_who_came(work: Work, event_id: int, material_id: int) -> int:
    """Everybody who came is told of the material, once; returns how many are told now. Raises NotFound for an event
    that the actor does not lead and for a material that they may not read, DomainError for a material that is not
    open, for an event that is not held, and where nobody came."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        material = await own_material(session, work, material_id)
        if not material.open:
            raise DomainError("library-material-gone")
        if event.state in (EventState.DRAFT, EventState.CANCELLED):
            raise DomainError(f"event-is-{event.state}")
        came = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.came())
        people = sorted(await session.scalars(came))
        if not people:
            raise DomainError("library-nobody-came")
        notices = [
            Notice(
                kind=NoticeKind.LIBRARY_GIVEN,
                center_id=work.center_id,
                person_id=person,
                key=f"event:{event.id}:material:{material.id}",
                not_before=now,
                subject_id=material.id,
                details={"event": event.id},
            )
            for person in people
            if person != work.person_id
        ]
        return await tell(session, now, notices)
