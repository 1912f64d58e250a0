"""How far a plan is in a period, counted by the database: parts of the use cases."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, String, and_, case, cast, func, literal, or_, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import PUBLISHED, Activity, Evidence, Proof
from models.papers.plan_fact import ItemState, ItemTally, state_by
from models.periods import Period, Span
from models.plan.conditions import counts_in, done_count
from models.plan.occurrences import UNDATED
from models.plan.proofs import lacking
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan_years import PlanYear
from models.register_entries import RegisterEntry
from services.work import Work

LEFT_OUT = (ItemState.CANCELLED, ItemState.UNASKED, ItemState.OUTSIDE)
"""What nobody has to do in the period."""


@dataclass(frozen=True)
class PlanProgress:
    """The items of a plan in a period by what became of them (as «План-факт» tells it), and how many of those that
    something was done for lack a paper that the plan promises."""

    states: Mapping[ItemState, int]
    unproved: int

    @property
    def total(self) -> int:
        """The items that something is expected of."""
        return sum(count for state, count in self.states.items() if state not in LEFT_OUT)

    @property
    def done(self) -> int:
        return self.states.get(ItemState.DONE, 0)

    @property
    def late(self) -> int:
        """Those of which something is late."""
        return self.states.get(ItemState.LATE, 0) + self.states.get(ItemState.PARTLY, 0)


def plan_of(work: Work, period: Period) -> ScalarSelect[int]:
    """The id of the plan of that year, or of the year that a part of one lies in; no row where there is none."""
    years = [PlanYear(period.first.year), PlanYear.around(period.first)]
    fitting = [one for one in years if _covers(one, period)]
    of_year: list[ColumnElement[bool]] = [
        and_(Plan.year == one.year, Plan.school.is_(one.school)) for one in fitting
    ] or [Plan.id.is_(None)]
    query = select(Plan.id).where(Plan.center_id == work.center_id, or_(*of_year))
    return query.order_by(Plan.year.desc()).limit(1).scalar_subquery()


def _covers(year: PlanYear, period: Period) -> bool:
    if period.span in (Span.YEAR, Span.SCHOOL):
        return (period.first, period.last) == year.window
    return year.holds(period.first) and year.holds(period.last)


async def plan_progress(session: AsyncSession, work: Work, plan: Plan, period: Period) -> PlanProgress:
    """The items in one query, a row an item however many records it has."""
    whole = (period.first, period.last) == plan.plan_year.window
    states: Counter[ItemState] = Counter()
    unproved = 0
    for row in await session.execute(_items(work, plan, period, whole=whole)):
        tally = ItemTally(*(int(count or 0) for count in (row.dates, row.expected, row.done, row.late)))
        times = (row.deeds or 0) + (row.entries or 0)
        state = state_by(tally, times, cancelled=row.cancelled_at is not None, undated=row.kind in UNDATED)
        states[state] += 1
        there = (row.there or "").split(",")
        unproved += bool(row.deeds and row.cancelled_at is None and lacking(row.evidence, there))
    return PlanProgress(states, unproved)


def _items(work: Work, plan: Plan, period: Period, *, whole: bool) -> Select[*tuple[Any, ...]]:
    own = PlanItem.plan_id == plan.id
    items = select(PlanItem.id).where(own)
    due = () if whole else (Occurrence.due.between(period.first, period.last),)
    dates = _dates(work.today).where(Occurrence.item_id.in_(items), *due).group_by(Occurrence.item_id).subquery()
    alive = (Activity.plan_item_id.in_(items), Activity.deleted_at.is_(None))
    deeds = (
        select(Activity.plan_item_id, func.count().label("deeds"))
        .where(*alive, Activity.day.between(period.first, period.last))
        .group_by(Activity.plan_item_id)
        .subquery()
    )
    entries = (
        select(RegisterEntry.plan_item_id, func.count().label("entries"))
        .where(RegisterEntry.plan_item_id.in_(items), *counts_in(period.first, period.last))
        .group_by(RegisterEntry.plan_item_id)
        .subquery()
    )
    there = there_of(*alive)
    return (
        select(PlanItem.kind, PlanItem.cancelled_at, PlanItem.evidence, deeds.c.deeds, there.c.there)
        .add_columns(entries.c.entries)
        .add_columns(dates.c.dates, dates.c.expected, dates.c.done, dates.c.late)
        .outerjoin(dates, dates.c.item_id == PlanItem.id)
        .outerjoin(deeds, deeds.c.plan_item_id == PlanItem.id)
        .outerjoin(there, there.c.plan_item_id == PlanItem.id)
        .outerjoin(entries, entries.c.plan_item_id == PlanItem.id)
        .where(own)
    )


def _dates(today: date) -> Select[int, int, Any, Any, Any]:
    """The dates of each item as `ItemTally` counts them."""
    alive, done = Occurrence.cancelled_at.is_(None), done_count() >= Occurrence.count
    return select(
        Occurrence.item_id,
        func.count().label("dates"),
        func.sum(case((alive, 1), else_=0)).label("expected"),
        func.sum(case((alive & done, 1), else_=0)).label("done"),
        func.sum(case((alive & ~done & (Occurrence.due < today), 1), else_=0)).label("late"),
    )


def there_of(*alive: ColumnElement[bool]) -> Any:
    """What evidence each item has, in one text; what was published is a publication wherever its link stands."""
    proved = select(Activity.plan_item_id, cast(Proof.kind, String).label("kind"))
    proved = proved.join(Proof, Proof.activity_id == Activity.id).where(*alive, Proof.present.is_(True))
    published = select(Activity.plan_item_id, literal(Evidence.PUBLICATION.value)).where(
        *alive, Activity.type.in_(PUBLISHED)
    )
    found = union(proved, published).subquery()
    kinds = func.aggregate_strings(found.c.kind, ",").label("there")
    return select(found.c.plan_item_id, kinds).group_by(found.c.plan_item_id).subquery()
