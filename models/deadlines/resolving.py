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
    Doubt,
    Grain,
    Point,
    Stretch,
    in_plan,
    periods,
    span,
)
from models.plan_years import PlanYear


class Resolved(NamedTuple):
    """Spans of real dates and whether they came as one stretch or as a list."""

    spans: tuple[Span, ...]
    listed: bool


def resolve(stretches: tuple[Stretch, ...], plan: PlanYear) -> Resolved:
    """Real dates for a list of stretches; years are those named, else the plan's."""
    if len(stretches) == 1:
        return Resolved((_range(stretches[0], plan),), False)
    spans = tuple(_range(stretch, plan) for stretch in _with_years(stretches, plan))
    if any(one[1] >= other[0] for one, other in itertools.pairwise(spans)):
        raise Doubt("сроки в списке идут не по порядку или пересекаются")
    return Resolved(spans, True)


def _range(stretch: Stretch, plan: PlanYear) -> Span:
    start, end = in_plan(stretch.start, plan), stretch.end and in_plan(stretch.end, plan)
    if end is None:
        first, last = span(start, _year(start, plan))
        if not stretch.open:
            return first, last
        if stretch.after:
            first = last + timedelta(days=1)
        return _checked(first, _open_end(first, plan))
    first_year, last_year = _range_years(start, end, plan)
    first, last = span(start, first_year)[0], span(end, last_year)[1]
    _checked(first, last)
    if span(start, first_year)[1] > last:
        raise Doubt("конец срока внутри его начала")
    if _is_year(start) != _is_year(end):
        raise Doubt("год и часть года в одном промежутке")
    return first, last


def _checked(first: date, last: date) -> Span:
    if last < first:
        raise Doubt("конец срока раньше начала")
    return first, last


def _is_year(point: Point) -> bool:
    return (point.m1, point.m2, point.grain) == (1, DECEMBER, Grain.LONGER)


def _year(point: Point, plan: PlanYear) -> int:
    named = point.year
    if named is None:
        # the III quarter opens a school year, though July and August end one
        return plan.year if point.m1 <= plan.first.month <= point.m2 else plan.year_of(point.m1)
    if named < 100:  # «15.03.24»: two figures are a year only near the plan's
        named += 2000
        if abs(named - plan.year) > 3:
            raise Doubt(f"непонятен год {named}")
    return named


def _open_end(first: date, plan: PlanYear) -> date:
    """DOMAIN.md, convention 4; an open end of a past year could mean that year's end or the plan's."""
    if first < plan.first:
        raise Doubt(f"срок открыт с {first.year} года: не сказано, до какого времени")
    return plan.last if first <= plan.last else date(first.year, DECEMBER, 31)


def _range_years(start: Point, end: Point, plan: PlanYear) -> tuple[int, int]:
    wraps = end.m1 < start.m1
    if start.year is None and end.year is None:
        return _plan_years(start, end, plan) if plan.school else (plan.year, plan.year + wraps)
    if start.year is None:
        last = _year(end, plan)
        if wraps and last != plan.year + 1:
            raise Doubt("неясно, какого года начало срока")
        return last - wraps, last
    first = _year(start, plan)
    if end.year is None:
        if first < plan.year and not wraps:
            raise Doubt("неясно, какого года конец срока")
        return first, first + wraps
    return first, _year(end, plan)


def _plan_years(start: Point, end: Point, plan: PlanYear) -> tuple[int, int]:
    """Years of a range in a school year; «август – май» may begin before the plan or end after it."""
    first, last = _year(start, plan), _year(end, plan)
    if (last, end.m1) < (first, start.m1):
        raise Doubt("срок не укладывается в учебный год")
    return first, last


def _with_years(stretches: tuple[Stretch, ...], plan: PlanYear) -> tuple[Stretch, ...]:
    """Years for a list: a named one holds for those before it, «ноябрь, январь 2025» excepted."""
    if not any(stretch.named for stretch in stretches):
        return stretches
    found: list[Stretch] = []
    run: list[Stretch] = []
    for stretch in stretches:
        run.append(stretch)
        if stretch.named:
            found.extend(_year_at_the_end(tuple(run), plan))
            run = []
    if run and not all(_of_plan(_range(stretch, plan)[0], plan) for stretch in found):
        raise Doubt("неясно, к каким срокам относится год")
    return (*found, *(_put(stretch, _year(stretch.start, plan)) for stretch in run))


def _of_plan(day: date, plan: PlanYear) -> bool:
    return plan.holds(day) if plan.school else day.year == plan.year


def _year_at_the_end(stretches: tuple[Stretch, ...], plan: PlanYear) -> tuple[Stretch, ...]:
    last = stretches[-1]
    year = _range(last, plan)[0].year
    starts = [(stretch.start.m1, stretch.start.d1) for stretch in stretches]
    falls = [n for n in range(1, len(starts)) if starts[n] < starts[n - 1]]
    if len(falls) > 1 or (falls and year != plan.year + 1):
        raise Doubt("неясно, к каким срокам относится год")
    turn = falls[0] if falls else 0
    before = tuple(_put(stretch, plan.year) for stretch in stretches[:turn])
    after = tuple(_put(stretch, year) for stretch in stretches[turn:-1])
    if plan.school and any(stretch.start.year != plan.year_of(stretch.start.m1) for stretch in (*before, *after)):
        raise Doubt("неясно, к каким срокам относится год")
    return (*before, *after, last)


def _put(stretch: Stretch, year: int) -> Stretch:
    return stretch._replace(start=stretch.start._replace(year=year))


def periods_of(size: int, bound: Span, plan: PlanYear) -> tuple[Span, ...]:
    """The periods of `size` months in a bound; quarters and halves of a school plan are its own, in their order:
    the calendar's III, IV, I and II, and those that New Year parts. Raises Doubt when they do not fit."""
    if not plan.school or size not in (QUARTER, HALF) or bound[1] != plan.last:
        return periods(size, bound)
    points = SCHOOL_QUARTERS if size == QUARTER else SCHOOL_HALVES
    own = tuple(span(point, _year(point, plan)) for point in points)
    left = tuple(one for one in own if one[0] >= bound[0]) if bound != plan.window else own
    if bound != plan.window and (not left or left[0][0] != bound[0]):
        raise Doubt("периоды не укладываются в названный срок")
    return left
