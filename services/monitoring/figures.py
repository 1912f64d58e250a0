"""Use cases of what the quarters say together: the consolidated workbook, a chart, what stands out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.monitoring.checks import Finding, check
from models.monitoring.consolidation import Adjustment, Break, Cell, Consolidated, identity
from models.monitoring.form import Balance, Indicator, MonitoringForm, Source
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State, Value
from models.monitoring.tree import Facts
from models.people import District, Post
from models.periods import Period, Span
from services.imprint import imprint
from services.monitoring.counters import count_deeds
from services.monitoring.inner.answering import held, stood
from services.monitoring.inner.sheets import form_by_id, form_of, numbers
from services.work import Work, use_case
from services.workbooks import write_file

CHART_QUARTERS = 8
FEW = 5


@dataclass(frozen=True)
class Moved:
    """An indicator of the whole centre that changed much against the quarter before."""

    indicator: Indicator
    before: int
    now: int


@dataclass(frozen=True, kw_only=True)
class Families:
    """The main count: of all (`told`) that told, and of the districts that told both quarters how many were there
    before and are there now. `flows` are of these districts, or of all while there is nothing to compare with."""

    closing: Indicator
    total: int
    told: int
    districts: int
    before: int
    now: int
    flows: tuple[tuple[Indicator, int], ...]


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A warning that a report was handed in with, and the reason that its author gave."""

    district: str
    form: MonitoringForm
    facts: Facts
    finding: Finding
    reason: str


@dataclass(frozen=True, kw_only=True)
class Highlights:
    """What stands out in a quarter: who gave, who did not, how the families stand, what moved most, what is doubtful,
    what openings put right, where the year does not add up."""

    quarter: Period
    given: tuple[str, ...]
    owing: tuple[str, ...]
    vacant: tuple[str, ...]
    zero: tuple[str, ...]
    families: Families | None
    moved: tuple[Moved, ...]
    remarks: tuple[Remark, ...]
    adjusted: tuple[Adjustment, ...]
    broken: tuple[tuple[str, Break], ...]


@use_case(Permission.COMPILE_MONITORING)
async def consolidate(work: Work, year: int) -> Consolidated:
    """Every district's numbers of the year's quarters and of the quarter before them, added by the database."""
    async with work.db.reading() as session:
        first = Period.around(Span.QUARTER, date(year, 1, 1)).before().first
        return await _consolidated(session, work, year, first, date(year, 12, 31))


async def _consolidated(session: AsyncSession, work: Work, year: int, first: date, last: date) -> Consolidated:
    serving, form = await form_of(session, work.center_id, year)
    within = Monitoring.quarter.between(first, last) & (Monitoring.center_id == work.center_id)
    given = within & Report.state.in_(GIVEN)
    versions = select(Report.form_id).distinct().join(Monitoring, Monitoring.id == Report.monitoring_id).where(given)
    answered = [form_id for form_id in await session.scalars(versions) if form_id != serving]
    form = form.along(
        [await form_by_id(session, form_id) for form_id in sorted(answered, key=lambda form_id: -(form_id or 0))]
    )
    summed = (
        select(Report.district_id, Monitoring.quarter, Value.code, func.sum(Value.number))
        .select_from(Value)
        .join(Report, Report.id == Value.report_id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .where(given)
        .group_by(Report.district_id, Monitoring.quarter, Value.code)
    )
    sums: defaultdict[tuple[int | None, date], dict[str, int]] = defaultdict(dict)
    for district, quarter, code, number in (await session.execute(summed)).all():
        sums[district, quarter][code] = int(number)
    # quarters without a report and districts without a post are there too: «нет данных», «вакансия»
    stands = (
        select(District.id, District.name, Monitoring.quarter, Report, held(work.today))
        .add_columns(District.open(Monitoring.opens))
        .select_from(District)
        .outerjoin(Monitoring, (Monitoring.center_id == District.center_id) & within)
        .outerjoin(Report, (Report.district_id == District.id) & (Report.monitoring_id == Monitoring.id))
        .outerjoin(Post, Post.id == Report.post_id)
        .where(District.center_id == work.center_id, or_(District.open(first), Report.id.is_not(None)))
        .order_by(District.position, Monitoring.quarter)
    )
    names: dict[int, str] = {}
    posts: defaultdict[tuple[int, date], list[_Told]] = defaultdict(list)
    for district, name, quarter, report, is_held, asked in (await session.execute(stands)).all():
        names[district] = name
        if quarter is not None and (asked or report is not None):
            posts[district, quarter].append(_told(work, quarter, report, held=bool(is_held)))
    cells = {(names[d], q): _cell(found, sums[d, q]) for (d, q), found in posts.items()}
    quarters = sorted({q for _, q in posts})
    return Consolidated(form, tuple(names.values()), tuple(Period.around(Span.QUARTER, q) for q in quarters), cells)


@dataclass(frozen=True, kw_only=True)
class _Told:
    """How one post of a district stands."""

    state: State
    zero: bool = False
    late: bool = False
    entered: bool = False
    early: bool = False


def _told(work: Work, quarter: date, report: Report | None, *, held: bool) -> _Told:
    if report is None:
        return _Told(state=State.VACANT)
    early = report.early(Period.around(Span.QUARTER, quarter), work.actor.local)
    entered = report.entered_by is not None
    state, zero = stood(report.state, held=held, entered=entered), report.zero
    return _Told(state=state, zero=zero, late=report.late, entered=entered, early=early)


def _cell(posts: Sequence[_Told], numbers: Mapping[str, int]) -> Cell:
    """A district out of its posts: given when one of them gave, vacant when nobody is there to give."""
    given = [one for one in posts if one.state in GIVEN]
    owing = [one.state for one in posts if one.state in OWED]
    if given:
        return Cell(
            given[0].state if len(given) == 1 else min((one.state for one in given), key=GIVEN.index),
            numbers,
            zero=all(one.zero for one in given),
            late=any(one.late for one in given),
            partial=bool(owing),
            entered=any(one.entered for one in given),
            early=any(one.early for one in given),
        )
    return Cell(owing[0] if owing else State.VACANT, {})


@use_case(Permission.COMPILE_MONITORING)
async def workbook(work: Work, year: int) -> bytes:
    """The year's consolidated monitoring as an .xlsx. Raises NotFound for a year without an opened quarter."""
    found = await consolidate(work, year)
    if not any(quarter.year == year for quarter in found.quarters):
        raise NotFound("monitoring-no-quarter")
    counted = await count_deeds(work, year)
    return await write_file(work, "monitoring", found, year, counted, await imprint(work))


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
    return await write_file(work, "indicator", found, found.form.indicator(code))


@use_case(Permission.COMPILE_MONITORING)
async def highlights(work: Work, quarter: Period) -> Highlights:
    """What stands out in a quarter."""
    first = Period.around(Span.QUARTER, date(quarter.year, 1, 1)).before().first
    async with work.db.reading() as session:
        found = await _consolidated(session, work, quarter.year, first, quarter.last)
        remarks = await _remarks(session, work, quarter)
    # of a district that was closed by then nothing was awaited
    cells = {one: found.cell(one, quarter) for one in found.districts if (one, quarter.first) in found.cells}

    def named(condition: Callable[[Cell], bool]) -> tuple[str, ...]:
        return tuple(district for district, cell in cells.items() if condition(cell))

    balances = found.form.balances
    year = [one for one in found.quarters if one.year == quarter.year]
    identities = [
        (district, identity(balance, [(q, found.whole(district, q)) for q in year]))
        for balance in balances
        for district in found.districts
    ]
    return Highlights(
        quarter=quarter,
        given=named(lambda cell: cell.state in GIVEN and not cell.partial),
        owing=named(lambda cell: cell.state in OWED or cell.partial),
        vacant=named(lambda cell: cell.state is State.VACANT),
        zero=named(lambda cell: cell.zero),
        families=_families(found, quarter, balances[0]) if balances else None,
        moved=tuple(_moved(found, quarter)),
        remarks=tuple(remarks),
        adjusted=tuple(found.adjustments(Period.around(Span.YEAR, quarter.first))),
        broken=tuple((d, each) for d, one in identities for each in one.breaks if not each.opening),
    )


def _moved(found: Consolidated, quarter: Period) -> list[Moved]:
    """The totals of districts that told both quarters, where they jump by the form's own measure; most first."""
    moved: list[Moved] = []
    for one in found.form.indicators:
        both = _both(found, quarter, one.code)
        if one.source is Source.CARRIED or not both:
            continue
        now, before = (sum(found.cell(d, q).numbers[one.code] for d in both) for q in (quarter, quarter.before()))
        change = abs(now - before)
        if change > found.form.jump_over and change * 100 > found.form.jump_percent * before:
            moved.append(Moved(one, before, now))
    return sorted(moved, key=lambda one: -abs(one.now - one.before))[:FEW]


def _both(found: Consolidated, quarter: Period, code: str) -> list[str]:
    """The districts whose curators all told the number in this quarter and in the one before: nothing else can be
    compared."""
    told = (quarter, quarter.before())
    return [d for d in found.districts if all(code in found.whole(d, one) for one in told)]


def _families(found: Consolidated, quarter: Period, balance: Balance) -> Families | None:
    both = _both(found, quarter, balance.closing)
    everybody = found.total(balance.closing, quarter)
    if everybody is None:
        return None

    def total(code: str, when: Period) -> int:
        return sum(found.cell(district, when).numbers.get(code, 0) for district in both or found.districts)

    flows = tuple((found.form.indicator(c), total(c, quarter)) for c in (*balance.added, *balance.taken))
    before, now = (total(balance.closing, when) for when in (quarter.before(), quarter))
    told = sum(balance.closing in found.cell(district, quarter).numbers for district in found.districts)
    closing = found.form.indicator(balance.closing)
    return Families(
        closing=closing, total=everybody, told=told, districts=len(both), before=before, now=now, flows=flows
    )


async def _remarks(session: AsyncSession, work: Work, quarter: Period) -> list[Remark]:
    """The warnings of every report of the quarter, in the order of districts."""
    told = await numbers(session, work.center_id, quarter)
    reports = (
        select(Report, District.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(District, District.id == Report.district_id)
        .where(Monitoring.center_id == work.center_id, Monitoring.quarter == quarter.first)
        .where(Report.state.in_(GIVEN), Report.zero.is_(False))
        .order_by(District.position, Report.id)
    )
    found: list[Remark] = []
    forms: dict[int | None, MonitoringForm] = {}
    for report, district in (await session.execute(reports)).all():
        if report.form_id not in forms:
            forms[report.form_id] = await form_by_id(session, report.form_id)
        form = forms[report.form_id]
        facts = Facts(*told[report.id])
        remark = partial(Remark, district=district, form=form, facts=facts)
        found += [remark(finding=one, reason=report.reasons.get(one.key, "")) for one in check(form, facts)]
    return found


@use_case(Permission.COMPILE_MONITORING)
async def list_quarters(work: Work) -> list[Period]:
    """The quarters that were opened, the newest first, at most twelve."""
    query = select(Monitoring.quarter).where(Monitoring.center_id == work.center_id).order_by(Monitoring.quarter.desc())
    async with work.db.reading() as session:
        return [Period.around(Span.QUARTER, first) for first in await session.scalars(query.limit(12))]
