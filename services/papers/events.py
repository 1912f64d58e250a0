"""The papers of an event: what each is made of, out of the database."""

from collections.abc import Awaitable, Callable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.certificates import Certificate, certificate_number
from models.events.notes import EventNotes, points
from models.events.people import EventInvitee
from models.events.rules import EventRules
from models.events.tables import Event
from models.papers.kinds import PaperKind
from models.periods import Period
from services.center_settings import load
from services.events.inner.access import led_event
from services.papers.inner.event_facts import EventPaperFacts, MeetingNotes
from services.papers.inner.event_rows import decisions_of, guests_of, hosts_of, last_meeting, participants
from services.papers.inner.people import head_of
from services.work import Work, use_case

ALWAYS_NAMED = (PaperKind.MINUTES, PaperKind.CERTIFICATE)
Gather = Callable[[Work, Period, int, int | None], Awaitable[EventPaperFacts]]


def gather_of(kind: PaperKind) -> Gather:
    """How the facts of that paper of an event are gathered."""

    async def gather(work: Work, period: Period, event_id: int, person_id: int | None) -> EventPaperFacts:
        return await gather_event(work, kind, period, event_id, person_id)

    return gather


@use_case(Permission.ATTEND_EVENTS)
async def gather_event(
    work: Work, kind: PaperKind, period: Period, event_id: int, person_id: int | None
) -> EventPaperFacts:
    """The facts of a paper of an event that the actor leads; a certificate is its owner's alone. Names stand in
    protocols and certificates, in the others where the centre allows it.

    Raises NotFound for an event that the actor does not lead, and for a certificate that was not given; DomainError for
    marks of nobody, and for a list of whom nobody asked.
    """
    async with work.db.reading() as session:
        if kind is not PaperKind.CERTIFICATE:
            facts = await _gather(session, work, kind, period, await led_event(session, work, event_id))
        elif person_id == work.person_id:
            facts = await _gather(session, work, kind, period, *await _certificate(session, work, event_id))
        else:
            raise NotFound("event-gone")
    if kind is PaperKind.EVENT_MARKS and not (facts.came or facts.guests):
        raise DomainError("event-paper-nobody")
    if kind is PaperKind.MAILING and not facts.people:
        raise DomainError("event-paper-unasked")
    return facts


async def _gather(
    session: AsyncSession, work: Work, kind: PaperKind, period: Period, event: Event, certificate: str = ""
) -> EventPaperFacts:
    mine = [EventInvitee.person_id == work.person_id] if kind is PaperKind.CERTIFICATE else []
    named = kind in ALWAYS_NAMED or (await load(session, work.center_id, EventRules)).names
    minutes = kind is PaperKind.MINUTES
    notes = await session.get(EventNotes, event.id) if minutes else None
    return EventPaperFacts(
        head=await head_of(session, work),
        kind=kind,
        period=period,
        event_id=event.id,
        type=event.type,
        title=event.title,
        format=event.format,
        starts_at=work.actor.local(event.starts_at),
        ends_at=work.actor.local(event.ends_at),
        place=event.place,
        hosts=await hosts_of(session, work, event),
        people=await participants(session, work, event, *mine, named=named),
        guests=await guests_of(session, event),
        notes=_said(notes),
        decisions=await decisions_of(session, event.id) if minutes else (),
        before=await last_meeting(session, work, event) if minutes else None,
        certificate=certificate,
    )


def _said(notes: EventNotes | None) -> MeetingNotes:
    if notes is None:
        return MeetingNotes()
    return MeetingNotes(points(notes.agenda), points(notes.heard), points(notes.resolved))


async def _certificate(session: AsyncSession, work: Work, event_id: int) -> tuple[Event, str]:
    """The event of the actor's certificate, and its number."""
    query = select(Event, Certificate).join(Certificate, Certificate.event_id == Event.id)
    mine = (Event.id == event_id, Event.center_id == work.center_id, Certificate.person_id == work.person_id)
    row = (await session.execute(query.where(*mine))).first()
    if row is None:
        raise NotFound("event-gone")
    event, given = row
    return event, certificate_number(given.year, given.number)
