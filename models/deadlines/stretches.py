"""The grammar of windows: ranges and lists of named time.

spans     = stretch { separator stretch }
stretch   = [preposition] ( numbered | point [ "-" point ] | "с" point [ "по" point ] )
numbered  = number { ("-" | "," | "и") number } head
point     = date | month | part-of-month | season | school year | year
"""

import itertools

from models.deadlines.facets import Cursor, Except, Spans
from models.deadlines.numbered import headed
from models.deadlines.numbers import numbers
from models.deadlines.points import (
    THIRDS,
    dated,
    feast,
    named_month,
    part_of_month,
    plan_year,
    quarter_before_its_number,
    season_or_year,
)
from models.deadlines.sorts import GENITIVE, Sort
from models.deadlines.spans import LAST, LONGEST, WHOLE_YEAR, Doubt, Grain, Point, Stretch, days, in_plan
from models.deadlines.years import year_after

_LEADS = {Sort.CONTINUOUS, Sort.ON, Sort.ROUND, Sort.IN, Sort.FLOW, Sort.WHOLE}
SEPARATORS = (Sort.COMMA, Sort.SEMICOLON, Sort.SLASH)


def spans(cursor: Cursor) -> Spans | None:
    """A list of stretches, at least one."""
    if whole := _through_the_year(cursor):
        return whole
    first, through = _stretches(cursor)
    if not first:
        return None
    if cursor.sort is Sort.OR:
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
    grains = [stretch.start.grain for stretch in found]
    if any(one < Grain.MONTH <= other for one, other in itertools.pairwise(grains)):
        raise Doubt("число перед списком месяцев: неясно, относится ли оно ко всем")
    return Spans(tuple(found), through)


def _either(cursor: Cursor, first: tuple[Stretch, ...]) -> Spans | None:
    """«март или апрель»: one window, when the two are neighbours."""
    start = cursor.at
    cursor.take(Sort.OR)
    second, _ = _stretches(cursor)
    if len(first) == len(second) == 1 and _neighbours(first[0], second[0]):
        return Spans((Stretch(first[0].start, second[0].start),))
    cursor.at = start
    return Spans(first)


def _neighbours(one: Stretch, other: Stretch) -> bool:
    a, b = one.start, other.start
    if one.end or one.open or other.end or other.open or a.grain != b.grain or (a.year and a.year != b.year):
        return False
    if a.grain is Grain.MONTH:
        return b.m1 == a.m1 + 1
    return a.grain is Grain.DAY and (b.m1, b.d1) == (a.m1, a.d1 + 1)


def but_for(cursor: Cursor) -> Except | None:
    """«кроме июля и августа», «за исключением лета»."""
    start = cursor.at
    cursor.take(Sort.FOR)
    if cursor.take(Sort.EXCEPT) and (found := spans(cursor)):
        return Except(found.stretches)
    cursor.at = start
    return None


def separator(cursor: Cursor) -> bool:
    """A comma, a semicolon, a slash or «и», or a comma with «и»; consumed."""
    mark = cursor.take(*SEPARATORS) is not None
    return cursor.take(Sort.AND) is not None or mark


def _through_the_year(cursor: Cursor) -> Spans | None:
    """«постоянно», «в течение года», «круглый год», «весь период», «на постоянной основе»."""
    if cursor.sort not in _LEADS:
        return None
    start = cursor.at
    if cursor.take(Sort.CONTINUOUS):
        return Spans((Stretch(WHOLE_YEAR),), through=True)
    if cursor.take(Sort.ON) and cursor.take_all(Sort.CONTINUOUS, Sort.BASIS):
        return Spans((Stretch(WHOLE_YEAR),), through=True)
    cursor.at = start
    if cursor.take_all(Sort.ROUND, Sort.YEAR_WORD):
        return Spans((Stretch(WHOLE_YEAR),), through=True)
    cursor.take(Sort.IN, Sort.ON)
    flow = cursor.take(Sort.FLOW) is not None
    whole = cursor.take(Sort.WHOLE) is not None
    while cursor.take(Sort.CURRENT, Sort.REPORTED, Sort.CALENDAR):
        pass
    if (flow or whole) and (cursor.take(Sort.YEAR_WORD) or (whole and cursor.take(Sort.PERIOD))):
        year = year_after(cursor)
        if not (year and cursor.sort in (Sort.DASH, Sort.SLASH)):
            return Spans((Stretch(WHOLE_YEAR._replace(year=year)),), through=True)
    cursor.at = start
    return None


def _stretches(cursor: Cursor) -> tuple[tuple[Stretch, ...], bool]:
    start = cursor.at
    if found := _not_before(cursor):
        return found, False
    through = _preposition(cursor)
    found = _from(cursor) if cursor.sort is Sort.FROM else _numbered_or_point(cursor)
    if not found:
        cursor.at = start
    elif found[-1].end is not None or found[-1].start.grain is Grain.PART:
        cursor.take(Sort.INCLUDED)
    return found, through


def _not_before(cursor: Cursor) -> tuple[Stretch, ...]:
    """«не ранее 1 марта» begins on that day, «после 15 мая» on the next one."""
    start = cursor.at
    after = cursor.take(Sort.AFTER) is not None
    if after or cursor.take_all(Sort.NOT, Sort.EARLIER):
        cursor.take(Sort.THAN)
        named = point(cursor, in_range=True)
        if named and (named.grain is Grain.DAY or (named.grain is Grain.MONTH and not after)):
            return (Stretch(named, open=True, after=after),)
    cursor.at = start
    return ()


def _preposition(cursor: Cursor) -> bool:
    """«в», «в течение», «на протяжении», «в период», «весь» before a span; whether it runs through it."""
    if cursor.sort not in _LEADS and cursor.sort is not Sort.PERIOD:
        return False
    if cursor.sort is Sort.ON and cursor.ahead() is Sort.YEAR:
        cursor.take(Sort.ON)
        return False
    on_ordinal = cursor.ahead() is Sort.ORD and cursor.ahead(2) in (Sort.WEEK_WORD, Sort.DECADE)
    if cursor.sort is Sort.ON and (on_ordinal or cursor.ahead() is Sort.FLOW):
        cursor.take(Sort.ON)
    elif cursor.sort is Sort.IN and cursor.ahead() in (Sort.DAY_MONTH, Sort.DATE):
        return False  # «в 10.10» is an hour
    else:
        cursor.take(Sort.IN)
    flow = cursor.take(Sort.FLOW) is not None
    if cursor.take(Sort.PERIOD):
        cursor.take(Sort.COLON)
    return (cursor.take(Sort.WHOLE) is not None) or flow


def _from(cursor: Cursor) -> tuple[Stretch, ...]:
    """«с 10 по 20 июня», «с 25 декабря по 10 января», «с I по III квартал», «с марта»."""
    cursor.take(Sort.FROM)
    inner = cursor.at
    if (many := numbers(cursor, ranged=True)) and (found := headed(cursor, many)):
        return found
    cursor.at = inner
    start = point(cursor, in_range=True)
    if start is None:
        return ()
    before_link = cursor.at
    link = cursor.take(Sort.BY, Sort.DASH, Sort.UNTIL)
    end = _end_of_range(cursor) if link else None
    if end is None:
        cursor.at = before_link
        return (Stretch(start, open=True),)
    if link and link.sort is Sort.UNTIL and end.grain is not Grain.DAY:
        raise Doubt("«до» в промежутке: неясно, входит ли последний месяц")
    return (Stretch(start, end),)


def _end_of_range(cursor: Cursor) -> Point | None:
    """The end of a range; «до конца мая» and «до конца года» end on the last day, and are exact."""
    start = cursor.at
    if part := cursor.take(Sort.PART):
        if part.n == 3 and (whole := point(cursor, in_range=True) or plan_year(cursor)):
            if whole.grain is Grain.WEEKDAY or (whole.later and not cursor.plan.school):
                raise Doubt("неясен конец срока")
            whole = in_plan(whole, cursor.plan)
            last = LAST if whole.d2 == LONGEST else whole.d2
            return Point(whole.m2, last, whole.m2, last, Grain.DAY, whole.year)
        cursor.at = start
    return point(cursor, in_range=True)


def _numbered_or_point(cursor: Cursor) -> tuple[Stretch, ...]:
    start = cursor.at
    if (many := numbers(cursor)) and (found := headed(cursor, many)):
        return _ranged(cursor, found)
    cursor.at = start
    if parts := _parts(cursor):
        return _ranged(cursor, parts)
    cursor.at = start
    single = quarter_before_its_number(cursor) or point(cursor)
    return _ranged(cursor, (Stretch(single),)) if single else ()


def _ranged(cursor: Cursor, found: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """A second point after a dash makes the last one found a range."""
    start = cursor.at
    if found[-1].end is None and cursor.take(Sort.DASH, Sort.BY) and (end := _end_of_range(cursor)):
        return (*found[:-1], Stretch(found[-1].start, end))
    cursor.at = start
    return found


def _parts(cursor: Cursor) -> tuple[Stretch, ...]:
    """«начало-середина июня», «начало и конец мая»."""
    first = cursor.take(Sort.PART)
    if first is None or first.more == GENITIVE:
        return ()
    ranges = [(first.n, first.n)]
    start = cursor.at
    link = cursor.take(Sort.DASH) or cursor.take(Sort.COMMA, Sort.AND)
    second = cursor.take(Sort.PART) if link else None
    if link is None or second is None:
        cursor.at = start
    elif link.sort is Sort.DASH:
        ranges = [(first.n, second.n)]
    else:
        ranges.append((second.n, second.n))
    named = named_month(cursor)
    if named is None or any(low > high for low, high in ranges):
        return ()
    return tuple(
        Stretch(days(named.m1, THIRDS[low - 1][0], THIRDS[high - 1][1])._replace(year=named.year))
        for low, high in ranges
    )


def point(cursor: Cursor, in_range: bool = False) -> Point | None:
    """One named span without a range; numbered ones only as an end of a range, for lists read them first."""
    sort = cursor.sort
    if sort is Sort.MONTH:
        return named_month(cursor)
    if sort in (Sort.DATE, Sort.DAY_MONTH, Sort.MONTH_YEAR):
        return dated(cursor)
    start = cursor.at
    if in_range and (many := numbers(cursor, single=True)):
        found = headed(cursor, many)
        if found:
            return found[0].start
    cursor.at = start
    if sort in (Sort.WORD, Sort.DAY_WORD) and not in_range:
        return feast(cursor)
    if sort is Sort.PART and not in_range and cursor.tokens[start].more == GENITIVE:
        return None
    found_point = part_of_month(cursor) if sort is Sort.PART else season_or_year(cursor)
    if found_point is None:
        cursor.at = start
    return found_point
