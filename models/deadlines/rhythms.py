"""The grammar of what repeats: «2 раза в год», «ежемесячно», «по вторникам», «последняя пятница
месяца», hours.
"""

from models.deadlines.clauses import DAY, TERM, WEEK, YEAR, Count, Cursor, Hour, Rhythm
from models.deadlines.spans import Ambiguous
from models.deadlines.tokens import Token
from models.deadlines.tokens import TokenKind as T

UNITS = {
    T.YEAR_WORD: YEAR,
    T.HALF_WORD: 6,
    T.QUARTER_WORD: 3,
    T.MONTH_WORD: 1,
    T.WEEK_WORD: WEEK,
    T.DAY_WORD: DAY,
    T.TERM_OF_SCHOOL: TERM,
}
_EACH_UNIT = {"кварталам": 3, "месяцам": 1, "полугодиям": 6, "неделям": WEEK}
_MOST_TIMES = 366
_DAYS_OF_WEEK = 7


def rhythm(cursor: Cursor) -> Rhythm | None:
    """«ежемесячно», «каждые две недели», «(не реже) 1 раза в квартал», «раз в полгода», «по кварталам»."""
    start = cursor.at
    then = cursor.take(T.THEN) is not None
    _at_least(cursor)
    found = _adverb(cursor) or _every(cursor) or _times_in(cursor)
    if found is None:
        cursor.at = start
        return None
    return found._replace(then=then)


def _at_least(cursor: Cursor) -> None:
    """«не реже (чем)», «не менее», «минимум», «как минимум» change nothing: the plan counts what must be."""
    start = cursor.at
    if cursor.take(T.NOT) and not cursor.take(T.LESS):
        cursor.at = start
        return
    if cursor.tokens[start].form == "как" and cursor.ahead() is T.LEAST:
        cursor.at += 1
    cursor.take(T.LEAST)
    if cursor.kind is T.COMMA and cursor.ahead() is T.THAN:
        cursor.take(T.COMMA)
    if cursor.at > start:
        cursor.take(T.THAN)


def _adverb(cursor: Cursor) -> Rhythm | None:
    if token := cursor.take(T.FREQ):
        return Rhythm(token.n)
    following = cursor.tokens[cursor.at + 1] if cursor.kind is T.BY else None
    if following and following.form in _EACH_UNIT:
        cursor.at += 2
        return Rhythm(_EACH_UNIT[following.form])
    return None


def _every(cursor: Cursor) -> Rhythm | None:
    every = cursor.take(T.EVERY)
    if every is None:
        return None
    step = cursor.take(T.NUM, T.CARD) if every.form == "каждые" else None
    unit = cursor.take(*UNITS)
    if unit is None or cursor.kind is T.QUARTER_WORD:
        return None
    return _stepped(unit, 1, step.n if step else 1, school=cursor.plan_year.school)


def _times_in(cursor: Cursor) -> Rhythm | None:
    if cursor.ahead() in (T.NUM, T.CARD):
        cursor.take(T.BY)  # «по 1 разу в месяц»
    n = times(cursor)
    if n is None:
        return None
    link = cursor.take(T.IN, T.FOR, T.SLASH)
    every = cursor.take(T.EVERY)
    step = None
    if cursor.kind in (T.NUM, T.CARD):
        if cursor.ahead() not in (*UNITS, T.YEARS_WORD) or cursor.ahead() in (T.QUARTER_WORD, T.HALF_WORD):
            return None  # «1 раз в 2 квартале» is once in the second quarter
        step = cursor.take(T.NUM, T.CARD)
    unit = cursor.take(*UNITS, T.YEARS_WORD, T.DECADE)
    if unit is None or (link is None and every is None and unit.kind is not T.QUARTER_WORD):
        return None
    if unit.kind in (T.DECADE, T.YEARS_WORD):
        raise Ambiguous("неясно, в какие сроки этого периода")
    return _stepped(unit, n, step.n if step else 1, school=cursor.plan_year.school)


def _stepped(unit: Token, n: int, step: int, *, school: bool) -> Rhythm:
    size = UNITS[unit.kind]
    if size == TERM and (not school or step != 1):
        raise Ambiguous("четверти есть только в учебном году")
    if size == DAY and n == 1 and step % _DAYS_OF_WEEK == 0:  # «раз в 14 дней»
        size, step = WEEK, step // _DAYS_OF_WEEK
    if not 1 <= n <= _MOST_TIMES or (size == DAY and (n, step) != (1, 1)):
        raise Ambiguous("непонятно, сколько раз")
    if step == 1:
        return Rhythm(size, n)
    whole = size in (WEEK, 1) and 2 <= step <= 12
    if n != 1 or not whole or (size == 1 and YEAR % step):
        raise Ambiguous("неясно, с какого времени считать период")
    return Rhythm(size, 1, step)


def times(cursor: Cursor) -> int | None:
    """«2 раза», «два раза», «2-х раз», «дважды», «раз»; consumed."""
    if fold := cursor.take(T.FOLD):
        return fold.n
    number = cursor.take(T.NUM, T.CARD, T.ORD)
    if number and number.kind is T.ORD and not number.form.endswith(("х", "x", "мя", "ти", "го")):
        return None
    token = cursor.take(T.TIMES)
    if token is None or (number is None and token.form != "раз"):
        return None
    cursor.take(T.DOT)
    return number.n if number else 1


def count(cursor: Cursor) -> Count | None:
    """«2 раза», «по 2 раза», «не менее 3 раз» with no period of its own."""
    start = cursor.at
    each = cursor.take(T.BY) is not None
    _at_least(cursor)
    alone = cursor.kind is T.TIMES
    n = None if alone else times(cursor)
    if n is None:
        cursor.at = start
        return None
    if not 1 <= n <= _MOST_TIMES:
        raise Ambiguous("непонятно, сколько раз")
    return Count(n, each)


def clock(cursor: Cursor) -> Hour | None:
    """An hour or two: «в 14:00», «с 10.00 до 12.00», «в 15 часов»."""
    start = cursor.at
    lead = cursor.take(T.IN, T.FROM)
    first = cursor.take(T.CLOCK) or (lead and lead.kind is T.IN and cursor.take(T.DAY_MONTH))
    if first:
        cursor.take(T.HOUR_WORD)
        after = cursor.at
        if not (cursor.take(T.DASH, T.UNTIL, T.BY) and cursor.take(T.CLOCK, T.DAY_MONTH)):
            cursor.at = after
        cursor.take(T.HOUR_WORD)
        return Hour()
    if lead and lead.kind is T.IN and cursor.take_all(T.NUM, T.HOUR_WORD):
        return Hour()
    cursor.at = start
    return None
