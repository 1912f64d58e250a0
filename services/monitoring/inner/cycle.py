"""The cycle of a quarter: it opens, those who owe are reminded, the coordinator hears how it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.calendar import next_working
from models.monitoring.days import Call, Dates, MonitoringDays, boards, calls, dates_of, quarter_of
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State
from models.notifications import Notice, NoticeKind
from models.people import Post
from models.periods import Period, Span
from models.reminders.hours import instant_at
from models.reminders.moments import LIFE
from models.reminders.recipients import CenterRoster
from models.timers import Timer
from services import center_settings
from services.monitoring.inner.answering import answerers_of, held
from services.monitoring.inner.pleas import repeat_pleas
from services.monitoring.inner.quarters import DECEMBER, open_early, open_quarter
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

ASKED = 15
"""The day of December from which a preliminary report is asked for."""
KINDS = {Call.OPEN: NoticeKind.MONITORING_OPEN, Call.CLOSED: NoticeKind.MONITORING_CLOSED}
"""All others are `MONITORING_DUE`: what a reminder says of the day is found when it is worded."""


async def fire(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """A centre's day in the cycle: open what is to be opened, tell what is due, and say when the next day is."""
    ids = {timer.subject_id for timer in timers}
    rosters = await load_rosters(firing.session, ids, firing.now)
    days = await center_settings.load_many(firing.session, ids, MonitoringDays)
    return {roster.id: await _fire(firing, roster, days[roster.id]) for roster in rosters.values()}


async def _fire(firing: FiringContext, roster: CenterRoster, days: MonitoringDays) -> datetime:
    session, today = firing.session, roster.today(firing.now)
    current = quarter_of(today)
    for quarter in await _unopened(session, roster.id, current):
        await open_quarter(session, roster.id, quarter, today)
    monitoring = await open_quarter(session, roster.id, current, today)
    ahead = [*calls(dates_of(current.after(), days), days), *await _early(firing, roster, today)]
    if monitoring is not None:
        # one that was opened early is called for anew when it is over
        dates = replace(monitoring.dates, opens=current.after().first)
        called, boarded = calls(dates, days), boards(dates)
        if monitoring.opens < dates.opens:
            boarded = sorted({next_working(dates.opens), *boarded})
            await tell(session, firing.now, await _checks(firing, roster, monitoring, dates))
        notices = await _calls(firing, roster, monitoring, {day: why for day, why in called.items() if day <= today})
        notices += _boards(firing, roster, monitoring, [day for day in boarded if day <= today])
        await tell(session, firing.now, notices)
        ahead += [day for day in (*called, *boarded) if day > today]
    pleas, again = await repeat_pleas(session, roster, firing.now, current.first)
    await tell(session, firing.now, pleas)
    ahead += again
    return instant_at(min(ahead), roster.rules.digest_time, roster.zone)


async def _early(firing: FiringContext, roster: CenterRoster, today: date) -> list[date]:
    """Open the year's last quarter in December where the plan wants it by the year's end, and ask for it in the middle
    of the month; returns the days on which to look again."""
    begins, asked = date(today.year, DECEMBER, 1), next_working(date(today.year, DECEMBER, ASKED))
    found = await open_early(firing.session, roster.id, today)
    if found is not None and found.preliminary(today) and asked <= today:
        await tell(firing.session, firing.now, await _calls(firing, roster, found, {asked: Call.OPEN}))
    return [day for day in (begins, asked) if day > today]


async def _unopened(session: AsyncSession, center_id: int, current: Period) -> list[Period]:
    """Quarters between the last that was opened and the current one: the bot was down over their opening."""
    query = select(func.max(Monitoring.quarter)).where(Monitoring.center_id == center_id)
    last = await session.scalar(query)
    missed: list[Period] = []
    if last is not None:
        quarter = Period.around(Span.QUARTER, last).after()
        while quarter.first < current.first:
            missed.append(quarter)
            quarter = quarter.after()
    return missed


async def _calls(
    firing: FiringContext, roster: CenterRoster, monitoring: Monitoring, came: Mapping[date, Call]
) -> list[Notice]:
    """The newest call, for whoever owes a report now; the ones before it are not told any more."""
    today = roster.today(firing.now)
    if not came or today > max(came) + LIFE:
        return []
    day = max(came)
    kind = KINDS.get(came[day], NoticeKind.MONITORING_DUE)
    owing = await answerers_of(firing.session, await _owing(firing.session, monitoring, today))
    return [
        roster.notice(kind, one.person, f"monitoring:{report}:day:{day.isoformat()}", firing.now, report)
        for report, whose in owing.items()
        for one in whose.recipients(roster, today)
    ]


async def _checks(firing: FiringContext, roster: CenterRoster, monitoring: Monitoring, dates: Dates) -> list[Notice]:
    """What was given while the quarter ran is to be confirmed when it is over: asked on its first working day, and
    once more on the last day in time."""
    today = roster.today(firing.now)
    came = [day for day in (next_working(dates.opens), dates.in_time) if day <= today]
    if not came or today > max(came) + LIFE:
        return []
    early = select(Report.id).where(
        Report.monitoring_id == monitoring.id,
        Report.state.in_(GIVEN),
        Report.state != State.ACCEPTED,
        Report.submitted_at < instant_at(dates.opens, time(0), roster.zone),
    )
    found = await answerers_of(firing.session, list(await firing.session.scalars(early)))
    kind, day = NoticeKind.MONITORING_CHECK, max(came).isoformat()
    return [
        roster.notice(kind, one.person, f"monitoring:{report}:check:{day}", firing.now, report)
        for report, whose in found.items()
        for one in whose.recipients(roster, today)
    ]


def _boards(firing: FiringContext, roster: CenterRoster, monitoring: Monitoring, came: Sequence[date]) -> list[Notice]:
    """How it stands, for the coordinators."""
    today = roster.today(firing.now)
    if not came or today > max(came) + LIFE:
        return []
    key = f"monitoring:{monitoring.id}:board:{max(came).isoformat()}"
    return [
        roster.notice(NoticeKind.MONITORING_BOARD, one, key, firing.now, monitoring.id)
        for one in roster.coordinators(today)
    ]


async def _owing(session: AsyncSession, monitoring: Monitoring, today: date) -> list[int]:
    """The reports that somebody owes; nobody owes that of a vacant post."""
    query = (
        select(Report.id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(Report.monitoring_id == monitoring.id, Report.state.in_(OWED), held(today))
        .order_by(Report.id)
    )
    return list(await session.scalars(query))
