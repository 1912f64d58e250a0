"""What happens when an alarm of the plan rings: the rules are asked, and what they say goes into the outbox."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from models.alarms import Alarm, AlarmKind
from models.notifications import Notice, NoticeKind
from models.plan.tables import Occurrence, PlanItem
from models.reminders import Snooze
from models.reminders.hours import instant_at
from models.reminders.moments import LIFE, first_working
from models.reminders.recipients import House
from models.reminders.telling import tell_of_date, tell_of_item
from models.reminders.year import latest
from services.outbox.notices import tell
from services.plan.inner.years import of_schools
from services.reminders.inner.closing import close_letters
from services.reminders.inner.facts import load_dates, load_items, load_snoozes
from services.reminders.inner.gathering import gather
from services.reminders.inner.overdue import count_long_overdue
from services.roster.centers import load_houses
from services.timers.firing import Ringing

WEEK = timedelta(days=7)

Next = dict[int, datetime | None]


async def ring_dates(ringing: Ringing, alarms: Sequence[Alarm]) -> Next:
    """Dates of the plan: tells of those whose moment has come, and what was told of those that are done says so; next
    are their next moments."""
    session, now, ids = ringing.session, ringing.now, [alarm.subject_id for alarm in alarms]
    houses = await load_houses(session, {alarm.center_id for alarm in alarms}, now)
    snoozes = await load_snoozes(session, AlarmKind.OCCURRENCE, ids)
    notices: list[Notice] = []
    next_at: Next = {}
    done: list[int] = []
    for center, one in await load_dates(session, Occurrence.id.in_(ids)):
        if one.stands and one.done:
            done.append(one.id)
        told = tell_of_date(houses[center], one, snoozes[one.id], now)
        notices += told.notices
        next_at[one.id] = told.next_at
    if done:
        await close_letters(session, now, done)
    await _tell(ringing, houses, notices)
    return next_at


async def ring_undated(ringing: Ringing, alarms: Sequence[Alarm]) -> Next:
    """Items without dates: the same, quarter by quarter."""
    session, now, ids = ringing.session, ringing.now, [alarm.subject_id for alarm in alarms]
    houses = await load_houses(session, {alarm.center_id for alarm in alarms}, now)
    snoozes = await load_snoozes(session, AlarmKind.UNDATED, ids)
    notices: list[Notice] = []
    next_at: Next = {}
    for center, item in await load_items(session, PlanItem.id.in_(ids)):
        told = tell_of_item(houses[center], item, snoozes[item.id], now)
        notices += told.notices
        next_at[item.id] = told.next_at
    await _tell(ringing, houses, notices)
    return next_at


async def ring_centers(ringing: Ringing, alarms: Sequence[Alarm]) -> Next:
    """The first working morning of a week: the coordinators hear how much is overdue."""
    houses = await load_houses(ringing.session, {alarm.subject_id for alarm in alarms}, ringing.now)
    notices: list[Notice] = []
    for house in houses.values():
        if house.rules.enabled:
            today = house.today(ringing.now)
            if ringing.now >= instant_at(first_working(today), house.rules.digest_time, house.zone):
                notices += await overdue_lines(ringing.session, house, ringing.now)
    await _tell(ringing, houses, notices)
    gone = ringing.now.date() - LIFE - WEEK  # kept as long as they may still be told of
    await ringing.session.execute(delete(Snooze).where(Snooze.until < gone))
    return {house.id: next_week(house, ringing.now) for house in houses.values()}


async def overdue_lines(session: AsyncSession, house: House, now: datetime) -> list[Notice]:
    """A line for each coordinator while anything is overdue for more than a week; once in the week it is told in, and
    not in one whose news of the year's end count the same dates."""
    today = house.today(now)
    turn = latest(today, school=house.id in await of_schools(session, [house.id]))
    if turn is not None and first_working(turn.day) == first_working(today):
        return []
    if not (await count_long_overdue(session, house.id, today))[0]:
        return []
    return [
        Notice(
            kind=NoticeKind.WEEK_OVERDUE,
            center_id=house.id,
            person_id=one.id,
            key=f"overdue:{house.id}:{first_working(house.today(at)).isoformat()}",
            not_before=at,
        )
        for one in house.coordinators(today)
        for at in [house.not_before(one, now)]
    ]


def next_week(house: House, now: datetime) -> datetime:
    """The morning of the next first working day of a week."""
    day = house.today(now)
    while (at := instant_at(first_working(day), house.rules.digest_time, house.zone)) <= now:
        day += WEEK
    return at


async def _tell(ringing: Ringing, houses: Mapping[int, House], notices: Sequence[Notice]) -> None:
    if await tell(ringing.session, ringing.now, notices):
        await gather(ringing.session, houses.values(), {notice.person_id for notice in notices})
