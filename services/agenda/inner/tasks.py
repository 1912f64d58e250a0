"""A person's tasks as days of a calendar."""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.agenda import AHEAD, BEHIND, MOST, AgendaEntry, version_at
from models.events.afterwards import PostTask
from services.tasks.inner.access import is_mine
from services.texts import texts
from services.work import Work


async def tasks(session: AsyncSession, work: Work) -> list[AgendaEntry]:
    """What meetings gave the actor's posts to do by a day; what was done or dropped goes, unless its day is over."""
    query = (
        select(PostTask)
        .where(PostTask.center_id == work.center_id, is_mine(work))
        .where(PostTask.due.between(work.today - BEHIND, work.today + AHEAD))
        .where(or_(PostTask.due >= work.today, PostTask.closed_at.is_(None)))
        .order_by(PostTask.due, PostTask.id)
        .limit(MOST)
    )
    version = version_at(work.clock.now())
    return [
        AgendaEntry(
            uid=f"task-{one.id}@center-{one.center_id}.opora",
            version=version,
            title=texts().plain("agenda-task", what=one.words),
            day=one.due,
            over=not one.open,
        )
        for one in await session.scalars(query)
    ]
