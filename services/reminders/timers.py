"""What time does to the plan and to every centre's morning and year."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, case, or_, select

from models.deadlines import ScheduleKind
from models.periods import Period, Span
from models.plan.conditions import done_count
from models.plan.occurrences import UNDATED
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan_years import PlanYear
from models.reminders.moments import LIFE
from models.timers import TimerKind
from services.reminders.inner.firing import fire_centers, fire_dates, fire_undated
from services.reminders.inner.year import fire_years
from services.timers.firing import Timers, TimerSource, every_center

CHASED = timedelta(days=14)
"""How long after its date a thing of the plan may still be told of: the last reminder, and holidays before it."""


def _dates(today: date, reminding: set[int]) -> Select[int, int]:
    """Dates ahead, and those that are chased: not done, not of what comes every week, and not last year's."""
    ahead = Occurrence.due >= today
    begun = {school: max(today - CHASED, PlanYear.at(today, school=school).first) for school in (True, False)}
    since = case((Plan.school, begun[True]), else_=begun[False])
    chased = (Occurrence.due >= since) & (PlanItem.kind != ScheduleKind.WEEKLY) & (done_count() < Occurrence.count)
    query = select(Occurrence.id, Occurrence.center_id).join(PlanItem, PlanItem.id == Occurrence.item_id)
    query = query.join(Plan, Plan.id == PlanItem.plan_id)
    stands = (Occurrence.cancelled_at.is_(None), PlanItem.cancelled_at.is_(None))
    return query.where(Occurrence.center_id.in_(reminding), or_(ahead, chased), *stands)


def _undated(today: date, reminding: set[int]) -> Select[int, int]:
    """What is told of at the start of each quarter of its plan's year, and what runs all year until that ends."""
    query = select(PlanItem.id, PlanItem.center_id).join(Plan, Plan.id == PlanItem.plan_id)
    ahead = or_(*(_told_yet(today, PlanYear.at(today, school=school)) for school in (True, False)))
    stands = (PlanItem.kind.in_(UNDATED), PlanItem.cancelled_at.is_(None))
    return query.where(PlanItem.center_id.in_(reminding), ahead, *stands)


def _told_yet(today: date, year: PlanYear) -> ColumnElement[bool]:
    last = Period.around(Span.QUARTER, year.last).first
    kinds = UNDATED if today <= last + LIFE else (ScheduleKind.CONTINUOUS,)
    this = (Plan.year == year.year) & PlanItem.kind.in_(kinds)
    return Plan.school.is_(year.school) & or_(Plan.year > year.year, this)


TIMERS: Timers = {
    TimerKind.OCCURRENCE: TimerSource(fire=fire_dates, standing=_dates),
    TimerKind.UNDATED: TimerSource(fire=fire_undated, standing=_undated),
    TimerKind.CENTER: TimerSource(fire=fire_centers, standing=every_center, farthest=timedelta(days=30)),
    TimerKind.YEAR: TimerSource(fire=fire_years, standing=every_center, farthest=timedelta(days=366)),
}
"""A morning may be a week of holidays away, the year's last month a year."""
