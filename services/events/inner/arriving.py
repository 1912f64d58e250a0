"""Somebody came to a post: they are asked to what is announced already for whoever holds it."""

from datetime import date, datetime

from sqlalchemy import Select, exists, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import twin
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.notifications import NoticeKind
from models.people import Person, Tenure
from services.events.inner.audience import reached
from services.events.inner.telling import notices
from services.outbox.notices import tell
from services.roster.seats import with_groups
from storage.upsert import insert_new

MOST = 100
"""Events ahead that a newcomer is asked to, the next first: more are no invitation but a flood."""


async def ask_newcomer(session: AsyncSession, now: datetime, today: date, center_id: int, tenure: Tenure) -> None:
    """Ask who came to the post to everything ahead that is for it, be it by its audience or because the post's holder
    was asked besides, in the caller's transaction; three trips however many events there are."""
    ahead = (Event.center_id == center_id, Event.state == EventState.ANNOUNCED, Event.starts_at > now)
    query = select(Event).where(*ahead).order_by(Event.starts_at, Event.id).limit(MOST)
    events = {one.id: one for one in await session.scalars(query)}
    if not events:
        return
    parts = [_of(one, today, tenure) for one in events.values()]
    meant = union_all(*parts, _beside(list(events), today, tenure)).subquery()
    rows = select(
        meant.c.event, literal(tenure.person_id), literal(tenure.post_id), literal(now, EventInvitee.asked_at.type)
    ).distinct()
    rows = rows.where(meant.c.event.is_not(None))  # an INSERT from a SELECT that ends in ON CONFLICT needs a WHERE
    new = insert_new(session, EventInvitee).from_select(["event_id", "person_id", "post_id", "asked_at"], rows)
    asked = sorted(await session.scalars(new.returning(EventInvitee.event_id)))
    kind = NoticeKind.EVENT_ASKED
    told = [
        notice
        for one in asked
        for notice in notices(events[one], kind, [tenure.person_id], "asked", now, expires_at=events[one].starts_at)
    ]
    await tell(session, now, told)


def _of(event: Event, today: date, tenure: Tenure) -> Select[int]:
    """The event, where its audience holds the newcomer."""
    people = reached(event.center_id, today, event.reach, event.asked, event.id).where(
        Person.id == tenure.person_id, Tenure.id == tenure.id
    )
    return select(literal(event.id).label("event")).where(people.exists())


def _beside(events: list[int], today: date, tenure: Tenure) -> Select[int]:
    """Events that somebody was asked to in this post, whatever their audience says: more people had been asked."""
    before = twin(EventInvitee, "asked_before")
    there = exists().where(before.event_id == Event.id, before.post_id == tenure.post_id, before.expected)
    mine = with_groups(select(Tenure.post_id).where(Tenure.person_id == tenure.person_id, Tenure.held(today)))
    hosts = exists().where(EventHost.event_id == Event.id, EventHost.post_id.in_(mine))
    return select(Event.id.label("event")).where(Event.id.in_(events), there, ~hosts)
