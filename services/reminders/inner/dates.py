"""A date of the actor's centre."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.plan.tables import Occurrence
from services.work import Work


async def own_date(session: AsyncSession, work: Work, occurrence_id: int) -> Occurrence:
    """A date of the actor's centre. Raises NotFound for another's."""
    query = select(Occurrence).where(Occurrence.id == occurrence_id, Occurrence.center_id == work.center_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound("plan-date-gone")
    return found
