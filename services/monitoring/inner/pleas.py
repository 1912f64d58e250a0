"""Asking for a report that is not there, once more."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.monitoring.tables import OWED, Monitoring, Report
from models.notifications import Notice, NoticeKind
from models.reminders.recipients import CenterRoster, Holder
from models.reminders.repeats import following, latest


def plea(roster: CenterRoster, report: Report, to: Holder, asked: date, day: date, at: datetime) -> Notice:
    """The first one is told at once, for somebody waits; those of later days stand in the morning's message."""
    return Notice(
        kind=NoticeKind.MONITORING_PLEA,
        center_id=roster.id,
        person_id=to.id,
        key=f"monitoring:{report.id}:plea:{asked.isoformat()}:{day.isoformat()}",
        not_before=at,
        subject_id=report.id,
        details={"by": report.pleaded_by, "asked": asked.isoformat()},
        together=day != asked,
    )


async def repeat_pleas(
    session: AsyncSession, roster: CenterRoster, now: datetime, since: date
) -> tuple[list[Notice], list[date]]:
    """What the coordinators are to hear again of closed reports of quarters from that day on that somebody asked for:
    on the first, third and seventh working day, then once a week, until they are opened. With the days on which to
    look again."""
    today = roster.today(now)
    query = (
        select(Report, Monitoring)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .where(Report.center_id == roster.id, Monitoring.quarter >= since)
        .where(Report.pleaded_at.is_not(None), Report.state.in_(OWED))
    )
    notices: list[Notice] = []
    ahead: list[date] = []
    for report, monitoring in (await session.execute(query)).all():
        if report.pleaded_at is None or today <= max(monitoring.last, report.open_until or monitoring.last):
            continue
        asked = roster.today(report.pleaded_at)
        turn, after = latest(asked, today, weekly=True), following(asked, today, weekly=True)
        ahead += [after.day] if after is not None else []
        if turn is not None:
            to: Sequence[Holder] = [one for one in roster.coordinators(today) if one.id != report.pleaded_by]
            notices += [plea(roster, report, one, asked, turn.day, roster.not_before(one, now)) for one in to]
    return notices, ahead
