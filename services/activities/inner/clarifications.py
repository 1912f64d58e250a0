"""Records that were sent back: whom to ask, what is told, and what answers them. Parts of the use cases."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.audit import Event
from models.clarifications import Clarification, Cleared
from models.notifications import NoticeKind
from models.people import Tenure
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.timers import TimerKind
from services.audit import note
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import set_timers
from services.work import Work


async def waiting(session: AsyncSession, activity_id: int) -> Clarification | None:
    """What a record is asked about and nobody has answered; None where nothing is."""
    query = select(Clarification).where(Clarification.activity_id == activity_id, Clarification.outcome.is_(None))
    return (await session.scalars(query)).first()


async def asked_of(
    session: AsyncSession, roster: CenterRoster, found: Clarification, record: Activity, today: date
) -> list[Recipient]:
    """Who is to make it clear: its author; where the author left or cannot be reached, whoever holds the post that the
    author had, its deputy, else a coordinator other than the one who asks."""
    author = roster.person(record.author_id)
    if author is not None and author.reachable(today):
        return [Recipient(author)]
    posts = roster.posts_of(record.author_id) or await _posts_then(session, roster, record.author_id, record.day)
    return recipients(posts, roster.without(found.asked_by), today)


async def _posts_then(session: AsyncSession, roster: CenterRoster, person_id: int, day: date) -> list[int]:
    """The posts that somebody who left had on that day."""
    held = await session.scalars(select(Tenure.post_id).where(Tenure.person_id == person_id, Tenure.held(day)))
    return sorted(post for post in held if post in roster.posts)


async def is_asked(session: AsyncSession, work: Work, record: Activity) -> bool:
    """Whether the actor is asked about the record today: then they may put it right, whoever its author is."""
    found = await waiting(session, record.id)
    if found is None:
        return False
    roster = await roster_of(session, work.center_id, work.clock.now())
    asked = await asked_of(session, roster, found, record, work.today)
    return any(one.person.id == work.person_id for one in asked)


async def roster_of(session: AsyncSession, center_id: int, now: datetime) -> CenterRoster:
    """The centre with its posts and who holds them at that moment."""
    return (await load_rosters(session, {center_id}, now))[center_id]


async def ask(
    session: AsyncSession,
    now: datetime,
    roster: CenterRoster,
    found: Clarification,
    asked: Sequence[Recipient],
    *,
    again: bool = False,
) -> None:
    """Tell whoever is to answer; each once, and once `again`."""
    kind, key = NoticeKind.RECORD_RETURNED, f"clarification:{found.id}"
    if again:
        kind, key = NoticeKind.RECORD_WAITS, f"{key}:again"
    await tell(session, now, [roster.notice(kind, one.person, key, now, found.id) for one in asked])


async def clear(session: AsyncSession, work: Work, activity_id: int, outcome: Cleared, answer: str = "") -> bool:
    """The actor made clear what the record was sent back for, if it was: told to whoever asked, who need not look at
    what they did themselves. False where nothing waited."""
    found = await waiting(session, activity_id)
    if found is None:
        return False
    now = work.clock.now()
    found.clear(outcome, work.person_id, now, answer)
    if outcome is Cleared.DELETED or found.asked_by == work.person_id:
        found.settle(now)
    await set_timers(session, TimerKind.CLARIFICATION, work.center_id, {found.id: None})
    roster = await roster_of(session, work.center_id, now)
    above = roster.coordinators(work.today)
    told = [one for one in above if one.id == found.asked_by] or above
    kind, key = NoticeKind.RECORD_CLEARED, f"clarification:{found.id}:cleared"
    await tell(session, now, [roster.notice(kind, one, key, now, found.id) for one in told if one.id != work.person_id])
    note(session, work, Event.RECORD_CLEARED, str(activity_id))
    return True
