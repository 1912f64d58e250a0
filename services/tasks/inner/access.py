"""Whose a task is: who does it, and who may change it."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.events.afterwards import PostTask
from models.events.tables import Event
from services.events.inner.access import led_by
from services.roster.seats import my_posts
from services.work import Work


def is_mine(work: Work) -> ColumnElement[bool]:
    """A condition: a post of the actor does it."""
    return PostTask.post_id.in_(my_posts(work))


def is_managed(work: Work) -> ColumnElement[bool]:
    """A condition: the actor may change it. The coordinator may, who gave it, and who leads the event it was decided
    at."""
    if work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        return PostTask.center_id == work.center_id
    led = select(Event.id).where(Event.center_id == work.center_id, led_by(work))
    return or_(PostTask.made_by == work.person_id, PostTask.event_id.in_(led))


async def seen_task(session: AsyncSession, work: Work, task_id: int, *, lock: bool = False) -> PostTask:
    """A task that the actor does or may change. Raises NotFound for any other."""
    return await _task(session, work, task_id, or_(is_mine(work), is_managed(work)), lock=lock)


async def own_task(session: AsyncSession, work: Work, task_id: int) -> PostTask:
    """A task that a post of the actor does, locked. Raises NotFound for any other."""
    return await _task(session, work, task_id, is_mine(work), lock=True)


async def managed_task(session: AsyncSession, work: Work, task_id: int) -> PostTask:
    """A task that the actor may change, locked. Raises NotFound for any other."""
    return await _task(session, work, task_id, is_managed(work), lock=True)


async def _task(session: AsyncSession, work: Work, task_id: int, whose: ColumnElement[bool], *, lock: bool) -> PostTask:
    query = select(PostTask).where(PostTask.id == task_id, PostTask.center_id == work.center_id, whose)
    found: PostTask | None = await session.scalar(query.with_for_update(of=PostTask) if lock else query)
    if found is None:
        raise NotFound("task-gone")
    return found
