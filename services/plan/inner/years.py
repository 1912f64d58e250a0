"""Which centres plan by school years."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.plan.tables import Plan


async def of_schools(session: AsyncSession, center_ids: Collection[int]) -> set[int]:
    """Those of these centres whose newest plan is of a school year."""
    query = select(Plan.center_id, Plan.school).where(Plan.center_id.in_(center_ids)).order_by(Plan.year)
    newest = {row.center_id: row.school for row in await session.execute(query)}
    return {center for center, school in newest.items() if school}
