"""The plan's items with what was done for them in a period: six queries, whatever the plan's length."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance, Evidence, Handout, Proof
from models.papers.entries import PaperEntry
from models.papers.plan_fact import ItemState, PlanDeed, PlanDue, PlanFact, PlanLine, state_of
from models.periods import Period, Span
from models.plan.conditions import counts_in, done_count
from models.plan.occurrences import UNDATED
from models.plan.product import THINGS, product_of
from models.plan.tables import CELLS, Occurrence, Plan, PlanItem, Section
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.rows import RegisterRow, register_for
from services.papers.inner.records import Posts, all_of_period
from services.registers.inner.terms import registers_in
from services.work import Work


async def plan_of(session: AsyncSession, work: Work, period: Period) -> Plan | None:
    """The plan that the period lies in."""
    plans = await session.scalars(select(Plan).where(Plan.center_id == work.center_id).order_by(Plan.year.desc()))
    return next((one for one in plans if _covers(one, period)), None)


async def plan_fact(session: AsyncSession, work: Work, period: Period) -> PlanFact | None:
    """The plan that the period lies in, item by item; None where the centre has none of that year. An item of which
    nothing was expected and nothing done in the period is left out of a part of the year."""
    plan = await plan_of(session, work, period)
    if plan is None:
        return None
    query = select(PlanItem, Section.path).join(Section, Section.id == PlanItem.section_id)
    items = (await session.execute(query.where(PlanItem.plan_id == plan.id).order_by(PlanItem.place))).all()
    posts = await Posts.load(session, work)
    dates, deeds = await _dates(session, work, plan, period), await _deeds(session, work, plan, period, posts)
    entries, registers = await _entries(session, plan, period, posts), await registers_in(session, work.center_id)
    lines = [
        _line(work, item, path, dates[item.id], deeds[item.id], entries[item.id], registers) for item, path in items
    ]
    whole = (period.first, period.last) == plan.plan_year.window
    shown = [
        replace(one, state=ItemState.UNASKED) if one.state is ItemState.OUTSIDE and whole else one for one in lines
    ]
    left_out = {ItemState.OUTSIDE} if whole else {ItemState.OUTSIDE, ItemState.UNASKED}
    return PlanFact(plan.plan_year, plan.title, tuple(one for one in shown if one.state not in left_out))


def _covers(plan: Plan, period: Period) -> bool:
    """Whether it is the plan of that year, or the year that a part of one lies in."""
    first, last = plan.plan_year.window
    if period.span in (Span.YEAR, Span.SCHOOL):
        return (period.first, period.last) == (first, last)
    return first <= period.first and period.last <= last


async def _dates(session: AsyncSession, work: Work, plan: Plan, period: Period) -> dict[int, list[PlanDue]]:
    query = (
        select(Occurrence, done_count())
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .where(Occurrence.center_id == work.center_id, PlanItem.plan_id == plan.id)
        .order_by(Occurrence.due, Occurrence.id)
    )
    if (period.first, period.last) != plan.plan_year.window:  # the last report of a year is due in the next January
        query = query.where(Occurrence.due.between(period.first, period.last))
    found: dict[int, list[PlanDue]] = defaultdict(list)
    for one, done in await session.execute(query):
        gone = one.cancelled_at is not None
        why = one.cancel_reason if gone else one.reason
        found[one.item_id].append(
            PlanDue(
                due=one.due,
                count=one.count,
                done=int(done),
                cancelled=gone,
                moved_from=one.moved_from,
                reason=why,
                marked=one.marked,
            )
        )
    return found


async def _deeds(
    session: AsyncSession, work: Work, plan: Plan, period: Period, posts: Posts
) -> dict[int, list[PlanDeed]]:
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    copies = select(func.sum(Handout.copies)).where(Handout.activity_id == Activity.id)
    where = (*all_of_period(work, period), Activity.plan_item_id.in_(_items_of(plan)))
    query = select(
        Activity, func.coalesce(came.scalar_subquery(), 0), func.coalesce(copies.scalar_subquery(), 0)
    ).where(*where)
    proofs: dict[int, dict[Evidence, str]] = defaultdict(dict)
    kept = select(Proof.activity_id, Proof.kind, Proof.place).join(Activity, Activity.id == Proof.activity_id)
    for item_id, kind, place in await session.execute(kept.where(*where, Proof.present.is_(True))):
        proofs[item_id][kind] = place
    found: dict[int, list[PlanDeed]] = defaultdict(list)
    for one, people, printed in await session.execute(query.order_by(Activity.day, Activity.id)):
        post = posts.of(one.author_id, one.day)
        deed = PlanDeed(
            number=one.id,
            day=one.day,
            type=one.type,
            title=one.title,
            came=int(people),
            copies=int(printed),
            post=post,
            papers=proofs.get(one.id, {}),
        )
        found[one.plan_item_id].append(deed)
    return found


async def _entries(session: AsyncSession, plan: Plan, period: Period, posts: Posts) -> dict[int, list[PaperEntry]]:
    """What stands in registers for each item: of those whose entries are no activities."""
    one = RegisterEntry
    query = select(one).where(one.plan_item_id.in_(_items_of(plan)), *counts_in(period.first, period.last))
    found: dict[int, list[PaperEntry]] = defaultdict(list)
    for row in await session.scalars(query.order_by(one.day, one.id)):
        if row.plan_item_id is not None and row.day is not None:
            entry = PaperEntry(
                number=row.id,
                day=row.day,
                title=row.title,
                until=row.until,
                state=row.state,
                amount=row.amount,
                count=row.number,
                who=posts.of(row.author_id, row.day),
            )
            found[row.plan_item_id].append(entry)
    return found


def _items_of(plan: Plan) -> Select[int]:
    return select(PlanItem.id).where(PlanItem.plan_id == plan.id)


def _line(
    work: Work,
    item: PlanItem,
    path: list[str],
    dates: list[PlanDue],
    deeds: list[PlanDeed],
    entries: list[PaperEntry],
    registers: Sequence[Register],
) -> PlanLine:
    register = register_for(registers, RegisterRow(item.id, item.words("content"), item.counted_by))
    things = product_of(item.words("content"), item.words("coverage"), item.unit) in THINGS
    counts = things if register is None or register.recorded else not register.snapshot
    cells = {cell: item.words(cell) for cell in CELLS}
    gone = item.cancelled_at is not None
    done = len(deeds) + len(entries)
    state = state_of(dates, done, cancelled=gone, undated=item.kind in UNDATED, today=work.today)
    return PlanLine(
        id=item.id,
        section=tuple(path),
        cells=cells,
        cancelled=gone,
        reason=item.reason,
        dates=dates,
        deeds=deeds,
        state=state,
        programme=item.programme,
        register=register,
        entries=entries,
        target=item.target if counts else None,
    )
