"""A leave begins and ends: who stands in is told, and whoever is back hears in one digest what was done meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.leaves import Leave, restored
from models.notifications import EDITS, Notice, NoticeKind, Notification, Status
from models.people import Center, Person, Post, Tenure
from models.reminders.hours import MIDNIGHT, instant_at
from models.timers import Timer
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext
from services.timers.recheck import recheck_person

BACK = timedelta(days=3)
"""How long what waited for somebody may still be told when they are back."""


async def fire_leaves(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Leaves whose first day has come, and those whose last day is over, however late it is."""
    query = (
        select(Leave, Center.zone)
        .join(Center, Center.id == Leave.center_id)
        .where(Leave.id.in_([timer.subject_id for timer in timers]), Leave.ended_at.is_(None))
        .order_by(Leave.id)
        .with_for_update(of=Leave)
    )
    rows = (await firing.session.execute(query)).all()
    return {one.id: await _fire(firing, one, ZoneInfo(zone)) for one, zone in rows}


async def _fire(firing: FiringContext, leave: Leave, zone: ZoneInfo) -> datetime | None:
    begins, ends = turns(leave, zone)
    if firing.now < begins:
        return begins
    if leave.begun_at is None:
        await begin_leave(firing.session, firing.now, leave)
    if firing.now < ends:
        return ends
    await end_leave(firing.session, firing.now, leave)
    return None


def turns(leave: Leave, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When it begins, and when whoever is away is back: midnights of the centre."""
    return instant_at(leave.first, MIDNIGHT, zone), instant_at(leave.last + timedelta(days=1), MIDNIGHT, zone)


async def begin_leave(session: AsyncSession, now: datetime, leave: Leave) -> None:
    """From now on the deputy stands in."""
    person = await session.get_one(Person, leave.person_id)
    person.away_until, leave.begun_at = leave.last, now
    zone = ZoneInfo((await session.get_one(Center, leave.center_id)).zone)
    held = select(Tenure.post_id).where(Tenure.person_id == person.id, Tenure.held(now.astimezone(zone).date()))
    posts = select(Post).where(Post.id.in_(held), Post.is_group.is_(False)).with_for_update()
    if leave.deputy_id is not None:
        theirs = [one for one in await session.scalars(posts) if one.id != leave.deputy_id]
        leave.before = {str(post.id): post.deputy_id for post in theirs}
        for post in theirs:
            post.deputy_id = leave.deputy_id
    await recheck_person(session, person.id)
    await _tell_deputy(session, now, leave)


async def _tell_deputy(session: AsyncSession, now: datetime, leave: Leave) -> None:
    if leave.deputy_id is None:
        return
    roster = (await load_rosters(session, {leave.center_id}, now))[leave.center_id]
    notices = [
        Notice(
            kind=NoticeKind.LEAVE_DEPUTY,
            center_id=leave.center_id,
            person_id=one.id,
            key=f"leave:{leave.id}:deputy",
            not_before=roster.next_allowed(one, now),
            subject_id=leave.id,
        )
        for one in roster.posts[leave.deputy_id].holders
        if one.id != leave.person_id
    ]
    await tell(session, now, notices)


async def end_leave(session: AsyncSession, now: datetime, leave: Leave) -> None:
    """The person is back: deputies are as before, and what waited comes with what was done meanwhile, as one digest."""
    began, person = leave.begun_at, await session.get_one(Person, leave.person_id)
    leave.finish(now)
    if began is None:
        return
    if person.away_until == leave.last:
        person.away_until = None
    for post_id, deputy in restored(leave.before).items():
        post = await session.get_one(Post, post_id)
        if post.deputy_id == leave.deputy_id:
            post.deputy_id = deputy
    await recheck_person(session, person.id)
    waited = (Notification.person_id == person.id, Notification.status == Status.WAITING)
    later = {"together": True, "expires_at": now + BACK}
    kinds = Notification.kind.not_in([NoticeKind.DIGEST, NoticeKind.PAPER, *EDITS])
    await session.execute(update(Notification).where(*waited, kinds, Notification.not_before <= now).values(later))
    roster = (await load_rosters(session, {leave.center_id}, now))[leave.center_id]
    holder = roster.person(person.id)
    if holder is not None:
        back = Notice(
            kind=NoticeKind.LEAVE_BACK,
            center_id=leave.center_id,
            person_id=person.id,
            key=f"leave:{leave.id}:back",
            not_before=roster.next_allowed(holder, max(now, roster.morning(roster.today(now)))),
            subject_id=leave.id,
        )
        await tell(session, now, [back])


async def end_leaves(session: AsyncSession, now: datetime, person_id: int) -> None:
    """Whoever says that they are back is back from leave too."""
    running = (Leave.person_id == person_id, Leave.begun_at.is_not(None), Leave.ended_at.is_(None))
    for leave in (await session.scalars(select(Leave).where(*running).with_for_update())).all():
        await end_leave(session, now, leave)
