"""Use cases of what the quarters say together: the consolidated workbook, a chart, what stands out."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.monitoring import write_consolidated
from documents.monitoring_chart import draw_chart
from models.access import Permission, Role
from models.errors import DomainError, NotFound
from models.monitoring.consolidation import Cell, Consolidated, Identity, identity
from models.monitoring.form import Indicator, Source
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State, Value
from models.people import District, Post
from models.periods import Period, Span
from services.monitoring.counters import count_deeds
from services.monitoring.quarters import held, stood
from services.monitoring.sheets import form_of
from services.work import Work, use_case

CHART_QUARTERS = 8
FEW = 5


@dataclass(frozen=True)
class Moved:
    """An indicator of the whole centre that changed much against the quarter before."""

    indicator: Indicator
    before: int
    now: int


@dataclass(frozen=True)
class Highlights:
    """What stands out in a quarter: who gave, who did not, what moved most, where the year does not add up."""

    quarter: Period
    given: tuple[str, ...]
    owing: tuple[str, ...]
    vacant: tuple[str, ...]
    zero: tuple[str, ...]
    moved: tuple[Moved, ...]
    broken: tuple[tuple[str, Identity], ...]


@use_case(Permission.COMPILE_MONITORING)
async def consolidate(work: Work, year: int) -> Consolidated:
    """Every district's numbers of the year's quarters and of the quarter before them, added by the database."""
    async with work.db.reading() as session:
        first = Period.around(Span.QUARTER, date(year, 1, 1)).before().first
        return await _consolidated(session, work, year, first, date(year, 12, 31))


async def _consolidated(session: AsyncSession, work: Work, year: int, first: date, last: date) -> Consolidated:
    _, form = await form_of(session, work.center_id, year)
    within = Monitoring.quarter.between(first, last) & (Monitoring.center_id == work.center_id)
    summed = (
        select(Post.district_id, Monitoring.quarter, Value.code, func.sum(Value.number))
        .select_from(Value)
        .join(Report, Report.id == Value.report_id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(within, Report.state.in_(GIVEN), Post.district_id.is_not(None))
        .group_by(Post.district_id, Monitoring.quarter, Value.code)
    )
    numbers: defaultdict[tuple[int | None, date], dict[str, int]] = defaultdict(dict)
    for district, quarter, code, number in (await session.execute(summed)).all():
        numbers[district, quarter][code] = int(number)
    # quarters without a report and districts without a post are there too: they are «нет данных» and «вакансия»
    stands = (
        select(District.id, District.name, Monitoring.quarter, Report.state, Report.zero, Report.late, held(work.today))
        .select_from(District)
        .outerjoin(Monitoring, (Monitoring.center_id == District.center_id) & within)
        .outerjoin(Post, (Post.district_id == District.id) & (Post.role == Role.CURATOR))
        .outerjoin(Report, (Report.post_id == Post.id) & (Report.monitoring_id == Monitoring.id))
        .where(District.center_id == work.center_id)
        .order_by(District.position, Monitoring.quarter)
    )
    names: dict[int, str] = {}
    posts: defaultdict[tuple[int, date], list[tuple[State, bool, bool]]] = defaultdict(list)
    for district, name, quarter, state, zero, late, is_held in (await session.execute(stands)).all():
        names[district] = name
        if quarter is not None:
            known = stood(state, held=bool(is_held)) if state else State.VACANT
            posts[district, quarter].append((known, bool(zero), bool(late)))
    cells = {(names[d], q): _cell(found, numbers[d, q]) for (d, q), found in posts.items()}
    quarters = sorted({q for _, q in posts})
    return Consolidated(form, tuple(names.values()), tuple(Period.around(Span.QUARTER, q) for q in quarters), cells)


def _cell(posts: Sequence[tuple[State, bool, bool]], numbers: Mapping[str, int]) -> Cell:
    """A district out of its posts: given when one of them gave, vacant when nobody is there to give."""
    given = [one for one in posts if one[0] in GIVEN]
    owing = [state for state, _, _ in posts if state in OWED]
    if given:
        return Cell(
            given[0][0] if len(given) == 1 else min((one[0] for one in given), key=GIVEN.index),
            numbers,
            zero=all(zero for _, zero, _ in given),
            late=any(late for _, _, late in given),
            partial=bool(owing),
        )
    return Cell(owing[0] if owing else State.VACANT, {})


@use_case(Permission.COMPILE_MONITORING)
async def workbook(work: Work, year: int) -> bytes:
    """The consolidated monitoring of the year as an .xlsx. Raises NotFound for a year that no quarter was opened
    in."""
    found = await consolidate(work, year)
    if not any(quarter.year == year for quarter in found.quarters):
        raise NotFound("monitoring-no-quarter")
    counted = await count_deeds(work, year)
    return await asyncio.to_thread(write_consolidated, found, year, counted)


@use_case(Permission.COMPILE_MONITORING)
async def chart(work: Work, code: str) -> bytes:
    """An indicator over the last eight quarters as a PNG. Raises DomainError for a code that the form does not
    have, NotFound while there are no numbers."""
    last = Period.around(Span.QUARTER, work.today)
    first = last
    for _ in range(CHART_QUARTERS):
        first = first.before()
    async with work.db.reading() as session:
        found = await _consolidated(session, work, work.today.year, first.first, last.last)
    if code not in found.form.codes:
        raise DomainError("error-stale")
    if not any(code in cell.numbers for cell in found.cells.values()):
        raise NotFound("monitoring-no-numbers")
    return await asyncio.to_thread(draw_chart, found, found.form.indicator(code))


@use_case(Permission.COMPILE_MONITORING)
async def highlights(work: Work, quarter: Period) -> Highlights:
    """What stands out in a quarter."""
    first = Period.around(Span.QUARTER, date(quarter.year, 1, 1)).before().first
    async with work.db.reading() as session:
        found = await _consolidated(session, work, quarter.year, first, quarter.last)
    cells = {district: found.cell(district, quarter) for district in found.districts}

    def named(condition: Any) -> tuple[str, ...]:
        return tuple(district for district, cell in cells.items() if condition(cell))

    balance = found.form.balance
    year = [one for one in found.quarters if one.year == quarter.year]
    identities = (
        [(d, identity(balance, [(q, found.cell(d, q).numbers) for q in year])) for d in found.districts]
        if balance
        else []
    )
    return Highlights(
        quarter,
        named(lambda cell: cell.state in GIVEN),
        named(lambda cell: cell.state in OWED or cell.partial),
        named(lambda cell: cell.state is State.VACANT),
        named(lambda cell: cell.zero),
        tuple(_moved(found, quarter)),
        tuple((district, one) for district, one in identities if one.breaks),
    )


def _moved(found: Consolidated, quarter: Period) -> list[Moved]:
    """The totals of districts that told both quarters, where they jump by the form's own measure; most first."""
    both = [d for d in found.districts if found.cell(d, quarter).numbers and found.cell(d, quarter.before()).numbers]
    moved: list[Moved] = []
    for one in found.form.indicators:
        if one.source is Source.CARRIED:
            continue
        now, before = (
            sum(found.cell(d, q).numbers.get(one.code, 0) for d in both) for q in (quarter, quarter.before())
        )
        change = abs(now - before)
        if change > found.form.jump_over and change * 100 > found.form.jump_percent * before:
            moved.append(Moved(one, before, now))
    return sorted(moved, key=lambda one: -abs(one.now - one.before))[:FEW]


@use_case(Permission.COMPILE_MONITORING)
async def list_quarters(work: Work) -> list[Period]:
    """The quarters that were opened, the newest first, at most twelve."""
    query = select(Monitoring.quarter).where(Monitoring.center_id == work.center_id).order_by(Monitoring.quarter.desc())
    async with work.db.reading() as session:
        return [Period.around(Span.QUARTER, first) for first in await session.scalars(query.limit(12))]
