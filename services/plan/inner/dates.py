"""One date of the plan, whoever asks."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance
from models.plan.conditions import done_count
from models.plan.tables import Occurrence, PlanItem
from services.plan.plan_date import Closing, PlanDate


async def load_date(session: AsyncSession, center_id: int, occurrence_id: int) -> PlanDate | None:
    """The date as it stands in the database; None for one that is cancelled or not that centre's."""
    stands = (PlanItem.cancelled_at.is_(None), Occurrence.cancelled_at.is_(None))
    query = (
        select(Occurrence, PlanItem, done_count())
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .where(Occurrence.id == occurrence_id, Occurrence.center_id == center_id, *stands)
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    one, item, done = row
    closed = await _closing(session, one) if done >= one.count else None
    content = item.words("content").rstrip(" .")
    return PlanDate(
        id=one.id,
        item_id=item.id,
        content=content,
        opens=one.opens,
        closes=one.closes,
        due=one.due,
        count=one.count,
        done=int(done),
        closed=closed,
    )


async def _closing(session: AsyncSession, one: Occurrence) -> Closing:
    """The last record; of a date that the plan itself marks as done only its due day is known."""
    came = (
        select(func.coalesce(func.sum(Attendance.in_person + Attendance.remote), 0))
        .where(Attendance.activity_id == Activity.id)
        .correlate(Activity)
        .scalar_subquery()
    )
    last = (
        select(Activity.day, came)
        .where(Activity.occurrence_id == one.id, Activity.deleted_at.is_(None))
        .order_by(Activity.id.desc())
        .limit(1)
    )
    day, people = (await session.execute(last)).first() or (one.due, 0)
    return Closing(day, int(people))
