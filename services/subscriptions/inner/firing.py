"""The summary is sent to whom wants it: each period once, on its day, and not when it would be old news. What it says,
and whether there is anything to say, is found out when it is sent (`scheduler/letters/summary.py`)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role, permissions_of
from models.notifications import Notice, NoticeKind
from models.people import Person, Post, Tenure, in_posts
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.recipients import CenterRoster, Holder
from models.summaries import SummaryRhythm, following_issue, latest_issue
from models.timers import Timer, TimerKind
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext, set_timers
from services.work import Work


async def fire_summaries(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """People who want the summary: what is due now goes into the outbox, and when to look next."""
    ids = [timer.subject_id for timer in timers]
    people = {one.id: one for one in await firing.session.scalars(select(Person).where(Person.id.in_(ids)))}
    rosters = await load_rosters(firing.session, {one.center_id for one in people.values()}, firing.now)
    next_at: dict[int, datetime | None] = {}
    for person in people.values():
        roster = rosters[person.center_id]
        holder, rhythm = roster.person(person.id), person.summary_rhythm
        if rhythm is None or holder is None or not _may(roster, person.id):
            person.summary_rhythm = None
            continue
        await tell(firing.session, firing.now, _notices(roster, holder, rhythm, firing.now))
        next_at[person.id] = _next(roster, rhythm, firing.now)
    return next_at


async def set_timer(session: AsyncSession, person: Person, now: datetime) -> None:
    """Look at the person again on the next day of what they chose, in the caller's transaction."""
    roster = (await load_rosters(session, {person.center_id}, now))[person.center_id]
    at = None if person.summary_rhythm is None else _next(roster, person.summary_rhythm, now)
    await set_timers(session, TimerKind.SUMMARY, person.center_id, {person.id: at})


async def end_where_unseen(session: AsyncSession, work: Work, person_id: int) -> None:
    """The person left a post, in the caller's transaction: whoever may see the summary no more is not sent it either,
    be it that they come back."""
    await session.flush()
    posts = in_posts(select(Post.role), work.center_id, work.today).where(Tenure.person_id == person_id)
    roles = frozenset(Role(role) for role in await session.scalars(posts))
    if Permission.SEE_SUMMARY not in permissions_of(roles):
        (await session.get_one(Person, person_id)).summary_rhythm = None
        await set_timers(session, TimerKind.SUMMARY, work.center_id, {person_id: None})


def _may(roster: CenterRoster, person_id: int) -> bool:
    roles = {roster.posts[post].role for post in roster.posts_of(person_id)}
    return Permission.SEE_SUMMARY in permissions_of(frozenset(role for role in roles if role is not None))


def _next(roster: CenterRoster, rhythm: SummaryRhythm, now: datetime) -> datetime:
    return roster.morning(following_issue(rhythm, roster.today(now)))


def _notices(roster: CenterRoster, holder: Holder, rhythm: SummaryRhythm, now: datetime) -> list[Notice]:
    issue = latest_issue(rhythm, roster.today(now))
    if issue is None:
        return []
    return [
        Notice(
            kind=NoticeKind.SUMMARY,
            center_id=roster.id,
            person_id=holder.id,
            key=f"summary:{rhythm}:{issue.period.first}",
            not_before=roster.next_allowed(holder, max(now, roster.morning(issue.day))),
            subject_id=holder.id,
            details={"rhythm": rhythm.value, "first": issue.period.first.isoformat()},
            expires_at=instant_at(issue.until + timedelta(days=1), MIDNIGHT, roster.zone),
        )
    ]
