"""What happens when a timer of the plan fires: the rules are asked, and what they say goes into the outbox."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from models.plan.tables import Occurrence, PlanItem
from models.reminders import Snooze
from models.reminders.hours import instant_at
from models.reminders.moments import LIFE, first_working
from models.reminders.recipients import CenterRoster
from models.reminders.telling import tell_of_date, tell_of_item
from models.reminders.year import latest
from models.timers import Timer, TimerKind
from services.outbox.notices import tell
from services.plan.inner.years import of_schools
from services.reminders.inner.closing import close_letters
from services.reminders.inner.facts import load_dates, load_items, load_snoozes
from services.reminders.inner.gathering import gather
from services.reminders.inner.overdue import count_long_overdue
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

WEEK = timedelta(days=7)

Next = dict[int, datetime | None]


async def fire_dates(firing: FiringContext, timers: Sequence[Timer]) -> Next:
    """Dates of the plan: tells of those whose moment has come, and what was told of those that are done says so; next
    are their next moments."""
    session, now, ids = firing.session, firing.now, [timer.subject_id for timer in timers]
    rosters = await load_rosters(session, {timer.center_id for timer in timers}, now)
    snoozes = await load_snoozes(session, TimerKind.OCCURRENCE, ids)
    notices: list[Notice] = []
    next_at: Next = {}
    done: list[int] = []
    for center, one in await load_dates(session, Occurrence.id.in_(ids)):
        if one.stands and one.done:
            done.append(one.id)
        decision = tell_of_date(rosters[center], one, snoozes[one.id], now)
        notices += decision.notices
        next_at[one.id] = decision.next_check
    if done:
        await close_letters(session, now, done)
    await _tell(firing, rosters, notices)
    return next_at


async def fire_undated(firing: FiringContext, timers: Sequence[Timer]) -> Next:
    """Items without dates: the same, quarter by quarter."""
    session, now, ids = firing.session, firing.now, [timer.subject_id for timer in timers]
    rosters = await load_rosters(session, {timer.center_id for timer in timers}, now)
    snoozes = await load_snoozes(session, TimerKind.UNDATED, ids)
    notices: list[Notice] = []
    next_at: Next = {}
    for center, item in await load_items(session, PlanItem.id.in_(ids)):
        decision = tell_of_item(rosters[center], item, snoozes[item.id], now)
        notices += decision.notices
        next_at[item.id] = decision.next_check
    await _tell(firing, rosters, notices)
    return next_at


async def fire_centers(firing: FiringContext, timers: Sequence[Timer]) -> Next:
    """The first working morning of a week: the coordinators hear how much is overdue."""
    rosters = await load_rosters(firing.session, {timer.subject_id for timer in timers}, firing.now)
    notices: list[Notice] = []
    for roster in rosters.values():
        if roster.rules.enabled:
            today = roster.today(firing.now)
            if firing.now >= instant_at(first_working(today), roster.rules.digest_time, roster.zone):
                notices += await overdue_lines(firing.session, roster, firing.now)
    await _tell(firing, rosters, notices)
    gone = firing.now.date() - LIFE - WEEK  # kept as long as they may still be told of
    await firing.session.execute(delete(Snooze).where(Snooze.until < gone))
    return {roster.id: next_week(roster, firing.now) for roster in rosters.values()}


async def overdue_lines(session: AsyncSession, roster: CenterRoster, now: datetime) -> list[Notice]:
    """A line for each coordinator while anything is overdue for more than a week; once in the week it is told in, and
    not in one whose news of the year's end count the same dates."""
    today = roster.today(now)
    turn = latest(today, school=roster.id in await of_schools(session, [roster.id]))
    if turn is not None and first_working(turn.day) == first_working(today):
        return []
    if not (await count_long_overdue(session, roster.id, today))[0]:
        return []
    return [
        Notice(
            kind=NoticeKind.WEEK_OVERDUE,
            center_id=roster.id,
            person_id=one.id,
            key=f"overdue:{roster.id}:{first_working(roster.today(at)).isoformat()}",
            not_before=at,
        )
        for one in roster.coordinators(today)
        for at in [roster.not_before(one, now)]
    ]


def next_week(roster: CenterRoster, now: datetime) -> datetime:
    """The morning of the next first working day of a week."""
    day = roster.today(now)
    while (at := instant_at(first_working(day), roster.rules.digest_time, roster.zone)) <= now:
        day += WEEK
    return at


async def _tell(firing: FiringContext, rosters: Mapping[int, CenterRoster], notices: Sequence[Notice]) -> None:
    if await tell(firing.session, firing.now, notices):
        await gather(firing.session, rosters.values(), {notice.person_id for notice in notices})
