"""The grammar of windows: ranges and lists of named time.

spans     = date range { separator date range }
date range   = [preposition] ( numbered | point [ "-" point ] | "с" point [ "по" point ] )
numbered  = number { ("-" | "," | "и") number } head
point     = date | month | part-of-month | season | school year | year
"""

import itertools

from models.deadlines.clauses import Cursor, Except, Spans
from models.deadlines.named_periods import (
    THIRDS,
    dated,
    feast,
    named_month,
    named_plan_year,
    part_of_month,
    quarter_before_its_number,
    season_or_year,
)
from models.deadlines.numbered import headed
from models.deadlines.numbers import numbers
from models.deadlines.spans import LAST, LONGEST, WHOLE_YEAR, Ambiguous, DateRange, Grain, NamedPeriod, days, in_plan
from models.deadlines.tokens import GENITIVE
from models.deadlines.tokens import TokenKind as T
from models.deadlines.years import year_after

_LEADS = {T.CONTINUOUS, T.ON, T.ROUND, T.IN, T.FLOW, T.WHOLE}
SEPARATORS = (T.COMMA, T.SEMICOLON, T.SLASH)


def spans(cursor: Cursor) -> Spans | None:
    """A list of date ranges, at least one."""
    if whole := _through_the_year(cursor):
        return whole
    first, through = _stretches(cursor)
    if not first:
        return None
    if cursor.kind is T.OR:
        return _either(cursor, first)
    found = list(first)
    while True:
        start = cursor.at
        if not separator(cursor):
            break
        more, _ = _stretches(cursor)
        if not more:
            cursor.at = start
            break
        found.extend(more)
    grains = [date_range.start.grain for date_range in found]
    if any(one < Grain.MONTH <= other for one, other in itertools.pairwise(grains)):
        raise Ambiguous("число перед списком месяцев: неясно, относится ли оно ко всем")
    return Spans(tuple(found), through)


def _either(cursor: Cursor, first: tuple[DateRange, ...]) -> Spans | None:
    """«март или апрель»: one window, when the two are neighbours."""
    start = cursor.at
    cursor.take(T.OR)
    second, _ = _stretches(cursor)
    if len(first) == len(second) == 1 and _neighbours(first[0], second[0]):
        return Spans((DateRange(first[0].start, second[0].start),))
    cursor.at = start
    return Spans(first)


def _neighbours(one: DateRange, other: DateRange) -> bool:
    a, b = one.start, other.start
    if one.end or one.open or other.end or other.open or a.grain != b.grain or (a.year and a.year != b.year):
        return False
    if a.grain is Grain.MONTH:
        return b.m1 == a.m1 + 1
    return a.grain is Grain.DAY and (b.m1, b.d1) == (a.m1, a.d1 + 1)


def but_for(cursor: Cursor) -> Except | None:
    """«кроме июля и августа», «за исключением лета»."""
    start = cursor.at
    cursor.take(T.FOR)
    if cursor.take(T.EXCEPT) and (found := spans(cursor)):
        return Except(found.date_ranges)
    cursor.at = start
    return None


def separator(cursor: Cursor) -> bool:
    """A comma, a semicolon, a slash or «и», or a comma with «и»; consumed."""
    mark = cursor.take(*SEPARATORS) is not None
    return cursor.take(T.AND) is not None or mark


def _through_the_year(cursor: Cursor) -> Spans | None:
    """«постоянно», «в течение года», «круглый год», «весь период», «на постоянной основе»."""
    if cursor.kind not in _LEADS:
        return None
    start = cursor.at
    if cursor.take(T.CONTINUOUS):
        return Spans((DateRange(WHOLE_YEAR),), through=True)
    if cursor.take(T.ON) and cursor.take_all(T.CONTINUOUS, T.BASIS):
        return Spans((DateRange(WHOLE_YEAR),), through=True)
    cursor.at = start
    if cursor.take_all(T.ROUND, T.YEAR_WORD):
        return Spans((DateRange(WHOLE_YEAR),), through=True)
    cursor.take(T.IN, T.ON)
    flow = cursor.take(T.FLOW) is not None
    whole = cursor.take(T.WHOLE) is not None
    while cursor.take(T.CURRENT, T.REPORTED, T.CALENDAR):
        pass
    if (flow or whole) and (cursor.take(T.YEAR_WORD) or (whole and cursor.take(T.PERIOD))):
        year = year_after(cursor)
        if not (year and cursor.kind in (T.DASH, T.SLASH)):
            return Spans((DateRange(WHOLE_YEAR._replace(year=year)),), through=True)
    cursor.at = start
    return None


def _stretches(cursor: Cursor) -> tuple[tuple[DateRange, ...], bool]:
    start = cursor.at
    if found := _not_before(cursor):
        return found, False
    through = _preposition(cursor)
    found = _from(cursor) if cursor.kind is T.FROM else _numbered_or_point(cursor)
    if not found:
        cursor.at = start
    elif found[-1].end is not None or found[-1].start.grain is Grain.PART:
        cursor.take(T.INCLUDED)
    return found, through


def _not_before(cursor: Cursor) -> tuple[DateRange, ...]:
    """«не ранее 1 марта» begins on that day, «после 15 мая» on the next one."""
    start = cursor.at
    after = cursor.take(T.AFTER) is not None
    if after or cursor.take_all(T.NOT, T.EARLIER):
        cursor.take(T.THAN)
        named = period(cursor, in_range=True)
        if named and (named.grain is Grain.DAY or (named.grain is Grain.MONTH and not after)):
            return (DateRange(named, open=True, after=after),)
    cursor.at = start
    return ()


def _preposition(cursor: Cursor) -> bool:
    """«в», «в течение», «на протяжении», «в период», «весь» before a span; whether it runs through it."""
    if cursor.kind not in _LEADS and cursor.kind is not T.PERIOD:
        return False
    if cursor.kind is T.ON and cursor.ahead() is T.YEAR:
        cursor.take(T.ON)
        return False
    on_ordinal = cursor.ahead() is T.ORD and cursor.ahead(2) in (T.WEEK_WORD, T.DECADE)
    if cursor.kind is T.ON and (on_ordinal or cursor.ahead() is T.FLOW):
        cursor.take(T.ON)
    elif cursor.kind is T.IN and cursor.ahead() in (T.DAY_MONTH, T.DATE):
        return False  # «в 10.10» is an hour
    else:
        cursor.take(T.IN)
    flow = cursor.take(T.FLOW) is not None
    if cursor.take(T.PERIOD):
        cursor.take(T.COLON)
    return (cursor.take(T.WHOLE) is not None) or flow


def _from(cursor: Cursor) -> tuple[DateRange, ...]:
    """«с 10 по 20 июня», «с 25 декабря по 10 января», «с I по III квартал», «с марта»."""
    cursor.take(T.FROM)
    inner = cursor.at
    if (many := numbers(cursor, ranged=True)) and (found := headed(cursor, many)):
        return found
    cursor.at = inner
    start = period(cursor, in_range=True)
    if start is None:
        return ()
    before_link = cursor.at
    link = cursor.take(T.BY, T.DASH, T.UNTIL)
    end = _end_of_range(cursor) if link else None
    if end is None:
        cursor.at = before_link
        return (DateRange(start, open=True),)
    if link and link.kind is T.UNTIL and end.grain is not Grain.DAY:
        raise Ambiguous("«до» в промежутке: неясно, входит ли последний месяц")
    return (DateRange(start, end),)


def _end_of_range(cursor: Cursor) -> NamedPeriod | None:
    """The end of a range; «до конца мая» and «до конца года» end on the last day, and are exact."""
    start = cursor.at
    if part := cursor.take(T.PART):
        if part.n == 3 and (whole := period(cursor, in_range=True) or named_plan_year(cursor)):
            if whole.grain is Grain.WEEKDAY or (whole.later and not cursor.plan_year.school):
                raise Ambiguous("неясен конец срока")
            whole = in_plan(whole, cursor.plan_year)
            last = LAST if whole.d2 == LONGEST else whole.d2
            return NamedPeriod(whole.m2, last, whole.m2, last, Grain.DAY, whole.year)
        cursor.at = start
    return period(cursor, in_range=True)


def _numbered_or_point(cursor: Cursor) -> tuple[DateRange, ...]:
    start = cursor.at
    if (many := numbers(cursor)) and (found := headed(cursor, many)):
        return _ranged(cursor, found)
    cursor.at = start
    if parts := _parts(cursor):
        return _ranged(cursor, parts)
    cursor.at = start
    single = quarter_before_its_number(cursor) or period(cursor)
    return _ranged(cursor, (DateRange(single),)) if single else ()


def _ranged(cursor: Cursor, found: tuple[DateRange, ...]) -> tuple[DateRange, ...]:
    """A second point after a dash makes the last one found a range."""
    start = cursor.at
    if found[-1].end is None and cursor.take(T.DASH, T.BY) and (end := _end_of_range(cursor)):
        return (*found[:-1], DateRange(found[-1].start, end))
    cursor.at = start
    return found


def _parts(cursor: Cursor) -> tuple[DateRange, ...]:
    """«начало-середина июня», «начало и конец мая»."""
    first = cursor.take(T.PART)
    if first is None or first.more == GENITIVE:
        return ()
    ranges = [(first.n, first.n)]
    start = cursor.at
    link = cursor.take(T.DASH) or cursor.take(T.COMMA, T.AND)
    second = cursor.take(T.PART) if link else None
    if link is None or second is None:
        cursor.at = start
    elif link.kind is T.DASH:
        ranges = [(first.n, second.n)]
    else:
        ranges.append((second.n, second.n))
    named = named_month(cursor)
    if named is None or any(low > high for low, high in ranges):
        return ()
    return tuple(
        DateRange(days(named.m1, THIRDS[low - 1][0], THIRDS[high - 1][1])._replace(year=named.year))
        for low, high in ranges
    )


def period(cursor: Cursor, in_range: bool = False) -> NamedPeriod | None:
    """One named span without a range; numbered ones only as an end of a range, for lists read them first."""
    kind = cursor.kind
    if kind is T.MONTH:
        return named_month(cursor)
    if kind in (T.DATE, T.DAY_MONTH, T.MONTH_YEAR):
        return dated(cursor)
    start = cursor.at
    if in_range and (many := numbers(cursor, single=True)):
        found = headed(cursor, many)
        if found:
            return found[0].start
    cursor.at = start
    if kind in (T.WORD, T.DAY_WORD) and not in_range:
        return feast(cursor)
    if kind is T.PART and not in_range and cursor.tokens[start].more == GENITIVE:
        return None
    found_point = part_of_month(cursor) if kind is T.PART else season_or_year(cursor)
    if found_point is None:
        cursor.at = start
    return found_point
