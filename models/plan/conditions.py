"""What is asked of the plan's tables, as parts of queries."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import aliased

from models.activities import Activity
from models.plan.tables import Occurrence, Plan
from models.plan_years import PlanYear


@cache  # building it costs more than a look-up by it
def done_count(occurrence: type[Occurrence] = Occurrence) -> ColumnElement[int]:
    """How many times an occurrence was done, as a part of a query: the activities that hang on it, or all that was
    expected where the plan's own mark says so."""
    done = aliased(Activity)
    logged = (
        select(func.count(done.id))
        .where(done.occurrence_id == occurrence.id, done.deleted_at.is_(None))
        .correlate(occurrence)
        .scalar_subquery()
    )
    return case((occurrence.marked == "", logged), else_=occurrence.count)


def not_over(today: date) -> ColumnElement[bool]:
    """That a plan's year is this one or one to come."""
    this = {school: PlanYear.at(today, school=school).year for school in (True, False)}
    return Plan.year >= case((Plan.school, this[True]), else_=this[False])
