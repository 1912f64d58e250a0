"""What the bot does itself, or sees done, closes its own rows of the plan.

A quarter whose reports were accepted, a questionnaire's round that is over, a meeting that was held, materials that
were sent: each stands in the journal as one record (`Activity`) like a person's, so that plan against fact, the
summary and the journal count it in one way and once. The record's `client_key` names the thing, and a second press or
a second replica finds it there. A date that somebody has marked by hand already stands as it is: the same work is not
counted twice. A quarter and a round are records only where the plan has a row for them, one for each such row, because
each row promises a paper of its own; a meeting and materials are records in any case.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Facts, Type
from models.periods import Period
from models.plan.fitting import Candidate
from models.plan.marking import nearest
from models.plan.own_rows import is_monitoring, reports_on, served
from models.plan.product import closes
from models.plan.tables import Occurrence, PlanItem
from services.plan.inner.candidates import known_items, of_day, plans_of
from services.plan.inner.named import called_types
from services.plan.inner.occurrences import date_around
from services.plan.known import Known, KnownDate
from services.timers.recheck import recheck_occurrences
from services.work import Work

Choice = Callable[[str, Type, date, Sequence[Candidate]], int | None]
"""How a deed's item is chosen by its title, type and day."""


@dataclass(frozen=True)
class Doer:
    """Who stands in the journal as the one who did it, where, and when that is."""

    center_id: int
    person_id: int
    now: datetime
    today: date

    @classmethod
    def of(cls, work: Work) -> "Doer":
        """The acting person as the doer, at this instant and on the centre's day."""
        return cls(work.center_id, work.person_id, work.clock.now(), work.today)


async def record_deed(
    session: AsyncSession, doer: Doer, facts: Facts, key: str, about: str = "", choose: Choice = served
) -> int:
    """Put a deed into the journal, for the item of the plan that it serves where there is one. Returns the record's
    number; the one that stands there for the key already, when it does.

    `about` are words beside the title that the item may be known by: «Групповая».
    """
    item = await _served(session, doer, replace(facts, title=f"{about} {facts.title}"), choose)
    found = _date(item, facts.day) if item else None
    return await _record(session, doer, facts, key, (item.id if item else None, found), named=False)


async def record_for_item(session: AsyncSession, doer: Doer, facts: Facts, key: str, item: PlanItem | None) -> int:
    """Put a deed into the journal for the item that somebody named, and for its date around the day where such a record
    closes one. Returns the record's number; the one that stands there for the key already, when it does."""
    date_id = None
    if item is not None and closes(item.words("content"), facts.type, facts.taken):
        date_id = await date_around(session, item.id, facts.day)
    return await _record(session, doer, facts, key, (item.id if item else None, date_id), named=False)


async def close_round(session: AsyncSession, doer: Doer, facts: Facts, key: str) -> int | None:
    """A round of a questionnaire is over: the date of the diagnostics that it was is done. Returns the record's
    number, None when the plan has no such row or the date was marked already."""
    item = await _served(session, doer, facts, served)
    if item is None:
        return None
    waiting = [one for one in item.dates if not one.done]
    if item.dates and not waiting:
        return None
    nearest_date = nearest([(one.id, *one.window, True) for one in waiting], facts.day)
    return await _record(session, doer, facts, key, (item.id, nearest_date))


async def close_quarter(session: AsyncSession, doer: Doer, quarter: Period, facts: Facts, key: str) -> list[date]:
    """The quarter's monitoring is compiled: its dates in the plan of its year are done. Returns those that were open.

    A record of January for a row of December stands in December, in the year that it is about.
    """
    items = await _monitored(session, doer.center_id, quarter, doer.today)
    facts = replace(facts, day=min(facts.day, date(quarter.year, 12, 31)))
    closed: list[date] = []
    for item in items:
        for found in _of_quarter(item, quarter):
            await _record(session, doer, facts, f"{key}:{item.id}", (item.id, found.id if found else None))
            closed += [found.due] if found else []
    return sorted(set(closed))


async def wanted_by(session: AsyncSession, center_id: int, quarter: Period, today: date) -> date | None:
    """The day by which the plan wants the quarter's monitoring before the quarter is over, while that is not done."""
    items = await _monitored(session, center_id, quarter, today)
    dates = [dated.due for one in items for dated in _of_quarter(one, quarter) if dated is not None]
    return min((due for due in dates if due <= quarter.last), default=None)


async def _monitored(session: AsyncSession, center_id: int, quarter: Period, today: date) -> list[Known]:
    """The rows that want the monitoring, of the plan that the quarter ends in."""
    found = await known_items(session, plans_of(center_id, quarter.last), today)
    known = [one for items in found.values() for one in items]
    return [one for one in known if one.period[0] <= quarter.last <= one.period[1] and is_monitoring(one.cells)]


def _of_quarter(item: Known, quarter: Period) -> Iterable[KnownDate | None]:
    """The open dates of a row that are the quarter's; of a row without dates one record a quarter."""
    if item.always:
        return (None,)
    return [one for one in item.dates if not one.done and reports_on(quarter, one.window, one.due)]


async def _served(session: AsyncSession, doer: Doer, facts: Facts, choose: Choice) -> Known | None:
    found = await known_items(session, plans_of(doer.center_id, facts.day), doer.today)
    items = of_day((one for known in found.values() for one in known), facts.day)
    own = [one.candidate(doer.person_id, called_types()) for one in items]
    item_id = await asyncio.to_thread(choose, facts.title, facts.type, facts.day, own)
    return next((one for one in items if one.id == item_id), None)


def _date(item: Known, day: date) -> int | None:
    """The open date around the day; where the one that the day lies in is done, that one: nobody pays ahead."""
    inside = next((one for one in item.dates if one.window[0] <= day <= one.window[1]), None)
    if inside is not None:
        return inside.id
    return nearest([(one.id, *one.window, not one.done) for one in item.dates], day)


async def _record(
    session: AsyncSession,
    doer: Doer,
    facts: Facts,
    key: str,
    place: tuple[int | None, int | None],
    *,
    named: bool = True,
) -> int:
    """The record for an item and its date (`place`); `named` keeps the date when somebody corrects the day."""
    made = await session.scalar(select(Activity.id).where(Activity.client_key == key))
    if made is not None:
        return made
    activity = Activity(
        center_id=doer.center_id,
        author_id=doer.person_id,
        client_key=key,
        created_at=doer.now,
        plan_item_id=place[0],
        occurrence_id=place[1],
        date_named=named and place[1] is not None,
    )
    facts.write_to(activity)
    if place[0] is not None:
        of_item = await session.scalar(select(PlanItem.programme).where(PlanItem.id == place[0]))
        activity.programme = activity.programme or of_item or ""
    session.add(activity)
    await session.flush()
    if place[1] is not None:
        await recheck_occurrences(session, Occurrence.id == place[1])
    return activity.id
