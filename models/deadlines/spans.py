"""Calendar arithmetic of the grammar: named spans of a year, ranges and lists of them, periods of a rhythm."""

import itertools
from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from models.dates import IN_MONTHS
from models.deadlines.schedule import Span
from models.plan_years import PlanYear

LAST = -1
FEBRUARY, DECEMBER = 2, 12
LONGEST = 31
LEAP_YEAR = 2024
"""A day that no year has is refused in this one too; 29 February is judged where the year is known."""


class Doubt(Exception):
    """The cell is not understood; the message says why, in Russian, for the person who corrects it."""


class Grain(IntEnum):
    """How fine a named span is; decides what «до» and «с» mean beside it."""

    DAY = 1
    PART = 2  # начало, декада, неделя, половина месяца
    WEEKDAY = 3  # последняя пятница мая: d1 is the weekday, d2 which one
    MONTH = 4
    LONGER = 5


class Point(NamedTuple):
    """A named span: from day d1 of month m1 to day d2 of month m2 (`later` years on) of a year, named or not."""

    m1: int
    d1: int
    m2: int
    d2: int
    grain: Grain
    year: int | None = None
    later: int = 0


class Stretch(NamedTuple):
    """One item of a list: a point, a range of two points, or a point with an open end («с марта»)."""

    start: Point
    end: Point | None = None
    open: bool = False

    @property
    def named(self) -> bool:
        """Whether a year stands in it."""
        return self.start.year is not None or (self.end is not None and self.end.year is not None)


class Resolved(NamedTuple):
    """Spans of real dates and whether they came as one stretch or as a list."""

    spans: tuple[Span, ...]
    listed: bool


def month(n: int) -> Point:
    """A month as a point."""
    return Point(n, 1, n, 31, Grain.MONTH)


def months(first: int, last: int) -> Point:
    """Whole months, «квартал» or «лето», as a point."""
    return Point(first, 1, last, 31, Grain.LONGER)


def days(month_: int, first: int, last: int) -> Point:
    """Days of a month as a point."""
    return Point(month_, first, month_, last, Grain.DAY if first == last else Grain.PART)


SCHOOL_YEAR = Point(9, 1, 5, 31, Grain.LONGER, None, 1)
WHOLE_YEAR = months(1, DECEMBER)
QUARTER, HALF = 3, 6
SCHOOL_QUARTERS = (months(7, 9), months(10, 12), months(1, 3), months(4, 6))
SCHOOL_HALVES = (months(9, 12), months(1, 5))


@lru_cache(maxsize=512)
def month_length(year: int, month_: int) -> int:
    """How many days the month has."""
    return monthrange(year, month_)[1]


def clamped(year: int, month_: int, day: int) -> date:
    """The day of the month, or the month's last when it is shorter (DOMAIN.md, convention 7)."""
    return date(year, month_, min(day, month_length(year, month_)))


def check_day(year: int, month_: int, day: int) -> None:
    """Raise Doubt for a day that the month does not have: it may be the day before or after, or another month
    (DOMAIN.md, convention 12)."""
    length = month_length(year, month_)
    if day > length:
        when = f"{IN_MONTHS[month_ - 1]} {year} года" if month_ == FEBRUARY else IN_MONTHS[month_ - 1]
        raise Doubt(f"в {when} {length} {'день' if length == LONGEST else 'дней'}")


@lru_cache(maxsize=4096)
def span(point: Point, year: int) -> Span:
    """The dates of a point in a year."""
    if point.grain is Grain.WEEKDAY:
        day = nth_weekday(year, point.m1, point.d1, point.d2)
        return day, day
    if point.grain is Grain.DAY and point.d1 == LAST:
        day = clamped(year, point.m1, LONGEST)
        return day, day
    if point.grain is Grain.DAY or (point.grain is Grain.PART and point.d2 != LONGEST):
        check_day(year, point.m1, point.d2)
    return clamped(year, point.m1, point.d1), clamped(year + point.later, point.m2, point.d2)


def nth_weekday(year: int, month_: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month (LAST for the last one); n is 1–4, so it always exists."""
    if n == LAST:
        end = date(year, month_, month_length(year, month_))
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month_, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def resolve(stretches: tuple[Stretch, ...], plan: PlanYear) -> Resolved:
    """Real dates for a list of stretches; years are those named, else the plan's."""
    if len(stretches) == 1:
        return Resolved((_range(stretches[0], plan),), False)
    spans = tuple(_range(stretch, plan) for stretch in _with_years(stretches, plan))
    if any(one[1] >= other[0] for one, other in itertools.pairwise(spans)):
        raise Doubt("сроки в списке идут не по порядку или пересекаются")
    return Resolved(spans, True)


def in_plan(point: Point, plan: PlanYear) -> Point:
    """«год» without a number is the plan's own: of a school plan September to August."""
    if plan.school and point == WHOLE_YEAR:
        return Point(plan.first.month, 1, plan.last.month, LONGEST, Grain.LONGER, None, 1)
    return point


def _range(stretch: Stretch, plan: PlanYear) -> Span:
    start, end = in_plan(stretch.start, plan), stretch.end and in_plan(stretch.end, plan)
    if end is None:
        first, last = span(start, _year(start, plan))
        return (first, _open_end(first, plan)) if stretch.open else (first, last)
    first_year, last_year = _range_years(start, end, plan)
    first, last = span(start, first_year)[0], span(end, last_year)[1]
    if last < first:
        raise Doubt("конец срока раньше начала")
    if span(start, first_year)[1] > last:
        raise Doubt("конец срока внутри его начала")
    if _is_year(start) != _is_year(end):
        raise Doubt("год и часть года в одном промежутке")
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


def equal_parts(size: int, year: Span) -> tuple[Span, ...]:
    """A whole year, whenever it begins, in equal windows of `size` months."""
    return _cut(year[0].year, year[0].month, size, 12 // size)


def periods(size: int, bound: Span) -> tuple[Span, ...]:
    """A bound of whole months cut into periods of `size` months, quarters and halves beginning where they must."""
    start, end = bound
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    whole = start.day == 1 and end.day == month_length(end.year, end.month)
    aligned = size not in (3, 6) or (start.month - 1) % size == 0
    if not whole or count % size or not aligned:
        raise Doubt("периоды не укладываются в названный срок")
    return _cut(start.year, start.month, size, count // size)


@lru_cache(maxsize=512)
def _cut(year: int, month_: int, size: int, number: int) -> tuple[Span, ...]:
    cuts = []
    first = year * 12 + month_ - 1
    for begin in range(first, first + size * number, size):
        last_year, last_month = divmod(begin + size - 1, 12)
        start = date(begin // 12, begin % 12 + 1, 1)
        cuts.append((start, date(last_year, last_month + 1, month_length(last_year, last_month + 1))))
    return tuple(cuts)


def following_month(period: Span) -> tuple[int, int]:
    """Year and month after the period's end."""
    end = period[1]
    return (end.year + 1, 1) if end.month == DECEMBER else (end.year, end.month + 1)
