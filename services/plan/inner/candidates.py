"""The items of a plan as an activity is compared with them: their words, their dates, whose they are."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Select, String, bindparam, cast, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.people import Tenure
from models.plan.conditions import done_count
from models.plan.fitting import FAR, Cells
from models.plan.occurrences import UNDATED
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost, Section
from models.plan_years import PlanYear
from services.plan.known import Known, KnownDate

PlanKey = tuple[int, int]
"""A centre and the year of its plan."""


def of_day(items: Iterable[Known], day: date) -> list[Known]:
    """Those whose plan an activity of that day may be for."""
    return [one for one in items if one.period[0] <= day <= one.period[1] + FAR]


def plans_of(center_id: int, day: date) -> list[PlanKey]:
    """The plans that an activity of that day may be for: last year's too, whose debts are paid late, or whose school
    year it lies in."""
    return [(center_id, year) for year in (day.year - 1, day.year)]


async def known_items(
    connection: AsyncConnection | AsyncSession, plans: Iterable[PlanKey], today: date
) -> dict[PlanKey, list[Known]]:
    """The items that are expected, in each plan's order; one trip."""
    rows = (await connection.execute(_items(), {"plans": list(plans), "today": today})).all()
    found: dict[PlanKey, list[Known]] = {}
    for (center, year, _), group in groupby(rows, key=lambda row: (row.center_id, row.year, row.id)):
        found.setdefault((center, year), []).append(_known(list(group)))
    return found


@cache
def _items() -> Select[Any]:
    holders = (
        select(func.aggregate_strings(cast(Tenure.person_id, String), ","))
        .join(PlanItemPost, PlanItemPost.post_id == Tenure.post_id)
        .where(PlanItemPost.item_id == PlanItem.id, Tenure.held(bindparam("today")))
        .scalar_subquery()
    )
    cells = (PlanItem.content, PlanItem.product, PlanItem.expected_result, PlanItem.plain, PlanItem.evidence)
    done = (done_count() >= Occurrence.count).label("done")
    return (
        select(
            Plan.center_id,
            Plan.year,
            Plan.school,
            PlanItem.id,
            *cells,
            PlanItem.kind,
            Section.path,
            holders.label("holders"),
        )
        .add_columns(Occurrence.id.label("date"), Occurrence.opens, Occurrence.closes, Occurrence.due, done)
        .join(PlanItem, PlanItem.plan_id == Plan.id)
        .join(Section, Section.id == PlanItem.section_id)
        .outerjoin(Occurrence, (Occurrence.item_id == PlanItem.id) & Occurrence.cancelled_at.is_(None))
        .where(tuple_(Plan.center_id, Plan.year).in_(bindparam("plans", expanding=True)))
        .where(PlanItem.cancelled_at.is_(None), PlanItem.content.is_not(None))
        .order_by(Plan.center_id, Plan.year, PlanItem.place, Occurrence.opens)
    )


def _known(rows: Sequence[Any]) -> Known:
    row = rows[0]
    plain = row.plain or {}
    cells = Cells(
        content=plain.get("content") or row.content or "",
        product=plain.get("product") or row.product or "",
        result=plain.get("expected_result") or row.expected_result or "",
        section=(row.path or [""])[-1],
        papers=tuple(kind for kind, _ in row.evidence or ()),
    )
    dated = [one for one in rows if one.opens is not None]
    dates = tuple(KnownDate(one.date, (one.opens, one.closes), one.due, bool(one.done)) for one in dated)
    people = frozenset(map(int, row.holders.split(","))) if row.holders else frozenset()
    always = row.kind in UNDATED
    return Known(
        id=row.id,
        content=cells.content,
        cells=cells,
        always=always,
        period=PlanYear(row.year, row.school).window,
        dates=dates,
        people=people,
    )
