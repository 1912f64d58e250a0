"""What is asked of the plan's tables, as parts of queries."""

from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import aliased

from models.activities import Activity
from models.plan.tables import Occurrence, Plan
from models.plan_years import PlanYear
from models.register_entries import RegisterEntry


@cache  # building it costs more than a look-up by it
def done_count(occurrence: type[Occurrence] = Occurrence) -> ColumnElement[int]:
    """How many times an occurrence was done, as a part of a query: the entries of a register that hang on it; where
    there are none, the activities (what was done for a grant and the grant itself are not two); or all that was
    expected where the plan's own mark says so."""
    done, kept = aliased(Activity), aliased(RegisterEntry)
    logged = (
        select(func.count(done.id))
        .where(done.occurrence_id == occurrence.id, done.deleted_at.is_(None))
        .correlate(occurrence)
        .scalar_subquery()
    )
    entered = (
        select(func.count(kept.id))
        .where(kept.occurrence_id == occurrence.id, kept.deleted_at.is_(None))
        .correlate(occurrence)
        .scalar_subquery()
    )
    both = func.coalesce(func.nullif(entered, 0), logged)
    return case((occurrence.marked == "", both), else_=occurrence.count)


def counts_in(first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    """Which entries of registers count for rows of the plan in a stretch of time: the living ones that lasted in it."""
    one = RegisterEntry
    return one.deleted_at.is_(None), one.day <= last, func.coalesce(one.until, one.day) >= first


def not_over(today: date) -> ColumnElement[bool]:
    """That a plan's year is this one or one to come."""
    this = {school: PlanYear.at(today, school=school).year for school in (True, False)}
    return Plan.year >= case((Plan.school, this[True]), else_=this[False])
