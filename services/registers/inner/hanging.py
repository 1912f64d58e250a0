"""Which row of the plan an entry hangs on, and which of the row's dates: when it is entered, when the plan came after
it, when a row was linked by hand."""

import asyncio
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.activities import LISTS, Activity, Facts
from models.periods import Period, Span
from models.plan.own_rows import reports_on, served
from models.plan.tables import Occurrence
from models.plan_years import PlanYear
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.rows import row_for, rows_of
from services.plan.inner.candidates import known_items, of_day, plans_of
from services.plan.inner.named import called_types
from services.plan.inner.occurrences import date_around, link_to_occurrence
from services.registers.inner.terms import plan_rows
from services.timers.recheck import recheck_occurrences
from services.work import Work


async def plan_row(session: AsyncSession, work: Work, register: Register, day: date, title: str) -> int | None:
    """The row of the plan of that day that an entry of that title counts for."""
    return row_for(register, await plan_rows(session, work.center_id, day), title)


async def record_row(session: AsyncSession, work: Work, register: Register, facts: Facts) -> int | None:
    """The row that an activity of the register counts for: of several the one that its kind and its words are most
    like (an article is none of the rows of news), else as any entry."""
    rows = rows_of(register, await plan_rows(session, work.center_id, facts.day))
    found = row_for(register, rows, facts.title)
    if len(rows) < 2:
        return found
    known = await known_items(session, plans_of(work.center_id, facts.day), work.today)
    ids = {row.id for row in rows}
    items = [one for items in known.values() for one in items if one.id in ids]
    own = [one.candidate(work.person_id, called_types()) for one in of_day(items, facts.day)]
    # words take the dictionary's time: not the loop's
    return await asyncio.to_thread(served, facts.title, facts.type, facts.day, own) or found


async def hang_on_plan(session: AsyncSession, work: Work, register: Register, entry: RegisterEntry) -> None:
    """Its row of the plan, and the row's date around it, are found anew; of one that does not count yet, none."""
    before = entry.occurrence_id
    entry.plan_item_id = entry.occurrence_id = None
    if entry.day is not None and entry.deleted_at is None and register.counts(entry.state):
        await session.flush()  # it must not stand in its own way
        entry.plan_item_id = await plan_row(session, work, register, entry.day, entry.title)
        if entry.plan_item_id is not None:
            entry.occurrence_id = await _date(session, register, entry.plan_item_id, entry.day)
    await session.flush()
    changed = {before, entry.occurrence_id} - {None}
    if changed:
        await recheck_occurrences(session, Occurrence.id.in_(changed))


async def _date(session: AsyncSession, register: Register, item_id: int, day: date) -> int | None:
    """Of a snapshot the report of its quarter, be it done already by another district: nobody pays ahead; of others the
    date around the day."""
    if register.snapshot:
        one = Occurrence
        dates = select(one).where(one.item_id == item_id, one.cancelled_at.is_(None)).order_by(one.due, one.id)
        quarter = Period.around(Span.QUARTER, day)
        for found in await session.scalars(dates):
            if reports_on(quarter, (found.opens, found.closes), found.due) or found.opens <= day <= found.closes:
                return found.id
    return await date_around(session, item_id, day)


async def rehang_entries(session: AsyncSession, work: Work, registers: Collection[Register], year: PlanYear) -> None:
    """What stands in these registers in a plan's year hangs on the row that it is of now. An activity that is counted
    for a row already stays there: somebody may have said so."""
    first, last = year.window
    own, entry = {one.key: one for one in registers}, RegisterEntry
    query = (
        select(entry, Activity)
        .outerjoin(Activity, Activity.id == entry.activity_id)
        .where(entry.center_id == work.center_id, entry.register.in_(own), entry.deleted_at.is_(None))
        .where(entry.day.between(first, last) | Activity.day.between(first, last))
        .options(*(selectinload(one) for one in LISTS))
        .order_by(entry.id)
    )
    for row, record in (await session.execute(query)).all():
        if row.activity_id is None:
            await hang_on_plan(session, work, own[row.register], row)
        elif record.deleted_at is None and record.plan_item_id is None:
            record.plan_item_id = await record_row(session, work, own[row.register], Facts.of(record))
            await link_to_occurrence(session, record)
