"""«Новое за месяц»: told in the digest of those who want it, on the first working day of the next month."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.searching import LibraryReader
from models.notifications import Notice, NoticeKind
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.recipients import CenterRoster
from models.summaries import SummaryRhythm, following_issue, latest_issue
from models.timers import Timer, TimerKind
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext, set_timers


async def fire_news(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """People who want to hear of new materials: of the month that is over, once, and when to look next. Whether there
    is anything new is found out when it is sent."""
    wants = LibraryReader.person_id.in_([timer.subject_id for timer in timers])
    readers = (await firing.session.scalars(select(LibraryReader).where(wants))).all()
    rosters = await load_rosters(firing.session, {one.center_id for one in readers}, firing.now)
    next_at: dict[int, datetime | None] = {}
    for one in readers:
        roster = rosters[one.center_id]
        if roster.person(one.person_id) is None:
            await firing.session.delete(one)  # they are let go
            continue
        await tell(firing.session, firing.now, list(_notices(roster, one, firing.now)))
        next_at[one.person_id] = _next(roster, firing.now)
    return next_at


async def set_timer(session: AsyncSession, center_id: int, person_id: int, now: datetime) -> None:
    """Look at them again on the next first working day of a month, in the caller's transaction."""
    roster = (await load_rosters(session, {center_id}, now))[center_id]
    await set_timers(session, TimerKind.LIBRARY_NEWS, center_id, {person_id: _next(roster, now)})


def _next(roster: CenterRoster, now: datetime) -> datetime:
    return roster.morning(following_issue(SummaryRhythm.MONTH, roster.today(now)))


def _notices(roster: CenterRoster, reader: LibraryReader, now: datetime) -> Iterable[Notice]:
    issue = latest_issue(SummaryRhythm.MONTH, roster.today(now))
    holder = roster.person(reader.person_id)
    if issue is None or holder is None or reader.since >= instant_at(issue.day, MIDNIGHT, roster.zone):
        return
    yield Notice(
        kind=NoticeKind.LIBRARY_NEWS,
        center_id=roster.id,
        person_id=holder.id,
        key=f"library-news:{issue.period.first}",
        not_before=roster.next_allowed(holder, max(now, roster.morning(issue.day))),
        subject_id=issue.period.first.toordinal(),
        expires_at=instant_at(issue.until + timedelta(days=1), MIDNIGHT, roster.zone),
    )
