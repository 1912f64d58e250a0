"""What time does to announced events: the silent ones are asked once more, those who come are reminded, it ends."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from models.events.moments import EventMoment, due, following, nudge_day
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.notifications import Notice, NoticeKind
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.recipients import CenterRoster, Holder, recipients
from models.timers import Timer
from services.events.inner.nudging import mark_nudged, silent_ones
from services.events.inner.telling import notices
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_events(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Tell what is due of announced events; returns when to look at each of them next."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    wanted = Event.id.in_([timer.subject_id for timer in timers])
    query = select(Event).where(wanted, Event.state == EventState.ANNOUNCED).order_by(Event.id)
    found = (await firing.session.scalars(query.with_for_update())).all()
    return {one.id: await _fire(firing, one, rosters[one.center_id]) for one in found}


async def _fire(firing: FiringContext, event: Event, roster: CenterRoster) -> datetime | None:
    now, morning = firing.now, roster.rules.digest_time
    moment = due(event, now, roster.zone, morning)
    if moment is EventMoment.END:
        event.end(now)
        await tell(firing.session, now, await _passed(firing, event, roster))
        return None
    told: list[Notice] = []
    if moment is EventMoment.NUDGE:
        told = await _nudged(firing, event, roster)
    elif moment is not None:
        told = await _reminded(firing, event, roster, moment)
    await tell(firing.session, now, told)
    return following(event, now, roster.zone, morning)


async def _nudged(firing: FiringContext, event: Event, roster: CenterRoster) -> list[Notice]:
    """Whoever was asked before this day and is silent; who was asked once more by hand meanwhile, is not again."""
    day = nudge_day(event.answer_by) if event.answer_by is not None else roster.today(firing.now)
    before = instant_at(day, MIDNIGHT, roster.zone)
    silent = [one for one in await silent_ones(firing.session, event) if one.asked_at < before and not one.nudged_at]
    found = _holders(roster, mark_nudged(silent, firing.now))
    return [
        notice
        for one in found
        for notice in notices(
            event,
            NoticeKind.EVENT_NUDGE,
            [one.id],
            f"nudge:{event.sequence}",
            _soon(roster, one, firing.now, event),
            expires_at=event.starts_at,
            together=True,
        )
    ]


async def _reminded(firing: FiringContext, event: Event, roster: CenterRoster, moment: EventMoment) -> list[Notice]:
    """Those who come, and those who host it: in the morning's digest of the working day before, and an hour before."""
    query = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.comes())
    come = set(await firing.session.scalars(query))
    posts = (await firing.session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id))).all()
    hosts = {one.person.id for one in recipients(posts, roster, roster.today(firing.now))}
    hour = moment is EventMoment.HOUR
    kind = NoticeKind.EVENT_SOON if hour else NoticeKind.EVENT_TOMORROW
    return [
        notice
        for one in _holders(roster, come | hosts)
        for notice in notices(
            event,
            kind,
            [one.id],
            f"{moment}:{event.sequence}",
            firing.now if hour else _soon(roster, one, firing.now, event),
            expires_at=event.starts_at,
        )
    ]


async def _passed(firing: FiringContext, event: Event, roster: CenterRoster) -> list[Notice]:
    """«Прошло? Пришло 14», to those who host it: within their hours, since the record can wait for the morning."""
    posts = (await firing.session.scalars(select(EventHost.post_id).where(EventHost.event_id == event.id))).all()
    hosts = [one.person for one in recipients(posts, roster, roster.today(firing.now))]
    return [
        notice
        for one in hosts
        for notice in notices(
            event, NoticeKind.EVENT_PASSED, [one.id], f"passed:{event.sequence}", roster.next_allowed(one, firing.now)
        )
    ]


def _holders(roster: CenterRoster, people: Iterable[int]) -> list[Holder]:
    """Who of these people still holds a post: nobody else is told of the centre's events."""
    return [one for person in sorted(people) if (one := roster.person(person)) is not None]


def _soon(roster: CenterRoster, person: Holder, now: datetime, event: Event) -> datetime:
    """At the person's pace; outside their quiet hours at once, where that would be after the event began."""
    usual = roster.not_before(person, now)
    return usual if usual < event.starts_at else roster.next_allowed(person, now)
