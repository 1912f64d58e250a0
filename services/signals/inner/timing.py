"""What came in a month is told to the coordinator on the first working day after it: once, and not when it would be old
news. What it says, and whether there is anything to say, is found out when it is sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.recipients import CenterRoster
from models.summaries import SummaryRhythm, following_issue, latest_issue
from models.timers import LONG_PAST, Timer, TimerKind
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext
from services.work import Work
from storage.upsert import insert_new


async def begin_telling(session: AsyncSession, work: Work) -> None:
    """The centre counts signals: it has its timer from now on, in the caller's transaction."""
    row = {"kind": TimerKind.SIGNALS, "subject_id": work.center_id, "center_id": work.center_id, "at": LONG_PAST}
    await session.execute(insert_new(session, Timer).values(row))


async def fire_signals(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Centres that count signals: the month that is over goes to their coordinators, and when to look next."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    notices = [one for center in sorted(rosters) for one in _notices(rosters[center], firing.now)]
    await tell(firing.session, firing.now, notices)
    return {center: _next(roster, firing.now) for center, roster in rosters.items()}


def _next(roster: CenterRoster, now: datetime) -> datetime:
    return roster.morning(following_issue(SummaryRhythm.MONTH, roster.today(now)))


def _notices(roster: CenterRoster, now: datetime) -> list[Notice]:
    today = roster.today(now)
    issue = latest_issue(SummaryRhythm.MONTH, today)
    if issue is None:
        return []
    return [
        Notice(
            kind=NoticeKind.SIGNALS_MONTH,
            center_id=roster.id,
            person_id=one.id,
            key=f"signals:{roster.id}:{issue.period.first}",
            not_before=roster.next_allowed(one, max(now, roster.morning(issue.day))),
            subject_id=issue.period.first.toordinal(),
            expires_at=instant_at(issue.until + timedelta(days=1), MIDNIGHT, roster.zone),
        )
        for one in roster.coordinators(today)
    ]
