"""Use cases of certificates: whom one may ask for, and its number, which is given once."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.certificates import Certificate
from models.events.kinds import Presence
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from services.activities.words import called
from services.work import Work, use_case

TRIES = 5
SHOWN = 100


@dataclass(frozen=True)
class Attended:
    """An event that the actor was at."""

    id: int
    name: str
    """«Семинар «Название»»."""
    day: date


@use_case(Permission.ATTEND_EVENTS)
async def list_attended(work: Work) -> list[Attended]:
    """The events that the actor was at and that have begun, the newest first, a hundred at most."""
    query = (
        select(Event.id, Event.type, Event.title, Event.starts_at)
        .join(EventInvitee, EventInvitee.event_id == Event.id)
        .where(Event.center_id == work.center_id, EventInvitee.person_id == work.person_id, EventInvitee.came())
        .where(Event.state != EventState.CANCELLED, Event.starts_at <= work.clock.now())
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(SHOWN)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        Attended(event, called(kind, title), work.actor.local(starts).date()) for event, kind, title, starts in rows
    ]


@use_case(Permission.ATTEND_EVENTS)
async def give(work: Work, event_id: int) -> None:
    """The actor's certificate has its number from now on. Raises NotFound for an event that they were not asked to,
    DomainError for one that is not over, was cancelled, or that they were not marked at."""
    for left in reversed(range(TRIES)):
        try:
            await _give(work, event_id)
        except IntegrityError:  # somebody else of the centre took the number in the same moment
            if not left:
                raise
        else:
            return


async def _give(work: Work, event_id: int) -> None:
    async with work.db.writing() as session:
        event, invitee = await _attended(session, work, event_id)
        there = select(Certificate.id).where(
            Certificate.event_id == event.id, Certificate.person_id == invitee.person_id
        )
        if await session.scalar(there) is not None:
            return
        year = work.actor.local(event.starts_at).year
        last = select(func.max(Certificate.number)).where(
            Certificate.center_id == work.center_id, Certificate.year == year
        )
        session.add(
            Certificate(
                center_id=work.center_id,
                event_id=event.id,
                person_id=invitee.person_id,
                year=year,
                number=(await session.scalar(last) or 0) + 1,
                issued_at=work.clock.now(),
            )
        )


async def _attended(session: AsyncSession, work: Work, event_id: int) -> tuple[Event, EventInvitee]:
    query = select(Event, EventInvitee).join(EventInvitee, EventInvitee.event_id == Event.id)
    mine = (Event.id == event_id, Event.center_id == work.center_id, EventInvitee.person_id == work.person_id)
    row = (await session.execute(query.where(*mine))).first()
    if row is None:
        raise NotFound("event-gone")
    event, invitee = row
    if event.state is EventState.CANCELLED:
        raise DomainError("event-called-off")
    if event.ends_at > work.clock.now():
        raise DomainError("certificate-early")
    if invitee.presence is Presence.NONE:
        raise DomainError("certificate-not-there")
    return event, invitee
