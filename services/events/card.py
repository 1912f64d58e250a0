"""The use case of an event's card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Nullable, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import District, Person, Post, Tenure
from models.plan.tables import PlanItem
from services.events.inner.access import asked_to, led_by
from services.events.inner.tallies import tally_of
from services.events.tally import AnswerCount
from services.roster.seats import seats
from services.work import Work, use_case


@dataclass(frozen=True)
class HostPost:
    """A post that hosts an event, and who holds it today."""

    id: int
    title: str
    holders: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class EventCard:
    """An event as the actor may see it: the link of the online room only for those who come and who lead it; what
    others answered only for who leads it."""

    event: Event
    link: str
    district: str
    districts: Sequence[str]
    """The districts that it is for; none of them: all."""
    posts: Sequence[str]
    """The posts that it is for, where they were picked by hand."""
    hosts: Sequence[HostPost]
    item: str
    """The words of the plan's item that it is held for."""
    mine: EventInvitee | None
    leads: bool
    tally: AnswerCount | None
    series: int
    """Drafts of its series that can still be announced, itself among them."""


@use_case(Permission.ATTEND_EVENTS)
async def open_event(work: Work, event_id: int) -> EventCard:
    """The card. Raises NotFound for one that the actor is not asked to and does not lead."""
    own = (EventInvitee.event_id == Event.id) & (EventInvitee.person_id == work.person_id)
    query = (
        select(Event, Nullable(EventInvitee), led_by(work), Nullable(District.name), Nullable(PlanItem))
        .outerjoin(EventInvitee, own)
        .outerjoin(District, District.id == Event.district_id)
        .outerjoin(PlanItem, PlanItem.id == Event.plan_item_id)
        .where(Event.id == event_id, Event.center_id == work.center_id, or_(led_by(work), asked_to(work)))
    )
    async with work.db.reading() as session:
        row = (await session.execute(query)).first()
        if row is None:
            raise NotFound("event-gone")
        event, mine, leads, district, item = row
        return EventCard(
            event=event,
            link=event.link if leads or _comes(mine) else "",
            district=district or "",
            districts=await _names(session, select(District.name).where(District.id.in_(event.asked.districts))),
            posts=await _posts(session, event.asked.posts) if leads else [],
            hosts=await _hosts(session, work, event),
            item=item.words("content") if item is not None else "",
            mine=mine,
            leads=bool(leads),
            tally=await tally_of(session, event.id) if leads else None,
            series=await _drafts(session, event, work.clock.now()) if leads and event.series_id is not None else 0,
        )


def _comes(mine: EventInvitee | None) -> bool:
    return mine is not None and mine.answer in (Answer.COMING, Answer.REMOTE) and mine.waiting_since is None


async def _names(session: AsyncSession, query: Select[str]) -> list[str]:
    return list(await session.scalars(query.order_by(District.position)))


async def _posts(session: AsyncSession, ids: Sequence[int]) -> list[str]:
    query = select(Post.title, District.name).outerjoin(District, District.id == Post.district_id)
    rows = (await session.execute(query.where(Post.id.in_(ids)).order_by(Post.title, District.position))).all()
    return [f"{title}, {district}" if district else title for title, district in rows]


async def _hosts(session: AsyncSession, work: Work, event: Event) -> list[HostPost]:
    of = seats(work.center_id)
    query = (
        select(Post.id, Post.title, District.name, Person.name)
        .join(EventHost, EventHost.post_id == Post.id)
        .outerjoin(District, District.id == Post.district_id)
        .join(of, of.c.post_id == Post.id)
        .outerjoin(Tenure, (Tenure.post_id == of.c.seat_id) & Tenure.held(work.today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(EventHost.event_id == event.id)
        .order_by(Post.id, Person.name)
        .distinct()
    )
    found: dict[int, tuple[str, list[str]]] = {}
    for post, title, district, holder in (await session.execute(query)).all():
        named = f"{title}, {district}" if district else title
        found.setdefault(post, (named, []))[1].extend([holder] if holder else [])
    return [HostPost(post, title, holders) for post, (title, holders) in found.items()]


async def _drafts(session: AsyncSession, event: Event, now: datetime) -> int:
    same = (Event.series_id == event.series_id, Event.state == EventState.DRAFT, Event.starts_at > now)
    return int(await session.scalar(select(func.count()).where(*same)) or 0)
