"""Use cases of making events: a draft afresh or from the plan, changed until it is announced; a series of drafts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.facts import EventFacts, check_terms
from models.events.kinds import HostNews, Reach
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import District, Post
from models.plan.tables import Occurrence, PlanItem
from models.reminders.hours import instant_at
from services.events.inner.access import led_event
from services.events.inner.asking import ask_no_hosts
from services.events.inner.hosts import tell_hosts
from services.events.inner.seats import move_up, taken
from services.events.inner.timers import set_look
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class Born:
    """What an event is made of: a date of the plan, an item that has no dates («по запросу»), or another event."""

    occurrence: int | None = None
    item: int | None = None
    copied: int | None = None


@use_case(Permission.HOLD_EVENTS)
async def make_event(work: Work, facts: EventFacts, client_key: str, born: Born | None = None) -> int:
    """Keep a draft; returns its number, the same for the same key. Raises DomainError for facts that cannot be,
    NotFound for posts, districts, a date of the plan or an event that the centre does not have."""
    _check(work, facts)
    async with work.db.writing() as session:
        same = select(Event.id).where(Event.client_key == client_key, Event.center_id == work.center_id)
        if (made := await session.scalar(same)) is not None:
            return made
        await _own(session, work, facts)
        event = Event(center_id=work.center_id, client_key=client_key, made_by=work.person_id, made_at=work.clock.now())
        facts.write_to(event)
        await _bear(session, work, event, born or Born())
        session.add(event)
        await session.flush()
        await _host(session, event.id, facts.hosts)
        return event.id


def _check(work: Work, facts: EventFacts) -> None:
    facts.check(work.clock.now(), work.actor.local(facts.at.starts_at).date(), work.today)


async def _own(session: AsyncSession, work: Work, facts: EventFacts) -> None:
    """Raise NotFound for posts and districts that are another centre's, or closed."""
    posts = {*facts.hosts, *(facts.audience.posts if facts.reach is Reach.POSTS else ())}
    if facts.reach is Reach.POSTS and not facts.audience.posts:
        raise DomainError("event-reaches-nobody")
    await _own_posts(session, work, posts)
    districts = {*facts.audience.districts, *([facts.district_id] if facts.district_id is not None else [])}
    known = select(District.id).where(District.center_id == work.center_id, District.id.in_(districts))
    if districts and len((await session.scalars(known)).all()) != len(districts):
        raise NotFound("event-foreign")


async def _own_posts(session: AsyncSession, work: Work, posts: Collection[int]) -> None:
    open_ones = select(Post.id).where(Post.center_id == work.center_id, Post.id.in_(posts), Post.open(work.today))
    if len((await session.scalars(open_ones)).all()) != len(set(posts)):
        raise NotFound("event-foreign")


async def _bear(session: AsyncSession, work: Work, event: Event, born: Born) -> None:
    """Say which date of the plan it is held for, and which event it repeats."""
    if born.occurrence is not None:
        wanted = (Occurrence.id == born.occurrence, Occurrence.center_id == work.center_id)
        item = await session.scalar(select(Occurrence.item_id).where(*wanted))
        if item is None:
            raise NotFound("plan-date-gone")
        event.occurrence_id, event.plan_item_id = born.occurrence, item
    elif born.item is not None:
        own = select(PlanItem.id).where(PlanItem.id == born.item, PlanItem.center_id == work.center_id)
        if await session.scalar(own) is None:
            raise NotFound("plan-item-gone")
        event.plan_item_id = born.item
    if born.copied is not None:
        older = await led_event(session, work, born.copied)
        event.copied_from_id = older.id
        if event.plan_item_id is None:  # the same row of the plan, and its next date
            event.plan_item_id = older.plan_item_id


async def _host(session: AsyncSession, event_id: int, posts: Sequence[int]) -> None:
    await session.execute(delete(EventHost).where(EventHost.event_id == event_id))
    rows = [{"event_id": event_id, "post_id": post} for post in sorted(set(posts))]
    await session.execute(insert(EventHost), rows)


@use_case(Permission.ATTEND_EVENTS)
async def change_draft(work: Work, event_id: int, facts: EventFacts) -> None:
    """The draft is what is said here. Raises as `make_event` does, NotFound for one that the actor does not lead, and
    DomainError for one that people know of: that is moved, or called off."""
    _check(work, facts)
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if event.state is not EventState.DRAFT:
            raise DomainError(f"event-is-{event.state}")
        await _own(session, work, facts)
        facts.write_to(event)
        await _host(session, event.id, facts.hosts)


@use_case(Permission.ATTEND_EVENTS)
async def set_terms(work: Work, event_id: int, seats: int | None, answer_by: date | None, hosts: Sequence[int]) -> int:
    """An announced event has so many seats (None: as many as come), answers are asked for up to that day, and these
    posts host it, and those who did not before hear of it; who waits for a seat moves up. Returns how many did. Raises
    NotFound for one that the actor does not lead, and for posts that the centre does not have; DomainError for fewer
    seats than those who come, and for one that has begun or is over."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        event.check_open(now)
        check_terms(seats, answer_by, work.actor.local(event.starts_at).date(), work.today)
        event.check_seats(seats, await taken(session, event.id))
        if not hosts:
            raise DomainError("event-no-host")
        await _own_posts(session, work, hosts)
        event.seats, event.answer_by = seats, answer_by
        before = set(await session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id)))
        await _host(session, event.id, hosts)
        await ask_no_hosts(session, work, event)
        await tell_hosts(session, work, event, HostNews.GIVEN, sorted(set(hosts) - before))
        await set_look(session, event, now)
        return len(await move_up(session, now, event))


@use_case(Permission.ATTEND_EVENTS)
async def make_series(work: Work, event_id: int, days: Sequence[date]) -> int:
    """Drafts like this event on those days, at its hour on the centre's clock; a day that its series has is passed
    over. Returns how many are new. Raises NotFound for one that the actor does not lead, DomainError for days that are
    all past."""
    zone = ZoneInfo(work.actor.zone)
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        event.series_id = event.series_id or event.id
        hosts = (await session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id))).all()
        same = select(Event).where(Event.series_id == event.series_id, Event.state != EventState.CANCELLED)
        there = {one.starts_at.astimezone(zone).date() for one in await session.scalars(same)}
        there.add(event.starts_at.astimezone(zone).date())
        new = [_like(work, event, day, zone) for day in sorted(set(days) - there)]
        ahead = [one for one in new if one.starts_at > work.clock.now()]
        if days and not ahead and not set(days) & there:
            raise DomainError("event-past")
        session.add_all(ahead)
        await session.flush()
        for one in ahead:
            await _host(session, one.id, hosts)
        return len(ahead)


def _like(work: Work, event: Event, day: date, zone: ZoneInfo) -> Event:
    """The same on another day; answers are asked for as many days before it."""
    local = event.starts_at.astimezone(zone)
    starts = instant_at(day, time(local.hour, local.minute), zone)
    before = local.date() - event.answer_by if event.answer_by is not None else None
    made = Event(
        center_id=event.center_id,
        client_key=f"event:{event.series_id}:{day.isoformat()}:{int(work.clock.now().timestamp())}",
        made_by=work.person_id,
        made_at=work.clock.now(),
        series_id=event.series_id,
        copied_from_id=event.id,
        plan_item_id=event.plan_item_id,
    )
    by = max(work.today, day - before) if before is not None else None
    said = facts_of(event, [])
    replace(said, at=replace(event.at, starts_at=starts), answer_by=by).write_to(made)
    return made


def facts_of(event: Event, hosts: Sequence[int]) -> EventFacts:
    """What the form of an event would say of it."""
    return EventFacts(
        title=event.title,
        type=event.type,
        at=event.at,
        reach=event.reach,
        audience=event.asked,
        hosts=hosts,
        seats=event.seats,
        answer_by=event.answer_by,
        district_id=event.district_id,
    )
