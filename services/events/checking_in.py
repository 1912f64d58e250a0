"""The use case of a code that somebody opened: their presence is marked, whoever else opens it in the same moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError
from models.events.codes import CheckInCode, closes_at, opens_at
from models.events.kinds import MarkedBy, Presence
from models.events.people import EventInvitee
from models.events.presence import IN_ROOM, check_code, is_early, is_late
from models.events.tables import Event, EventHost
from models.people import Center, Person, Post, Tenure
from services.activities.words import called
from services.roster.seats import with_groups
from services.work import Work, use_case
from storage.upsert import insert_new


@dataclass(frozen=True, kw_only=True)
class CheckedIn:
    """What whoever opened a code is told."""

    event: str
    """«Семинар «Название»»."""
    at: datetime
    """When they were marked, on their own clock: who takes part remotely may live by another."""
    presence: Presence
    before: bool
    """Whether they had been marked before."""
    by_host: bool
    """Whether the host has said of them something else than this room does: the host's word stands."""


class _Attender(NamedTuple):
    person_id: int
    post_id: int


@use_case(Permission.JOIN)
async def check_in(work: Work, code: CheckInCode, at: datetime) -> CheckedIn:
    """Mark the actor's presence at an event of any centre they hold a post of; `at` is when they sent the code, so that
    one that waited for the bot counts by its own time. Two presses mark it once; who is in the hall is not made remote,
    and what the host ticked stands: a code may have been sent on, who answers for the sheet has seen them.

    Raises DomainError for a code of no event that can be attended, for one that is opened too early or too late, for a
    stranger and somebody of another centre (the host counts them as guests), and for who holds the event.
    """
    async with work.db.writing() as session:
        row = (await session.execute(select(Event, Center.zone).join(Center).where(Event.id == code.event_id))).first()
        if row is None:
            raise DomainError("check-in-forged")
        event, zone = row
        check_code(event, code.room)
        theirs = ZoneInfo(work.actor.own_zone or zone)
        _check_time(event, at, theirs)
        who = await _attender(session, work, event, at.astimezone(ZoneInfo(zone)))
        marked = await _mark(session, event, who, IN_ROOM[code.room], at)
        found = (await session.scalars(_of(event, who))).one()
        return CheckedIn(
            event=called(event.type, event.title),
            at=(found.present_at or at).astimezone(theirs),
            presence=found.presence,
            before=not marked,
            by_host=found.marked_by is MarkedBy.HOST and found.presence is not IN_ROOM[code.room],
        )


def _check_time(event: Event, at: datetime, zone: ZoneInfo) -> None:
    if is_early(event, at):
        opens = opens_at(event.starts_at).astimezone(zone)
        raise DomainError("check-in-early", day=f"{opens:%d.%m}", time=f"{opens:%H:%M}")
    if is_late(event, at):
        closed = closes_at(event.starts_at, event.minutes).astimezone(zone)
        raise DomainError("check-in-late", day=f"{closed:%d.%m}", time=f"{closed:%H:%M}")


async def _attender(session: AsyncSession, work: Work, event: Event, at: datetime) -> _Attender:
    """Who the account is in the event's centre, and in which post: one of a district before others."""
    query = (
        select(Person.id, Tenure.post_id)
        .join(Tenure, Tenure.person_id == Person.id)
        .join(Post, Post.id == Tenure.post_id)
        .where(Person.account == work.actor.account, Person.center_id == event.center_id)
        .where(Tenure.held(at.date()))
        .order_by(Post.district_id.is_(None), Tenure.id)
    )
    found = (await session.execute(query.limit(1))).first()
    if found is None:
        raise DomainError("check-in-elsewhere" if work.actor.known else "check-in-stranger")
    person, post = found
    posts = with_groups(select(Tenure.post_id).where(Tenure.person_id == person, Tenure.held(at.date())))
    leads = exists().where(EventHost.event_id == event.id, EventHost.post_id.in_(posts))
    asked = exists().where(EventInvitee.event_id == event.id, EventInvitee.person_id == person)
    if await session.scalar(select(leads & ~asked)):
        raise DomainError("check-in-host")
    return _Attender(person, post)


async def _mark(session: AsyncSession, event: Event, who: _Attender, presence: Presence, at: datetime) -> bool:
    """Whether this call marked it: the row is changed, or made for who came unasked, by one of several alone."""
    weaker = EventInvitee.presence == Presence.NONE
    if presence is Presence.HERE:
        scanned = (EventInvitee.presence == Presence.REMOTE) & (EventInvitee.marked_by == MarkedBy.CODE)
        weaker = or_(weaker, scanned)
    said = {"presence": presence, "present_at": at, "marked_by": MarkedBy.CODE}
    mine = (EventInvitee.event_id == event.id, EventInvitee.person_id == who.person_id)
    change = update(EventInvitee).where(*mine, weaker).values(said).returning(EventInvitee.id)
    if await session.scalar(change) is not None:
        return True
    row = {"event_id": event.id, "person_id": who.person_id, "post_id": who.post_id, "asked_at": at, "expected": False}
    made = await session.scalar(insert_new(session, EventInvitee).values(row | said).returning(EventInvitee.id))
    return made is not None


def _of(event: Event, who: _Attender) -> Select[EventInvitee]:
    return select(EventInvitee).where(EventInvitee.event_id == event.id, EventInvitee.person_id == who.person_id)
