"""The events that a person comes to or leads, as times of a calendar."""

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.agenda import AHEAD, BEHIND, MOST, AgendaEntry
from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from services.roster.seats import my_posts
from services.work import Work

YES = (Answer.COMING, Answer.REMOTE)


async def events(session: AsyncSession, work: Work) -> list[AgendaEntry]:
    """Those that the actor hosts, and those that they were asked to: a calendar keeps the ones that they come to, and
    drops what was cancelled and what they declined. The letter of an event bears the same `uid` and version."""
    now = work.clock.now()
    hosts = exists().where(EventHost.event_id == Event.id, EventHost.post_id.in_(my_posts(work)))
    mine = (EventInvitee.event_id == Event.id) & (EventInvitee.person_id == work.person_id)
    answered = (EventInvitee.answer != Answer.NONE) & (Event.state != EventState.DRAFT)
    query = (
        select(Event, EventInvitee, hosts)
        .outerjoin(EventInvitee, mine)
        .where(Event.center_id == work.center_id, Event.starts_at.between(now - BEHIND, now + AHEAD))
        .where(or_(hosts, answered))
        .order_by(Event.starts_at, Event.id)
        .limit(MOST)
    )
    rows = (await session.execute(query)).all()
    return [_entry(work, event, asked, hosts=bool(host)) for event, asked, host in rows]


def _entry(work: Work, one: Event, asked: EventInvitee | None, *, hosts: bool) -> AgendaEntry:
    comes = asked is not None and asked.answer in YES and asked.waiting_since is None
    starts, ends = work.actor.here(one.starts_at), work.actor.here(one.ends_at)
    return AgendaEntry(
        uid=f"event-{one.id}@center-{one.center_id}.opora",
        version=one.sequence,
        title=one.title,
        day=starts.date(),
        starts_at=starts,
        ends_at=ends,
        place=one.place,
        link=one.link if hosts or comes else "",
        over=one.state is EventState.CANCELLED or not (hosts or comes),
    )
