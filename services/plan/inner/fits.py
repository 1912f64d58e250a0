"""What a record counts for in the plan, read in the caller's session."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.base import twin
from models.plan.tables import Occurrence, PlanItem
from services.plan.counted import Counted


async def counted_for(session: AsyncSession, found: Activity) -> Counted | None:
    """The item that an activity counts for, if there is one."""
    of_item = twin(Occurrence, "dates_of")
    counted = select(func.count(of_item.id)).where(of_item.item_id == PlanItem.id, of_item.cancelled_at.is_(None))
    dates = counted.correlate(PlanItem).scalar_subquery().label("dates")
    query = (
        select(PlanItem.id, PlanItem.content, Occurrence.due, dates)
        .outerjoin(Occurrence, Occurrence.id == found.occurrence_id)
        .where(PlanItem.id == found.plan_item_id)
    )
    row = (await session.execute(query)).first() if found.plan_item_id is not None else None
    return (
        Counted(
            item_id=row.id, content=row.content or "", due=row.due, several=row.dates > 1, date_id=found.occurrence_id
        )
        if row
        else None
    )
