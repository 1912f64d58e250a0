"""The use case of the year's coverage: how many people the plan promises to reach, and how many came."""

from dataclasses import dataclass

from sqlalchemy import select

from models.access import Permission
from models.plan.aims import Aim
from models.plan.tables import Plan
from models.plan_years import PlanYear
from services.plan.inner.aims import aims_of
from services.plan.lists import current_plan
from services.work import Work, use_case


@dataclass(frozen=True)
class Coverage:
    """The promises of one year's plan."""

    year: PlanYear
    aims: list[Aim]


@use_case(Permission.SEE_PLAN)
async def coverage(work: Work, year: int = 0) -> Coverage | None:
    """Plan against fact by who came to what the centre held in the plan's year: those who came first where that was
    said, else visits. None while there is no plan."""
    chosen = select(Plan).where(Plan.id == current_plan(work, year).scalar_subquery())
    async with work.db.reading() as session:
        plan = await session.scalar(chosen)
        if plan is None:
            return None
        return Coverage(plan.plan_year, await aims_of(session, plan))
