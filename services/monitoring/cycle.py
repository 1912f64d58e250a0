"""The cycle of a quarter: it opens, those who owe are reminded, the coordinator hears how it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.alarms import Alarm
from models.monitoring.days import MonitoringDays, dates_of, quarter_of, reminders
from models.monitoring.tables import OWED, Monitoring, Report
from models.notifications import Notice, NoticeKind
from models.people import Center, Holding, Post
from models.periods import Period, Span
from services import center_settings
from services.alarms import Ringing
from services.monitoring.quarters import held, open_quarter
from services.outbox import tell

MORNING = time(9)
LATE = timedelta(days=3)
"""How long after its day something is still told when the bot was down meanwhile."""


async def ring(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """A centre's day in the cycle: open what is to be opened, tell what is due, and say when the next day is."""
    ids = {alarm.subject_id for alarm in alarms}
    centers = (await ringing.session.scalars(select(Center).where(Center.id.in_(ids)))).all()
    days = await center_settings.load_many(ringing.session, ids, MonitoringDays)
    return {center.id: await _ring(ringing, center, days[center.id]) for center in centers}


async def _ring(ringing: Ringing, center: Center, days: MonitoringDays) -> datetime:
    zone = ZoneInfo(center.zone)
    today = ringing.now.astimezone(zone).date()
    session = ringing.session
    current = quarter_of(today)
    for quarter in await _unopened(session, center.id, current):
        await open_quarter(session, center.id, quarter)
    monitoring = await open_quarter(session, center.id, current)
    following = dates_of(current.after(), days)
    if monitoring is None:
        return datetime.combine(following.opens, MORNING, zone)
    notices = [
        notice
        for day, kind in _events(monitoring, days)
        if day <= today <= day + LATE
        for notice in await _notices(session, monitoring, kind, day, datetime.combine(day, MORNING, zone), today)
    ]
    await tell(session, ringing.now, notices)
    ahead = [day for day, _ in (*_events(monitoring, days), (following.opens, None)) if day > today]
    return datetime.combine(min(ahead), MORNING, zone)


def _events(monitoring: Monitoring, days: MonitoringDays) -> Iterator[tuple[date, NoticeKind]]:
    """The days of the quarter's cycle and what is told on them."""
    dates = monitoring.dates
    yield dates.opens, NoticeKind.MONITORING_OPEN
    for day in reminders(dates, days):
        yield day, NoticeKind.MONITORING_DUE
    for day in {dates.in_time + timedelta(days=1), dates.closed}:
        yield day, NoticeKind.MONITORING_BOARD


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


async def _notices(
    session: AsyncSession, monitoring: Monitoring, kind: NoticeKind, day: date, at: datetime, today: date
) -> list[Notice]:
    if kind is NoticeKind.MONITORING_BOARD:
        key = f"monitoring:{monitoring.id}:board:{day.isoformat()}"
        found = [(monitoring.id, person) for person in await _coordinators(session, monitoring.center_id, today)]
        return [Notice(kind, monitoring.center_id, person, key, at, id_) for id_, person in found]
    name = "open" if kind is NoticeKind.MONITORING_OPEN else f"day:{day.isoformat()}"
    return [
        Notice(kind, monitoring.center_id, person, f"monitoring:{report}:{name}", at, report)
        for report, person in await _owing(session, monitoring, today)
    ]


async def _owing(session: AsyncSession, monitoring: Monitoring, today: date) -> list[tuple[int, int]]:
    """Who owes a report now: the report and the person, everybody of a post that is held by many."""
    query = (
        select(Report.id, Holding.person_id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(Holding, Holding.post_id == Post.id)
        .where(Report.monitoring_id == monitoring.id, Report.state.in_(OWED), held(today))
        .where(Holding.since <= today, or_(Holding.until.is_(None), Holding.until >= today))
        .order_by(Report.id, Holding.person_id)
    )
    return [(report, person) for report, person in (await session.execute(query)).all()]


async def _coordinators(session: AsyncSession, center_id: int, today: date) -> list[int]:
    query = (
        select(Holding.person_id)
        .join(Post, Post.id == Holding.post_id)
        .where(Post.center_id == center_id, Post.role == Role.COORDINATOR)
        .where(Holding.since <= today, or_(Holding.until.is_(None), Holding.until >= today))
    )
    return list(await session.scalars(query.distinct()))
