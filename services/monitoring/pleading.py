"""Who was too late asks for a closed report to be opened, and the coordinators hear of it until they do."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.alarms import Alarm, AlarmKind
from models.monitoring.tables import OWED, Monitoring, Report
from models.notifications import Notice, NoticeKind
from models.reminders.recipients import Holder, House
from models.reminders.repeats import following, latest
from services.monitoring.sheets import own_report
from services.outbox.notices import tell
from services.roster.centers import load_houses
from services.work import Work, use_case


@use_case(Permission.FILL_MONITORING)
async def plead(work: Work, report_id: int) -> int:
    """«Попросить открыть»: ask the coordinators to take a report although the quarter is closed. Who asked already is
    not told of anew, it is repeated anyhow. Returns how many hear of it now. Raises DomainError while it is open, or
    when it was handed in."""
    now = work.clock.now()
    async with work.db.writing() as session:
        report, monitoring, *_ = await own_report(session, work, report_id, lock=True)
        report.check_plea(monitoring.dates, work.today)
        if report.pleaded_at is None:
            report.pleaded_at, report.pleaded_by = now, work.person_id
        house = (await load_houses(session, {work.center_id}, now))[work.center_id]
        asked = house.today(report.pleaded_at)
        if (turn := following(asked, work.today, weekly=True)) is not None:
            at = house.morning(turn.day)
            later = update(Alarm).where(Alarm.kind == AlarmKind.MONITORING, Alarm.subject_id == work.center_id)
            await session.execute(later.where(Alarm.at > at).values(at=at))
        to = [one for one in house.coordinators(work.today) if one.id != work.person_id]
        return await tell(session, now, [_notice(house, report, one, asked, asked, now) for one in to])


def _notice(house: House, report: Report, to: Holder, asked: date, day: date, at: datetime) -> Notice:
    """The first one is told at once, for somebody waits; those of later days stand in the morning's message."""
    return Notice(
        kind=NoticeKind.MONITORING_PLEA,
        center_id=house.id,
        person_id=to.id,
        key=f"monitoring:{report.id}:plea:{asked.isoformat()}:{day.isoformat()}",
        not_before=at,
        subject_id=report.id,
        details={"by": report.pleaded_by, "asked": asked.isoformat()},
        together=day != asked,
    )


async def repeat_pleas(
    session: AsyncSession, house: House, now: datetime, since: date
) -> tuple[list[Notice], list[date]]:
    """What the coordinators are to hear again of closed reports of quarters from that day on that somebody asked for:
    on the first, third and seventh working day, then once a week, until they are opened. With the days on which to
    look again."""
    today = house.today(now)
    query = (
        select(Report, Monitoring)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .where(Report.center_id == house.id, Monitoring.quarter >= since)
        .where(Report.pleaded_at.is_not(None), Report.state.in_(OWED))
    )
    notices: list[Notice] = []
    ahead: list[date] = []
    for report, monitoring in (await session.execute(query)).all():
        if report.pleaded_at is None or today <= max(monitoring.last, report.open_until or monitoring.last):
            continue
        asked = house.today(report.pleaded_at)
        turn, after = latest(asked, today, weekly=True), following(asked, today, weekly=True)
        ahead += [after.day] if after is not None else []
        if turn is not None:
            to: Sequence[Holder] = [one for one in house.coordinators(today) if one.id != report.pleaded_by]
            notices += [_notice(house, report, one, asked, turn.day, house.not_before(one, now)) for one in to]
    return notices, ahead
