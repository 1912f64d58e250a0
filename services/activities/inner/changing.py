"""What a change of a record and its deletion bring along: parts of the use cases of records and of registers."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import PUBLISHED, Activity, Change, Facts
from models.clarifications import Cleared
from models.errors import NotFound
from models.plan.tables import Occurrence
from models.requests.meetings import Meeting
from services.activities.inner import events, publishing, trips
from services.activities.inner.access import find, may_change
from services.activities.inner.clarifications import clear
from services.activities.inner.storing import check_own
from services.timers.recheck import recheck_occurrences
from services.work import Work


async def rewrite(session: AsyncSession, work: Work, found: Activity, facts: Facts) -> list[str]:
    """Put settled facts in the place of what a locked record says, and keep in its history what became another.
    Returns the names of the changed fields. Raises as `check_own`."""
    now = Facts.of(found).answers()
    await check_own(session, work, facts)
    moved = (facts.day, facts.type, facts.taken) != (found.day, found.type, found.involvement)
    facts.write_to(found)
    if moved and not found.date_named:
        await publishing.follow(session, found)
    if facts.mode is not None:  # a supervision that was asked for has a paper that says the same
        same = update(Meeting).where(Meeting.activity_id == found.id)
        await session.execute(same.values(mode=facts.mode, day=facts.day))
    then = facts.answers()
    changed = sorted(f for f in {*now, *then} if now.get(f) != then.get(f))
    session.add_all(
        Change(
            activity_id=found.id,
            person_id=work.person_id,
            at=work.clock.now(),
            field=name,
            old=now.get(name),
            new=then.get(name),
        )
        for name in changed
    )
    await trips.keep(session, found)
    if changed:
        await clear(session, work, found.id, Cleared.CHANGED)
    return changed


async def remove(session: AsyncSession, work: Work, activity_id: int) -> None:
    """Delete a record: it counts nowhere any more. Raises NotFound for one that is not the actor's to change."""
    found = await find(session, work, activity_id, lock=True)
    if not may_change(work, found):
        raise NotFound("activity-not-found")
    found.deleted_at = work.clock.now()
    await clear(session, work, found.id, Cleared.DELETED)
    await recheck_occurrences(session, Occurrence.id == found.occurrence_id)
    if found.type in PUBLISHED:
        await publishing.forget(session, work, found)
    await trips.drop(session, found, found.deleted_at)
    await events.unrecord(session, found)
