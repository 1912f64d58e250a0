"""Use cases of asking people to an event: announce it, ask more people, ask the silent ones once more."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError
from models.events.audience import Audience
from models.events.kinds import HostNews, Reach
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.notifications import NoticeKind
from services.events.inner.access import led_event
from services.events.inner.asking import ask
from services.events.inner.audience import reached
from services.events.inner.hosts import tell_hosts
from services.events.inner.nudging import mark_nudged, silent_ones
from services.events.inner.telling import notices
from services.events.inner.timers import set_look
from services.outbox.notices import tell
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def count_reached(work: Work, event_id: int) -> int:
    """How many people the event would be announced to today. Raises NotFound for one that the actor does not lead."""
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
        people = reached(work.center_id, work.today, event.reach, event.asked, event.id).subquery()
        return int(await session.scalar(select(func.count()).select_from(people)) or 0)


@use_case(Permission.ATTEND_EVENTS)
async def announce(work: Work, event_id: int) -> int:
    """Ask everybody whom the event is for; returns how many. A second time it asks nobody anew and returns how many
    were asked. Raises NotFound for one that the actor does not lead, DomainError for a time that is past, for one that
    is recorded or cancelled, and when there is nobody to ask."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        return await _announce(session, work, event)


@use_case(Permission.ATTEND_EVENTS)
async def announce_series(work: Work, event_id: int) -> int:
    """Announce every draft of the event's series whose time is ahead; returns how many events that were. Raises as
    `announce` does, and DomainError when there is none."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        if event.series_id is None:
            raise DomainError("event-no-series")
        query = select(Event).where(
            Event.series_id == event.series_id, Event.state == EventState.DRAFT, Event.starts_at > now
        )
        drafts = (await session.scalars(query.order_by(Event.starts_at).with_for_update())).all()
        if not drafts:
            raise DomainError("event-no-series")
        for one in drafts:
            await _announce(session, work, one)
        return len(drafts)


async def _announce(session: AsyncSession, work: Work, event: Event) -> int:
    now = work.clock.now()
    if event.state is EventState.ANNOUNCED:
        return await _asked(session, event)
    event.announce(now)
    if event.answer_by is not None and event.answer_by < work.today:  # the draft is older than that day
        event.answer_by = None
    if event.invites and not await ask(session, work, event, event.reach, event.asked):
        raise DomainError("event-reaches-nobody")
    await session.flush()
    await set_look(session, event, now)
    await tell_hosts(session, work, event, HostNews.ANNOUNCED)
    return await _asked(session, event)


async def _asked(session: AsyncSession, event: Event) -> int:
    query = select(func.count()).where(EventInvitee.event_id == event.id, EventInvitee.expected)
    return int(await session.scalar(query) or 0)


@use_case(Permission.ATTEND_EVENTS)
async def ask_more(work: Work, event_id: int, reach: Reach, audience: Audience) -> int:
    """Ask these people to an announced event as well; returns how many are new. Raises NotFound for one that the actor
    does not lead, DomainError when no answers are taken any more, and for families, who are never asked."""
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        event.check_open(work.clock.now())
        if reach is Reach.FAMILIES or not event.invites:
            raise DomainError("event-of-families")
        return len(await ask(session, work, event, reach, audience))


@use_case(Permission.ATTEND_EVENTS)
async def ask_silent(work: Work, event_id: int) -> int:
    """Ask everybody who has not answered once more, at most once a day; returns how many. Raises NotFound for one that
    the actor does not lead, DomainError when it has begun, when nobody is silent, and the second time a day."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        event.check_open(now)
        silent = await silent_ones(session, event)
        if not silent:
            raise DomainError("event-nobody-silent")
        if any(one.nudged_at is not None and work.actor.local(one.nudged_at).date() == work.today for one in silent):
            raise DomainError("event-nudged-today")
        people = mark_nudged(silent, now)
        name = f"nudge:{work.today.isoformat()}"
        told = notices(event, NoticeKind.EVENT_NUDGE, people, name, now, expires_at=event.starts_at)
        await tell(session, now, told)
        return len(people)
