"""What is overdue, as a part of what is told of it."""

from datetime import date

from sqlalchemy import Nullable, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.deadlines import ScheduleKind
from models.people import Asked, Person
from models.plan.conditions import done_count, not_over
from models.plan.tables import Occurrence, Plan, PlanItem
from models.reminders.moments import LIFE

_WAITS = (PlanItem.cancelled_at.is_(None), Occurrence.cancelled_at.is_(None), done_count() < Occurrence.count)
"""Neither cancelled nor done, as a condition."""


async def names_of(session: AsyncSession, person_ids: set[int]) -> dict[int, str]:
    """People's names by their ids."""
    rows = await session.execute(select(Person.id, Person.name).where(Person.id.in_(person_ids)))
    return {row.id: row.name for row in rows}


async def count_long_overdue(session: AsyncSession, center_id: int, today: date) -> tuple[int, int]:
    """How many dates of a centre are overdue for more than a week, and for how many days the oldest of them is. Those
    that had passed when they came into the plan count a week later: until then the coordinator may close them."""
    query = only_late(
        select(func.count(Occurrence.id), Nullable(func.min(Occurrence.due))), center_id, today - LIFE, today
    )
    old = or_(Occurrence.since.is_(None), Occurrence.due >= Occurrence.since, Occurrence.since <= today - LIFE)
    query = query.where(old)
    count, oldest = (await session.execute(query)).one()
    return int(count), (today - oldest).days if oldest is not None else 0


def only_late(
    query: Select[*Asked], center_id: int, before: date, today: date, *, weekly: bool = False
) -> Select[*Asked]:
    """Undone dates of this year before a day: last year's stand in «Прошлый год». What comes every week is never
    chased, and counted apart."""
    query = query.join(PlanItem, PlanItem.id == Occurrence.item_id).join(Plan, Plan.id == PlanItem.plan_id)
    kind = PlanItem.kind == ScheduleKind.WEEKLY if weekly else PlanItem.kind != ScheduleKind.WEEKLY
    late = (Occurrence.center_id == center_id, Occurrence.due < before, kind)
    return query.where(*late, not_over(today), *_WAITS)
