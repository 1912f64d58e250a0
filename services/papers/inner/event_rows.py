"""The rows that papers of an event are made of: people, guests, decisions."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activity_kinds import Category, Organisation
from models.events.afterwards import PostTask
from models.events.kinds import Answer
from models.events.people import EventGuests, EventInvitee
from models.events.tables import Event, EventHost
from models.people import District, Person, Post, Tenure
from services.activities.words import called
from services.papers.inner.event_facts import GuestCount, LastMeeting, MeetingDecision, Participant
from services.papers.inner.people import Signer
from services.work import Work

ORDER = (Answer.COMING, Answer.REMOTE, Answer.NONE, Answer.DECLINED)


async def participants(
    session: AsyncSession, work: Work, event: Event, *where: ColumnElement[bool], named: bool
) -> Sequence[Participant]:
    """Who is asked or came, by district and name: those who come first. Without names where posts alone are said."""
    columns = (Person.name, Post.title, District.name, EventInvitee)
    query = (
        select(*columns)
        .join(Person, Person.id == EventInvitee.person_id)
        .join(Post, Post.id == EventInvitee.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(EventInvitee.event_id == event.id, *where)
        .order_by(District.position, Person.name if named else Post.title, EventInvitee.id)
    )
    found = [
        Participant(
            name=name if named else "",
            post=post,
            district=district or "",
            answer=one.answer,
            waits=one.waiting_since is not None,
            asked_at=work.actor.local(one.asked_at) if one.expected else None,
            presence=one.presence,
            present_at=None if one.present_at is None else work.actor.local(one.present_at),
            marked_by=one.marked_by,
        )
        for name, post, district, one in await session.execute(query)
    ]
    return sorted(found, key=lambda one: ORDER.index(one.answer))


async def guests_of(session: AsyncSession, event: Event) -> Sequence[GuestCount]:
    """The guests in the order of the lists that they are counted by."""
    rows = await session.scalars(select(EventGuests).where(EventGuests.event_id == event.id))
    found = [GuestCount(one.category, one.institution, one.here, one.remote) for one in rows]
    kinds, categories = list(Organisation), list(Category)
    return sorted(found, key=lambda one: (kinds.index(one.institution), categories.index(one.category)))


async def hosts_of(session: AsyncSession, work: Work, event: Event) -> Sequence[Signer]:
    """The posts that hold it, with who held each on its day: a protocol and a sheet are signed by name."""
    held = (Tenure.post_id == Post.id) & Tenure.held(work.actor.local(event.starts_at).date())
    query = (
        select(Post.title, Person.name)
        .join(EventHost, EventHost.post_id == Post.id)
        .outerjoin(Tenure, held)
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(EventHost.event_id == event.id)
        .order_by(Post.title, Tenure.id)
    )
    return [Signer(post, name or "") for post, name in await session.execute(query)]


async def decisions_of(session: AsyncSession, event_id: int) -> Sequence[MeetingDecision]:
    """What was decided, the earliest day first."""
    query = (
        select(PostTask, Post.title, District.name)
        .join(Post, Post.id == PostTask.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(PostTask.event_id == event_id)
        .order_by(PostTask.due, PostTask.id)
    )
    return [
        MeetingDecision(one.words, f"{post}, {district}" if district else post, one.due, one.state)
        for one, post, district in await session.execute(query)
    ]


async def last_meeting(session: AsyncSession, work: Work, event: Event) -> LastMeeting | None:
    """The meeting before that decided something: of the series, where the event is of one, else of its kind."""
    alike = Event.type == event.type if event.series_id is None else Event.series_id == event.series_id
    query = (
        select(Event)
        .where(Event.center_id == work.center_id, Event.starts_at < event.starts_at, Event.id != event.id, alike)
        .where(Event.cancelled_at.is_(None), exists().where(PostTask.event_id == Event.id))
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(1)
    )
    found: Event | None = await session.scalar(query)
    if found is None:
        return None
    day = work.actor.local(found.starts_at).date()
    return LastMeeting(called(found.type, found.title), day, await decisions_of(session, found.id))
