"""Who was too late asks for a closed report to be opened, and the coordinators hear of it until they do."""

from sqlalchemy import update

from models.access import Permission
from models.reminders.repeats import following
from models.timers import Timer, TimerKind
from services.monitoring.inner.pleas import plea
from services.monitoring.inner.sheets import own_report
from services.outbox.notices import tell
from services.roster.centers import load_rosters
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
        roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
        asked = roster.today(report.pleaded_at)
        if (turn := following(asked, work.today, weekly=True)) is not None:
            at = roster.morning(turn.day)
            later = update(Timer).where(Timer.kind == TimerKind.MONITORING, Timer.subject_id == work.center_id)
            await session.execute(later.where(Timer.at > at).values(at=at))
        to = [one for one in roster.coordinators(work.today) if one.id != work.person_id]
        return await tell(session, now, [plea(roster, report, one, asked, asked, now) for one in to])
