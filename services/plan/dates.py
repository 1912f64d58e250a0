"""The use case of one date of the plan: what it is, and whether and by what it was done."""

from models.access import Permission
from models.errors import NotFound
from services.plan.inner.dates import load_date
from services.plan.plan_date import PlanDate
from services.work import Work, use_case


@use_case(Permission.SEE_PLAN)
async def open_date(work: Work, occurrence_id: int) -> PlanDate:
    """One date of the plan. Raises NotFound for one that is cancelled, alone or with its item, or another centre's."""
    async with work.db.reading() as session:
        found = await load_date(session, work.center_id, occurrence_id)
    if found is None:
        raise NotFound("plan-date-gone")
    return found
