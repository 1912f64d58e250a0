"""Calendar arithmetic of the grammar: named spans of a year, ranges and lists of them, periods of a rhythm."""

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


class Ambiguous(Exception):
    """The cell is not understood; the message says why, in Russian, for the person who corrects it."""


class Grain(IntEnum):
    """How fine a named span is; decides what «до» and «с» mean beside it."""

    DAY = 1
    PART = 2  # начало, декада, неделя, половина месяца
    WEEKDAY = 3  # последняя пятница мая: d1 is the weekday, d2 which one
    MONTH = 4
    LONGER = 5


class NamedPeriod(NamedTuple):
    """A named span: from day d1 of month m1 to day d2 of month m2 (`later` years on) of a year, named or not."""

    m1: int
    d1: int
    m2: int
    d2: int
    grain: Grain
    year: int | None = None
    later: int = 0


class DateRange(NamedTuple):
    """One item of a list: a point, a range of two points, or a point with an open end («с марта», «после 15 мая»)."""

    start: NamedPeriod
    end: NamedPeriod | None = None
    open: bool = False
    after: bool = False

    @property
    def named(self) -> bool:
        """Whether a year stands in it."""
        return self.start.year is not None or (self.end is not None and self.end.year is not None)


def month(n: int) -> NamedPeriod:
    """A month as a point."""
    return NamedPeriod(n, 1, n, 31, Grain.MONTH)


def months(first: int, last: int) -> NamedPeriod:
    """Whole months, «квартал» or «лето», as a point."""
    return NamedPeriod(first, 1, last, 31, Grain.LONGER)


def days(number: int, first: int, last: int) -> NamedPeriod:
    """Days of a month as a point."""
    return NamedPeriod(number, first, number, last, Grain.DAY if first == last else Grain.PART)


SCHOOL_YEAR = NamedPeriod(9, 1, 5, 31, Grain.LONGER, None, 1)
WHOLE_YEAR = months(1, DECEMBER)
QUARTER, HALF = 3, 6
SCHOOL_QUARTERS = (months(7, 9), months(10, 12), months(1, 3), months(4, 6))
SCHOOL_TERMS = (months(9, 10), months(11, 12), months(1, 3), months(4, 5))
SCHOOL_HALVES = (months(9, 12), months(1, 5))


@lru_cache(maxsize=512)
def month_length(year: int, number: int) -> int:
    """How many days the month has."""
    return monthrange(year, number)[1]


def clamped(year: int, number: int, day: int) -> date:
    """The day of the month, or the month's last when it is shorter (docs/deadlines.md, 7); -1 is the last."""
    if day < 0:
        return date(year, number, month_length(year, number) + 1 + day)
    return date(year, number, min(day, month_length(year, number)))


def check_day(year: int, number: int, day: int) -> None:
    """Raise Ambiguous for a day that the month does not have: it may be the day before or after, or another month
    (docs/deadlines.md, 12)."""
    length = month_length(year, number)
    if day > length:
        when = f"{IN_MONTHS[number - 1]} {year} года" if number == FEBRUARY else IN_MONTHS[number - 1]
        raise Ambiguous(f"в {when} {length} {'день' if length == LONGEST else 'дней'}")


def in_plan(period: NamedPeriod, plan_year: PlanYear) -> NamedPeriod:
    """«год» without a number is the plan's own: of a school plan September to August."""
    if plan_year.school and period == WHOLE_YEAR:
        return NamedPeriod(plan_year.first.month, 1, plan_year.last.month, LONGEST, Grain.LONGER, None, 1)
    return period


@lru_cache(maxsize=4096)
def span(period: NamedPeriod, year: int) -> Span:
    """The dates of a point in a year."""
    if period.grain is Grain.WEEKDAY:
        day = nth_weekday(year, period.m1, period.d1, period.d2)
        return day, day
    if period.grain is Grain.DAY and period.d1 == LAST:
        day = clamped(year, period.m1, LONGEST)
        return day, day
    if period.grain is Grain.DAY or (period.grain is Grain.PART and period.d2 != LONGEST):
        check_day(year, period.m1, period.d2)
    return clamped(year, period.m1, period.d1), clamped(year + period.later, period.m2, period.d2)


def nth_weekday(year: int, number: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month (LAST for the last one); n is 1–4, so it always exists."""
    if n == LAST:
        end = date(year, number, month_length(year, number))
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, number, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


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
        raise Ambiguous("периоды не укладываются в названный срок")
    return _cut(start.year, start.month, size, count // size)


@lru_cache(maxsize=512)
def _cut(year: int, first_month: int, size: int, number: int) -> tuple[Span, ...]:
    cuts = []
    first = year * 12 + first_month - 1
    for begin in range(first, first + size * number, size):
        last_year, last_month = divmod(begin + size - 1, 12)
        start = date(begin // 12, begin % 12 + 1, 1)
        cuts.append((start, date(last_year, last_month + 1, month_length(last_year, last_month + 1))))
    return tuple(cuts)


def following_month(period: Span) -> tuple[int, int]:
    """Year and month after the period's end."""
    end = period[1]
    return (end.year + 1, 1) if end.month == DECEMBER else (end.year, end.month + 1)
