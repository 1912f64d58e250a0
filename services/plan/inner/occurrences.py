"""How items and their dates come into the database: shared by the import and by changes in the chat."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ScalarSelect, delete, func, insert, select, union
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.activities import Activity
from models.errors import NotFound
from models.plan.conditions import done_count
from models.plan.items import expected_of, renew
from models.plan.marking import nearest
from models.plan.occurrences import Expected
from models.plan.product import closes
from models.plan.rules import PlanRules
from models.plan.tables import Occurrence, Plan, PlanChange, PlanChangeKind, PlanItem
from models.plan_years import PlanYear
from models.register_entries import RegisterEntry
from models.reminders import Snooze
from models.timers import TimerKind
from services import center_settings
from services.timers.recheck import recheck_items, recheck_occurrences
from services.work import Work


def put_off(work: Work, kind: TimerKind, subject: InstrumentedAttribute[int]) -> ScalarSelect[date]:
    """Until when the actor put a thing off, as a part of a query; NULL when it is not put off any more."""
    mine = (Snooze.person_id == work.person_id, Snooze.kind == kind, Snooze.until > work.today)
    return select(func.max(Snooze.until)).where(*mine, Snooze.subject_id == subject).scalar_subquery()


async def year_of(session: AsyncSession, item: PlanItem) -> PlanYear:
    """The year of an item's plan, with the school holidays that its centre has told."""
    plan = await session.get_one(Plan, item.plan_id)
    return (await center_settings.load(session, plan.center_id, PlanRules)).dated(plan.plan_year)


async def rebuild_occurrences(
    session: AsyncSession, item: PlanItem, year: PlanYear | int, today: date, *, moved_stay: bool
) -> None:
    """Bring the item's dates in line with its deadline; what was done stays.

    A date that was moved or cancelled stays too while the deadline itself is the same; a new deadline is newer.
    """
    now = (await session.scalars(select(Occurrence).where(Occurrence.item_id == item.id))).all()
    ids = [one.id for one in now]
    hung = union(*(select(one.occurrence_id).where(one.occurrence_id.in_(ids)) for one in (Activity, RegisterEntry)))
    linked = {date_id for date_id in await session.scalars(hung) if date_id is not None}
    linked |= {one.id for one in now if one.marked}
    changed = {one.id for one in now if one.moved_from is not None or one.cancelled_at is not None}
    kept = linked | changed if moved_stay else linked
    rules = await center_settings.load(session, item.center_id, PlanRules)
    change = renew(now, kept, expected_of(item, year, rules.report_day))
    for one, expected in change.stay:
        one.count = expected.count
        if not moved_stay:
            one.moved_from, one.reason = None, ""
            one.restore()
        if one.moved_from is None:
            one.opens, one.closes, one.due = expected.opens, expected.closes, expected.due
    if change.drop:
        await session.execute(delete(Occurrence).where(Occurrence.id.in_([one.id for one in change.drop])))
    await add_expected(session, [(item, one) for one in change.add], today)
    await recheck_items(session, PlanItem.id == item.id)


async def add_expected(session: AsyncSession, expected: Sequence[tuple[PlanItem, Expected]], today: date) -> None:
    """Store expected executions of stored items, which stand in the plan since today."""
    rows = [
        {
            "center_id": item.center_id,
            "item_id": item.id,
            "opens": one.opens,
            "closes": one.closes,
            "due": one.due,
            "count": one.count,
            "since": today,
            "reason": "",
            "cancel_reason": "",
        }
        for item, one in expected
    ]
    if rows:
        await session.execute(insert(Occurrence), rows)


async def date_around(session: AsyncSession | AsyncConnection, item_id: int, day: date) -> int | None:
    """The item's date that a record of that day counts for when nobody has named one (`models/plan/marking.py`); None
    when nothing is expected."""
    query = select(Occurrence.id, Occurrence.opens, Occurrence.closes, done_count() < Occurrence.count)
    query = query.where(Occurrence.item_id == item_id, Occurrence.cancelled_at.is_(None))
    rows = (await session.execute(query)).all()
    return nearest([(date_id, opens, closes, bool(waits)) for date_id, opens, closes, waits in rows], day)


async def link_to_occurrence(session: AsyncSession, activity: Activity, named: int | None = None) -> None:
    """Count an activity for the date of its item that was `named`, else for the one around its day, as if it were
    logged now. Raises NotFound for a date that is not the item's."""
    if named is not None:
        await check_date(session, named, activity.plan_item_id)
    before, activity.occurrence_id, activity.date_named = activity.occurrence_id, named, named is not None
    if named is None and activity.plan_item_id is not None:
        await session.flush()  # it must not stand in its own way
        content = await session.scalar(select(PlanItem.content).where(PlanItem.id == activity.plan_item_id))
        if closes(content or "", activity.type, activity.involvement):
            activity.occurrence_id = await date_around(session, activity.plan_item_id, activity.day)
    changed = {before, activity.occurrence_id} - {None}
    await recheck_occurrences(session, Occurrence.id.in_(changed))  # one may wait again, the other waits no more


async def check_date(session: AsyncSession, occurrence_id: int, item_id: int | None) -> None:
    """Raise NotFound for a date that is not the item's."""
    if await session.scalar(select(Occurrence.item_id).where(Occurrence.id == occurrence_id)) != item_id:
        raise NotFound("plan-date-gone")


def note(
    session: AsyncSession,
    work: Work,
    item_id: int,
    what: PlanChangeKind,
    *,
    field: str = "",
    old: str = "",
    new: str = "",
    reason: str = "",
    proposed_by: int | None = None,
) -> PlanChange:
    """A line of the item's history; `proposed_by` is whose proposal the actor agreed to."""
    line = PlanChange(
        item_id=item_id,
        person_id=work.person_id,
        proposed_by=proposed_by,
        at=work.clock.now(),
        what=what,
        field=field,
        old=old,
        new=new,
        reason=reason,
    )
    session.add(line)
    return line
