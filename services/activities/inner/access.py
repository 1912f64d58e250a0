"""Whose a record is: who reads it, who changes it, who did it."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Coauthor
from models.errors import NotFound
from services.activities.inner.clarifications import is_asked
from services.work import Work


async def find(session: AsyncSession, work: Work, activity_id: int, *, lock: bool = False) -> Activity:
    """The record with its lists; `lock` makes a second editor wait. Raises NotFound for a deleted or a foreign one."""
    query = (
        select(Activity)
        .where(Activity.id == activity_id, Activity.center_id == work.center_id, Activity.deleted_at.is_(None))
        .options(*(selectinload(one) for one in LISTS))
    )
    found = await session.scalar(query.with_for_update(of=Activity) if lock else query)
    if found is None:
        raise NotFound("activity-not-found")
    return found


async def readable(session: AsyncSession, work: Work, activity_id: int) -> Activity:
    """The record, when the actor may read it: who did it, and whoever sees what is counted from it."""
    found = await find(session, work, activity_id)
    together = work.person_id in {one.person_id for one in found.coauthors}
    seen = together or may_change(work, found) or work.actor.may(Permission.SEE_SUMMARY)
    if not (seen or await is_asked(session, work, found)):
        raise NotFound("activity-not-found")
    return found


async def changeable(session: AsyncSession, work: Work, activity_id: int) -> Activity:
    """The record with its lists, when the actor may touch it: the author, who may change any of the centre, or whoever
    is asked to make it clear.

    A second editor waits: lists are written whole, so what was read must still be true then.
    """
    found = await find(session, work, activity_id, lock=True)
    if not (may_change(work, found) or await is_asked(session, work, found)):
        raise NotFound("activity-not-found")
    return found


def may_change(work: Work, found: Activity) -> bool:
    """Whether the actor is its author, or may change any of the centre."""
    return found.author_id == work.person_id or work.actor.may(Permission.CHANGE_ANY_ACTIVITY)


def done_by(person_id: int) -> ColumnElement[bool]:
    """Whether this person is the author of an activity or did it together with the author, as a part of a query."""
    with_them = select(Coauthor.activity_id).where(Coauthor.person_id == person_id)
    return or_(Activity.author_id == person_id, Activity.id.in_(with_them))
