"""Real dates for what a cell names: years that are not said, ranges and lists that run over New Year."""

import itertools
from datetime import date, timedelta
from typing import NamedTuple

from models.deadlines.schedule import Span
from models.deadlines.spans import (
    DECEMBER,
    HALF,
    QUARTER,
    SCHOOL_HALVES,
    SCHOOL_QUARTERS,
    Ambiguous,
    DateRange,
    Grain,
    NamedPeriod,
    in_plan,
    periods,
    span,
)
from models.plan_years import PlanYear


class Resolved(NamedTuple):
    """Spans of real dates and whether they came as one date range or as a list."""

    spans: tuple[Span, ...]
    listed: bool


def resolve(date_ranges: tuple[DateRange, ...], plan_year: PlanYear) -> Resolved:
    """Real dates for a list of date ranges; years are those named, else the plan's."""
    if len(date_ranges) == 1:
        return Resolved((_range(date_ranges[0], plan_year),), False)
    spans = tuple(_range(date_range, plan_year) for date_range in _with_years(date_ranges, plan_year))
    if any(one[1] >= other[0] for one, other in itertools.pairwise(spans)):
        raise Ambiguous("сроки в списке идут не по порядку или пересекаются")
    return Resolved(spans, True)


def _range(date_range: DateRange, plan_year: PlanYear) -> Span:
    start, end = in_plan(date_range.start, plan_year), date_range.end and in_plan(date_range.end, plan_year)
    if end is None:
        first, last = span(start, _year(start, plan_year))
        if not date_range.open:
            return first, last
        if date_range.after:
            first = last + timedelta(days=1)
        return _checked(first, _open_end(first, plan_year))
    first_year, last_year = _range_years(start, end, plan_year)
    first, last = span(start, first_year)[0], span(end, last_year)[1]
    _checked(first, last)
    if span(start, first_year)[1] > last:
        raise Ambiguous("конец срока внутри его начала")
    if _is_year(start) != _is_year(end):
        raise Ambiguous("год и часть года в одном промежутке")
    return first, last


def _checked(first: date, last: date) -> Span:
    if last < first:
        raise Ambiguous("конец срока раньше начала")
    return first, last


def _is_year(period: NamedPeriod) -> bool:
    return (period.m1, period.m2, period.grain) == (1, DECEMBER, Grain.LONGER)


def _year(period: NamedPeriod, plan_year: PlanYear) -> int:
    named = period.year
    if named is None:
        # the III quarter opens a school year, though July and August end one
        return plan_year.year if period.m1 <= plan_year.first.month <= period.m2 else plan_year.year_of(period.m1)
    if named < 100:  # «15.03.24»: two figures are a year only near the plan's
        named += 2000
        if abs(named - plan_year.year) > 3:
            raise Ambiguous(f"непонятен год {named}")
    return named


def _open_end(first: date, plan_year: PlanYear) -> date:
    """docs/deadlines.md, 4; an open end of a past year could mean that year's end or the plan's."""
    if first < plan_year.first:
        raise Ambiguous(f"срок открыт с {first.year} года: не сказано, до какого времени")
    return plan_year.last if first <= plan_year.last else date(first.year, DECEMBER, 31)


def _range_years(start: NamedPeriod, end: NamedPeriod, plan_year: PlanYear) -> tuple[int, int]:
    wraps = end.m1 < start.m1
    if start.year is None and end.year is None:
        return _plan_years(start, end, plan_year) if plan_year.school else (plan_year.year, plan_year.year + wraps)
    if start.year is None:
        last = _year(end, plan_year)
        if wraps and last != plan_year.year + 1:
            raise Ambiguous("неясно, какого года начало срока")
        return last - wraps, last
    first = _year(start, plan_year)
    if end.year is None:
        if first < plan_year.year and not wraps:
            raise Ambiguous("неясно, какого года конец срока")
        return first, first + wraps
    return first, _year(end, plan_year)


def _plan_years(start: NamedPeriod, end: NamedPeriod, plan_year: PlanYear) -> tuple[int, int]:
    """Years of a range in a school year; «август – май» may begin before the plan or end after it."""
    first, last = _year(start, plan_year), _year(end, plan_year)
    if (last, end.m1) < (first, start.m1):
        raise Ambiguous("срок не укладывается в учебный год")
    return first, last


def _with_years(date_ranges: tuple[DateRange, ...], plan_year: PlanYear) -> tuple[DateRange, ...]:
    """Years for a list: a named one holds for those before it, «ноябрь, январь 2025» excepted."""
    if not any(date_range.named for date_range in date_ranges):
        return date_ranges
    found: list[DateRange] = []
    run: list[DateRange] = []
    for date_range in date_ranges:
        run.append(date_range)
        if date_range.named:
            found.extend(_year_at_the_end(tuple(run), plan_year))
            run = []
    if run and not all(_of_plan(_range(date_range, plan_year)[0], plan_year) for date_range in found):
        raise Ambiguous("неясно, к каким срокам относится год")
    return (*found, *(_put(date_range, _year(date_range.start, plan_year)) for date_range in run))


def _of_plan(day: date, plan_year: PlanYear) -> bool:
    return plan_year.holds(day) if plan_year.school else day.year == plan_year.year


def _year_at_the_end(date_ranges: tuple[DateRange, ...], plan_year: PlanYear) -> tuple[DateRange, ...]:
    last = date_ranges[-1]
    year = _range(last, plan_year)[0].year
    starts = [(date_range.start.m1, date_range.start.d1) for date_range in date_ranges]
    falls = [n for n in range(1, len(starts)) if starts[n] < starts[n - 1]]
    if len(falls) > 1 or (falls and year != plan_year.year + 1):
        raise Ambiguous("неясно, к каким срокам относится год")
    turn = falls[0] if falls else 0
    before = tuple(_put(date_range, plan_year.year) for date_range in date_ranges[:turn])
    after = tuple(_put(date_range, year) for date_range in date_ranges[turn:-1])
    if plan_year.school and any(
        date_range.start.year != plan_year.year_of(date_range.start.m1) for date_range in (*before, *after)
    ):
        raise Ambiguous("неясно, к каким срокам относится год")
    return (*before, *after, last)


def _put(date_range: DateRange, year: int) -> DateRange:
    return date_range._replace(start=date_range.start._replace(year=year))


def periods_of(size: int, bound: Span, plan_year: PlanYear) -> tuple[Span, ...]:
    """The periods of `size` months in a bound; quarters and halves of a school plan are its own, in their order:
    the calendar's III, IV, I and II, and those that New Year parts. Raises Ambiguous when they do not fit."""
    if not plan_year.school or size not in (QUARTER, HALF) or bound[1] != plan_year.last:
        return periods(size, bound)
    points = SCHOOL_QUARTERS if size == QUARTER else SCHOOL_HALVES
    own = tuple(span(period, _year(period, plan_year)) for period in points)
    left = tuple(one for one in own if one[0] >= bound[0]) if bound != plan_year.window else own
    if bound != plan_year.window and (not left or left[0][0] != bound[0]):
        raise Ambiguous("периоды не укладываются в названный срок")
    return left
