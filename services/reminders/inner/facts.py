"""What the rules of reminders are applied to, read in few queries however many things there are."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.deadlines import ScheduleKind
from models.plan.conditions import done_count
from models.plan.occurrences import UNDATED
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from models.plan_years import PlanYear
from models.register_entries import RegisterEntry
from models.reminders import Snooze
from models.reminders.moments import Expectation
from models.reminders.subjects import Dated, Undated
from models.timers import TimerKind


async def load_dates(session: AsyncSession, *where: ColumnElement[bool]) -> list[tuple[int, Dated]]:
    """Dates of the plan with the centre of each."""
    query = _dates().where(*where)
    rows = (await session.execute(query)).all()
    posts = await _posts(session, {row[2] for row in rows})
    found: list[tuple[int, Dated]] = []
    for center, date_id, item, opens, closes, due, kind, school, stands, done, since, moved in rows:
        expected = Expectation(opens=opens, closes=closes, due=due, kind=kind, school=school)
        found.append(
            (
                center,
                Dated(
                    id=date_id,
                    item_id=item,
                    expected=expected,
                    posts=posts[item],
                    stands=bool(stands),
                    done=bool(done),
                    since=since,
                    moved_from=moved,
                ),
            )
        )
    return found


@cache
def _dates() -> Select[int, int, int, date, date, date, ScheduleKind, bool, bool, bool, date | None, date | None]:
    stands = PlanItem.cancelled_at.is_(None) & Occurrence.cancelled_at.is_(None)
    window = (Occurrence.opens, Occurrence.closes, Occurrence.due)
    return (
        select(
            Occurrence.center_id,
            Occurrence.id,
            Occurrence.item_id,
            *window,
            PlanItem.kind,
            Plan.school,
            stands,
            done_count() >= Occurrence.count,
            Occurrence.since,
            Occurrence.moved_from,
        )
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .order_by(Occurrence.due, Occurrence.id)
    )


async def load_items(session: AsyncSession, *where: ColumnElement[bool]) -> list[tuple[int, Undated]]:
    """Items without a date of their own with the centre of each."""
    logged, entered = (_last(one) for one in (Activity, RegisterEntry))
    query = (
        select(
            PlanItem.center_id,
            PlanItem.id,
            PlanItem.kind,
            Plan.year,
            Plan.school,
            PlanItem.cancelled_at.is_(None),
            logged,
            entered,
        )
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(PlanItem.kind.in_(UNDATED), *where)
        .order_by(PlanItem.place, PlanItem.id)
    )
    rows = (await session.execute(query)).all()
    posts = await _posts(session, {row[1] for row in rows})
    return [
        (
            center,
            Undated(
                id=item_id,
                kind=kind,
                plan=PlanYear(year, school),
                posts=posts[item_id],
                stands=bool(waits),
                logged=max(filter(None, last), default=None),
            ),
        )
        for center, item_id, kind, year, school, waits, *last in rows
    ]


def _last(done: type[Activity | RegisterEntry]) -> ScalarSelect[date | None]:
    """The last day on which something was done for an item."""
    mine = (done.plan_item_id == PlanItem.id, done.deleted_at.is_(None))
    return select(func.max(done.day)).where(*mine).correlate(PlanItem).scalar_subquery()


async def _posts(session: AsyncSession, item_ids: Collection[int]) -> defaultdict[int, list[int]]:
    """The posts that answer for each item."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(PlanItemPost.item_id, PlanItemPost.post_id).where(PlanItemPost.item_id.in_(item_ids))
    for item, post in await session.execute(query.order_by(PlanItemPost.post_id)):
        found[item].append(post)
    return found


async def load_snoozes(
    session: AsyncSession, kind: TimerKind, subject_ids: Collection[int]
) -> defaultdict[int, dict[int, date]]:
    """Until when each of these things was put off, by thing and person."""
    found: defaultdict[int, dict[int, date]] = defaultdict(dict)
    query = select(Snooze.subject_id, Snooze.person_id, Snooze.until)
    for subject, person, until in await session.execute(
        query.where(Snooze.kind == kind, Snooze.subject_id.in_(subject_ids))
    ):
        found[subject][person] = until
    return found
