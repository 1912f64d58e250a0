"""The grammar of what repeats: «2 раза в год», «ежемесячно», «по вторникам», «последняя пятница
месяца», hours.
"""

from models.deadlines.facets import DAY, TERM, WEEK, YEAR, Clock, Count, Cursor, Rhythm, Weekdays
from models.deadlines.sorts import ABBREVIATION, PLURAL, Sort, Token
from models.deadlines.spans import Doubt
from models.deadlines.stretches import separator

UNITS = {
    Sort.YEAR_WORD: YEAR,
    Sort.HALF_WORD: 6,
    Sort.QUARTER_WORD: 3,
    Sort.MONTH_WORD: 1,
    Sort.WEEK_WORD: WEEK,
    Sort.DAY_WORD: DAY,
    Sort.TERM_OF_SCHOOL: TERM,
}
_EACH_UNIT = {"кварталам": 3, "месяцам": 1, "полугодиям": 6, "неделям": WEEK}
_MOST_TIMES = 366
_DAYS_OF_WEEK = 7


def rhythm(cursor: Cursor) -> Rhythm | None:
    """«ежемесячно», «каждые две недели», «(не реже) 1 раза в квартал», «раз в полгода», «по кварталам»."""
    start = cursor.at
    then = cursor.take(Sort.THEN) is not None
    _at_least(cursor)
    found = _adverb(cursor) or _every(cursor) or _times_in(cursor)
    if found is None:
        cursor.at = start
        return None
    return found._replace(then=then)


def _at_least(cursor: Cursor) -> None:
    """«не реже (чем)», «не менее», «минимум», «как минимум» change nothing: the plan counts what must be."""
    start = cursor.at
    if cursor.take(Sort.NOT) and not cursor.take(Sort.LESS):
        cursor.at = start
        return
    if cursor.tokens[start].form == "как" and cursor.ahead() is Sort.LEAST:
        cursor.at += 1
    cursor.take(Sort.LEAST)
    if cursor.sort is Sort.COMMA and cursor.ahead() is Sort.THAN:
        cursor.take(Sort.COMMA)
    if cursor.at > start:
        cursor.take(Sort.THAN)


def _adverb(cursor: Cursor) -> Rhythm | None:
    if token := cursor.take(Sort.FREQ):
        return Rhythm(token.n)
    following = cursor.tokens[cursor.at + 1] if cursor.sort is Sort.BY else None
    if following and following.form in _EACH_UNIT:
        cursor.at += 2
        return Rhythm(_EACH_UNIT[following.form])
    return None


def _every(cursor: Cursor) -> Rhythm | None:
    every = cursor.take(Sort.EVERY)
    if every is None:
        return None
    step = cursor.take(Sort.NUM, Sort.CARD) if every.form == "каждые" else None
    unit = cursor.take(*UNITS)
    if unit is None or cursor.sort is Sort.QUARTER_WORD:
        return None
    return _stepped(unit, 1, step.n if step else 1, school=cursor.plan.school)


def _times_in(cursor: Cursor) -> Rhythm | None:
    if cursor.ahead() in (Sort.NUM, Sort.CARD):
        cursor.take(Sort.BY)  # «по 1 разу в месяц»
    n = times(cursor)
    if n is None:
        return None
    link = cursor.take(Sort.IN, Sort.FOR, Sort.SLASH)
    every = cursor.take(Sort.EVERY)
    step = None
    if cursor.sort in (Sort.NUM, Sort.CARD):
        if cursor.ahead() not in (*UNITS, Sort.YEARS_WORD) or cursor.ahead() in (Sort.QUARTER_WORD, Sort.HALF_WORD):
            return None  # «1 раз в 2 квартале» is once in the second quarter
        step = cursor.take(Sort.NUM, Sort.CARD)
    unit = cursor.take(*UNITS, Sort.YEARS_WORD, Sort.DECADE)
    if unit is None or (link is None and every is None and unit.sort is not Sort.QUARTER_WORD):
        return None
    if unit.sort in (Sort.DECADE, Sort.YEARS_WORD):
        raise Doubt("неясно, в какие сроки этого периода")
    return _stepped(unit, n, step.n if step else 1, school=cursor.plan.school)


def _stepped(unit: Token, n: int, step: int, *, school: bool) -> Rhythm:
    size = UNITS[unit.sort]
    if size == TERM and (not school or step != 1):
        raise Doubt("четверти есть только в учебном году")
    if size == DAY and n == 1 and step % _DAYS_OF_WEEK == 0:  # «раз в 14 дней»
        size, step = WEEK, step // _DAYS_OF_WEEK
    if not 1 <= n <= _MOST_TIMES or (size == DAY and (n, step) != (1, 1)):
        raise Doubt("непонятно, сколько раз")
    if step == 1:
        return Rhythm(size, n)
    whole = size in (WEEK, 1) and 2 <= step <= 12
    if n != 1 or not whole or (size == 1 and YEAR % step):
        raise Doubt("неясно, с какого времени считать период")
    return Rhythm(size, 1, step)


def times(cursor: Cursor) -> int | None:
    """«2 раза», «два раза», «2-х раз», «дважды», «раз»; consumed."""
    if fold := cursor.take(Sort.FOLD):
        return fold.n
    number = cursor.take(Sort.NUM, Sort.CARD, Sort.ORD)
    if number and number.sort is Sort.ORD and not number.form.endswith(("х", "x", "мя", "ти", "го")):
        return None
    token = cursor.take(Sort.TIMES)
    if token is None or (number is None and token.form != "раз"):
        return None
    cursor.take(Sort.DOT)
    return number.n if number else 1


def count(cursor: Cursor) -> Count | None:
    """«2 раза», «по 2 раза», «не менее 3 раз» with no period of its own."""
    start = cursor.at
    each = cursor.take(Sort.BY) is not None
    _at_least(cursor)
    alone = cursor.sort is Sort.TIMES
    n = None if alone else times(cursor)
    if n is None:
        cursor.at = start
        return None
    if not 1 <= n <= _MOST_TIMES:
        raise Doubt("непонятно, сколько раз")
    return Count(n, each)


def weekdays(cursor: Cursor) -> Weekdays | None:
    """«по вторникам и четвергам», «каждую пятницу», «по будням», «с понедельника по пятницу», «вт, чт», «вторник»."""
    start = cursor.at
    found = _workdays(cursor) or _weekday_list(cursor)
    if found is None:
        cursor.at = start
    return found


def _workdays(cursor: Cursor) -> Weekdays | None:
    start = cursor.at
    cursor.take(Sort.BY, Sort.IN, Sort.EVERY)
    token = cursor.take(Sort.WORKDAYS) if cursor.at > start else None
    if token and (cursor.take(Sort.DAY_WORD) or token.form.startswith(("будн", "выходн"))):
        return Weekdays((1, 2, 3, 4, 5) if token.n == 1 else (6, 7), repeated=True)
    cursor.at = start
    return None


def _weekday_list(cursor: Cursor) -> Weekdays | None:
    lead = cursor.take(Sort.BY, Sort.EVERY, Sort.IN, Sort.FROM)
    first = cursor.take(Sort.WEEKDAY)
    if first is None:
        return None
    if lead and lead.sort is Sort.FROM:
        last = cursor.take(Sort.WEEKDAY) if cursor.take(Sort.BY, Sort.UNTIL, Sort.DASH) else None
        return Weekdays(_days_through(first, last), repeated=False) if last else None
    if lead and lead.sort is Sort.BY and first.more not in (PLURAL, ABBREVIATION):
        return None
    days = set(_days_through(first, _after_dash(cursor)))
    named = len(days) == 1  # «вт, чт», but neither «вт-чт» nor «вт/чт»
    while True:
        start = cursor.at
        if not separator(cursor):
            break
        cursor.take(Sort.BY, Sort.IN, Sort.EVERY)
        more = cursor.take(Sort.WEEKDAY)
        if more is None:
            cursor.at = start
            break
        through = _days_through(more, _after_dash(cursor))
        named = named and len(through) == 1 and cursor.tokens[start].sort is not Sort.SLASH
        days.update(through)
    if cursor.sort in (Sort.MONTH_WORD, Sort.DAY_WORD):
        raise Doubt("неясно, какой день недели в месяце")
    repeated = first.more == PLURAL or (lead.sort in (Sort.BY, Sort.EVERY) if lead else named and len(days) > 1)
    return Weekdays(tuple(sorted(days)), repeated, bare=lead is None and len(days) == 1 and first.more != ABBREVIATION)


def _after_dash(cursor: Cursor) -> Token | None:
    if cursor.sort is Sort.DASH and cursor.ahead() is Sort.WEEKDAY:
        cursor.take(Sort.DASH)
        return cursor.take(Sort.WEEKDAY)
    return None


def _days_through(first: Token, last: Token | None) -> tuple[int, ...]:
    end = last.n if last else first.n
    if end < first.n:
        raise Doubt("дни недели идут не по порядку")
    return tuple(range(first.n, end + 1))


def clock(cursor: Cursor) -> Clock | None:
    """An hour or two: «в 14:00», «с 10.00 до 12.00», «в 15 часов»."""
    start = cursor.at
    lead = cursor.take(Sort.IN, Sort.FROM)
    first = cursor.take(Sort.CLOCK) or (lead and lead.sort is Sort.IN and cursor.take(Sort.DAY_MONTH))
    if first:
        cursor.take(Sort.HOUR_WORD)
        after = cursor.at
        if not (cursor.take(Sort.DASH, Sort.UNTIL, Sort.BY) and cursor.take(Sort.CLOCK, Sort.DAY_MONTH)):
            cursor.at = after
        cursor.take(Sort.HOUR_WORD)
        return Clock()
    if lead and lead.sort is Sort.IN and cursor.take_all(Sort.NUM, Sort.HOUR_WORD):
        return Clock()
    cursor.at = start
    return None
