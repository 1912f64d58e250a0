"""Use case of whoever was too late: ask for a closed report to be opened."""

from models.access import Permission
from models.notifications import Notice, NoticeKind
from services.monitoring.sheets import own_report
from services.outbox import tell
from services.reminders.facts import load_houses
from services.work import Work, use_case


@use_case(Permission.FILL_MONITORING)
async def plead(work: Work, report_id: int) -> int:
    """«Попросить открыть»: ask the coordinators to take a report although the quarter is closed; once a day. Returns
    how many are asked. Raises DomainError while it is open, or when it was handed in."""
    now = work.clock.now()
    async with work.db.writing() as session:
        report, monitoring, *_ = await own_report(session, work, report_id)
        report.check_plea(monitoring.dates, work.today)
        house = (await load_houses(session, {work.center_id}, now))[work.center_id]
        key, details = f"monitoring:{report_id}:plea:{work.today.isoformat()}", {"by": work.person_id}
        to = [one for one in house.coordinators(work.today) if one.id != work.person_id]
        kind = NoticeKind.MONITORING_PLEA
        await tell(session, now, [Notice(kind, work.center_id, one.id, key, now, report_id, details) for one in to])
        return len(to)
