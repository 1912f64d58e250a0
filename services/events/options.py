"""Use cases of what the form of an event offers: posts, places, dates of the plan that nothing is held for yet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, select

from models.access import Permission
from models.activities import Activity
from models.errors import NotFound
from models.events.facts import EventFacts
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import District, Post, Tenure
from models.plan.conditions import done_count
from models.plan.tables import Occurrence, PlanItem, PlanItemPost
from services.events.inner.access import led_by, led_event
from services.events.making import facts_of
from services.roster.seats import my_posts
from services.work import Work, use_case

PLACES = 6
DATES = 60


@dataclass(frozen=True, kw_only=True)
class EventOffer:
    """What is offered to who makes an event: the centre's open posts, the actor's own among them, places of before."""

    posts: list[tuple[int, str]]
    hosts: list[tuple[int, str]]
    """The same without groups: who is asked to hold an event are people of one post, not everybody of many."""
    own: list[int]
    places: list[str]


@use_case(Permission.ATTEND_EVENTS)
async def list_offered(work: Work) -> EventOffer:
    """Posts by title and district, one's own first; no comma stands in their names, for it parts what is typed."""
    mine = select(Tenure.post_id).where(Tenure.person_id == work.person_id, Tenure.held(work.today))
    query = (
        select(Post.id, Post.title, District.name, Post.is_group)
        .outerjoin(District, District.id == Post.district_id)
        .where(Post.center_id == work.center_id, Post.open(work.today))
        .order_by(Post.id.in_(mine).desc(), Post.title, District.position, Post.id)
    )
    async with work.db.reading() as session:
        named = [
            (post, f"{title} · {district}" if district else title, group)
            for post, title, district, group in (await session.execute(query)).all()
        ]
        own = list(await session.scalars(mine.order_by(Tenure.id)))
        places = list(await session.scalars(_places(work)))
    posts = [(post, name) for post, name, _ in named]
    hosts = [(post, name) for post, name, group in named if not group]
    return EventOffer(posts=posts, hosts=hosts, own=own, places=places)


def _places(work: Work) -> Select[str]:
    """Where the centre held its activities, the newest first."""
    named = (Activity.center_id == work.center_id, Activity.deleted_at.is_(None), Activity.place != "")
    query = select(Activity.place).where(*named).group_by(Activity.place)
    return query.order_by(func.max(Activity.id).desc()).limit(PLACES)


@dataclass(frozen=True)
class DateToHold:
    """A date of the plan that an event may be made for."""

    id: int
    item_id: int
    content: str
    due: date


@use_case(Permission.HOLD_EVENTS)
async def list_dates(work: Work) -> list[DateToHold]:
    """Dates of the plan that are ahead, wait to be done, and have no event: those of the actor's posts, for the
    coordinator all."""
    held = exists().where(Event.occurrence_id == Occurrence.id, Event.state != EventState.CANCELLED)
    query = (
        select(Occurrence.id, PlanItem, Occurrence.due)
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .where(Occurrence.center_id == work.center_id, Occurrence.closes >= work.today, ~held)
        .where(Occurrence.cancelled_at.is_(None), PlanItem.cancelled_at.is_(None), done_count() < Occurrence.count)
        .order_by(Occurrence.due, Occurrence.id)
        .limit(DATES)
    )
    if not work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        mine = exists().where(PlanItemPost.item_id == PlanItem.id, PlanItemPost.post_id.in_(my_posts(work)))
        query = query.where(mine)
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [DateToHold(one, item.id, item.words("content").rstrip(" ."), due) for one, item, due in rows]


@use_case(Permission.HOLD_EVENTS)
async def event_for(work: Work, occurrence_id: int) -> int | None:
    """The event that is held for a date of the plan, the newest of those that the actor leads; None while there is
    none."""
    query = select(Event.id).where(Event.occurrence_id == occurrence_id, Event.center_id == work.center_id)
    query = query.where(Event.state != EventState.CANCELLED, led_by(work)).order_by(Event.id.desc()).limit(1)
    async with work.db.reading() as session:
        found: int | None = await session.scalar(query)
        return found


@use_case(Permission.HOLD_EVENTS)
async def item_posts(work: Work, occurrence_id: int) -> tuple[int, list[int]]:
    """The item of a date of the plan, and the posts that answer for it; groups of posts hold no event. Raises NotFound
    for another centre's."""
    query = select(Occurrence.item_id).where(Occurrence.id == occurrence_id, Occurrence.center_id == work.center_id)
    async with work.db.reading() as session:
        item = await session.scalar(query)
        if item is None:
            raise NotFound("plan-date-gone")
    return item, await posts_of_item(work, item)


@use_case(Permission.HOLD_EVENTS)
async def posts_of_item(work: Work, item_id: int) -> list[int]:
    """The posts that answer for an item of the plan. Raises NotFound for another centre's."""
    own = select(PlanItem.id).where(PlanItem.id == item_id, PlanItem.center_id == work.center_id)
    posts = select(PlanItemPost.post_id).join(Post, Post.id == PlanItemPost.post_id)
    posts = posts.where(PlanItemPost.item_id == item_id, Post.open(work.today), Post.is_group.is_(False))
    posts = posts.order_by(Post.id)
    async with work.db.reading() as session:
        if await session.scalar(own) is None:
            raise NotFound("plan-item-gone")
        return list(await session.scalars(posts))


@use_case(Permission.ATTEND_EVENTS)
async def check_live(work: Work, event_id: int) -> None:
    """Raise DomainError where nothing is done to the event any more, NotFound for one that the actor does not lead."""
    async with work.db.reading() as session:
        (await led_event(session, work, event_id)).check_live()


@use_case(Permission.ATTEND_EVENTS)
async def read_facts(work: Work, event_id: int) -> EventFacts:
    """What the form of an event that the actor leads would say of it. Raises NotFound for any other."""
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
        hosts = await session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id))
        return facts_of(event, list(hosts))
