"""The years of a centre's plans: of which kind they are, which of them are not over, and how far each may be closed."""

from datetime import date

from sqlalchemy import ColumnElement, and_

from models.access import Permission
from models.plan.tables import Occurrence, Plan
from models.reminders.year import closable_until
from services.plan.inner.years import of_schools
from services.work import Work, use_case


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def by_school_years(work: Work) -> bool:
    """Whether the actor's centre plans by school years."""
    async with work.db.reading() as session:
        return work.center_id in await of_schools(session, [work.center_id])


def closable(today: date) -> ColumnElement[bool]:
    """That a date of a plan may be closed together with others: it passed, or its plan's year ends."""
    until = {school: closable_until(today, school=school) for school in (True, False)}
    in_school = Plan.school.is_(True)
    return and_(in_school, Occurrence.due <= until[True]) | and_(~in_school, Occurrence.due <= until[False])
