"""What a plan promises to reach, and how many came: parts of the use cases."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Involvement
from models.plan.aims import Aim, aims
from models.plan.tables import Plan
from services.shares import reached_by


async def aims_of(session: AsyncSession, plan: Plan) -> list[Aim]:
    """The promises of the plan against who came to what the centre held in its year, in one query."""
    counted = await reached_by(
        session,
        Activity.center_id == plan.center_id,
        Activity.deleted_at.is_(None),
        Activity.involvement == Involvement.HELD,
        Activity.day.between(*plan.plan_year.window),
    )
    return aims(plan.targets, counted)
