"""What the entries of signals come to, counted by the database. A district that was merged counts with the one that
goes on from it, whatever month is asked about."""

from collections import defaultdict
from datetime import date

from sqlalchemy import ColumnElement, Nullable, Select, case, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import twin
from models.monitoring.tables import Report
from models.people import District
from models.periods import Period
from models.signals import NOTICED, Measure, SignalEntry, SignalMap, SignalRow

Stretch = tuple[date, date]


async def map_of(
    session: AsyncSession, center_id: int, months: Stretch | None, *districts: ColumnElement[bool]
) -> SignalMap:
    """What came in these months, both included: of the centre's districts, or those of them that meet the conditions,
    as far as the centre served them then or they told of something. One query; nothing where there are no whole
    months."""
    if months is None:
        return SignalMap()
    told, first = twin(District, "told_of"), months[0]
    heir = func.coalesce(told.merged_into_id, told.id).label("place")
    sums = (
        select(heir, SignalEntry.measure, func.sum(SignalEntry.change).label("number"))
        .join_from(SignalEntry, told, told.id == SignalEntry.district_id)
        .where(SignalEntry.center_id == center_id, SignalEntry.month.between(*months))
        .where(SignalEntry.undone_at.is_(None))
        .group_by(heir, SignalEntry.measure)
        .subquery()
    )
    begun = select(func.min(SignalEntry.month)).where(SignalEntry.center_id == center_id)
    begun = begun.where(SignalEntry.undone_at.is_(None))
    query = (
        select(District.id, District.name, Nullable(sums.c.measure), Nullable(sums.c.number), begun.scalar_subquery())
        .outerjoin(sums, sums.c.place == District.id)
        .where(District.center_id == center_id, District.merged_into_id.is_(None), *districts)
        .where(or_(District.open(first), sums.c.place.is_not(None)))
        .order_by(District.position, District.id, sums.c.measure)
    )
    names: dict[int, str] = {}
    numbers: defaultdict[int, dict[Measure, int]] = defaultdict(dict)
    since = None
    for district_id, name, measure, number, since in (await session.execute(query)).all():  # noqa: B007 — of all rows
        names[district_id] = name
        if measure is not None:
            numbers[district_id][Measure(measure)] = int(number)
    return SignalMap([_row(one, name, numbers.get(one)) for one, name in names.items()], first, since)


def _row(district_id: int, name: str, numbers: dict[Measure, int] | None) -> SignalRow:
    kept = {measure: number for measure, number in (numbers or {}).items() if number}
    return SignalRow(district_id=district_id, name=name, numbers=kept, known=numbers is not None)


async def months_told(session: AsyncSession, center_id: int, months: Stretch | None) -> dict[date, SignalRow]:
    """What the whole centre has told in each of these months; a month in which nobody counted is not there."""
    if months is None:
        return {}
    query = (
        select(SignalEntry.month, SignalEntry.measure, func.sum(SignalEntry.change))
        .where(SignalEntry.center_id == center_id, SignalEntry.month.between(*months))
        .where(SignalEntry.undone_at.is_(None))
        .group_by(SignalEntry.month, SignalEntry.measure)
        .order_by(SignalEntry.month, SignalEntry.measure)
    )
    numbers: defaultdict[date, dict[Measure, int]] = defaultdict(dict)
    for month, measure, number in (await session.execute(query)).all():
        numbers[month][Measure(measure)] = int(number)
    return {month: _row(0, "", told) for month, told in numbers.items()}


async def compared(
    session: AsyncSession, center_id: int, district_id: int | None, now: Stretch | None, before: Stretch | None
) -> dict[Measure, tuple[int, int]]:
    """Each number of the centre, or of one of its districts, in these months and in those; zeros left out."""
    place = func.coalesce(District.merged_into_id, District.id)
    query = (
        select(SignalEntry.measure, _sum_within(now), _sum_within(before))
        .join(District, District.id == SignalEntry.district_id)
        .where(SignalEntry.center_id == center_id, SignalEntry.undone_at.is_(None))
        .where(true() if district_id is None else place == district_id)
        .group_by(SignalEntry.measure)
    )
    rows = (await session.execute(query)).all()
    return {Measure(one): (int(new), int(old)) for one, new, old in rows if new or old}


def _sum_within(months: Stretch | None) -> ColumnElement[int]:
    inside = false() if months is None else SignalEntry.month.between(*months)
    return func.sum(case((inside, SignalEntry.change), else_=0))


async def parts_of(session: AsyncSession, district_id: int, month: date) -> dict[Measure, list[tuple[int, int]]]:
    """What each number of a district's month is made of: its own part first, then those of the districts that were
    merged into it; zeros too."""
    places = [district_id, *await session.scalars(_merged_into(district_id))]
    query = (
        select(SignalEntry.district_id, SignalEntry.measure, func.sum(SignalEntry.change))
        .where(SignalEntry.district_id.in_(places), SignalEntry.month == month, SignalEntry.undone_at.is_(None))
        .group_by(SignalEntry.district_id, SignalEntry.measure)
    )
    found = {(place, measure): int(number) for place, measure, number in (await session.execute(query)).all()}
    return {measure: [(place, found.get((place, measure), 0)) for place in places] for measure in Measure}


def _merged_into(district_id: int) -> Select[int]:
    return select(District.id).where(District.merged_into_id == district_id).order_by(District.position, District.id)


async def number_of(session: AsyncSession, place: int, month: date, measure: Measure, *, alone: bool = False) -> int:
    """One number of a district's month, with what was merged into it unless it is asked for `alone`."""
    merged = false() if alone else District.merged_into_id == place
    places = select(District.id).where(or_(District.id == place, merged))
    query = select(func.sum(SignalEntry.change)).where(
        SignalEntry.district_id.in_(places),
        SignalEntry.month == month,
        SignalEntry.measure == measure,
        SignalEntry.undone_at.is_(None),
    )
    return int(await session.scalar(query) or 0)


async def reported(session: AsyncSession, report: Report, quarter: Period) -> int | None:
    """How many signals of the quarter the map has for what a report tells of; None where nobody counted any, and where
    several reports tell of one district: whose they are nobody knows. What was merged into it since and has a report of
    its own in the quarter is told there."""
    alike, own = twin(Report, "alike"), twin(Report, "own_reports")
    several = select(func.count()).select_from(alike)
    several = several.where(alike.monitoring_id == report.monitoring_id, alike.district_id == report.district_id)
    has_own = select(own.id).where(own.monitoring_id == report.monitoring_id, own.district_id == District.id)
    merged = (District.merged_into_id == report.district_id) & ~has_own.exists()
    places = select(District.id).where(or_(District.id == report.district_id, merged))
    query = select(func.sum(SignalEntry.change), several.scalar_subquery()).where(
        SignalEntry.district_id.in_(places),
        SignalEntry.month.between(quarter.first, quarter.last),
        SignalEntry.measure.in_(NOTICED),
        SignalEntry.undone_at.is_(None),
    )
    number, reports = (await session.execute(query)).one()
    return None if number is None or reports > 1 else int(number)
