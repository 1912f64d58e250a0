"""The grammar of deadlines: «до 25 декабря», «до 5 числа каждого месяца»."""

from models.deadlines.facets import UNSAID_PERIOD, Cursor, Deadlines, DueDay, Rule
from models.deadlines.numbers import DAY_ENDINGS
from models.deadlines.points import feast, named_month, new_year, plan_year
from models.deadlines.sorts import Sort
from models.deadlines.spans import LAST, Doubt, Grain, Point, Stretch, days
from models.deadlines.stretches import point, separator


def deadlines(cursor: Cursor) -> Deadlines | None:
    """«до 25 декабря», «к 1 сентября», «не позднее 15.03», «до сентября», «до конца I квартала», and
    lists of them.
    """
    start = cursor.at
    first = _deadline(cursor, leading=True)
    if first is None:
        cursor.at = start
        return None
    found = [first]
    while True:
        start = cursor.at
        if not separator(cursor) or (more := _deadline(cursor, leading=False)) is None:
            cursor.at = start
            break
        found.append(more)
    return Deadlines(tuple(stretch for stretch, _ in found), tuple(before for _, before in found))


def by_word(cursor: Cursor) -> Sort | None:
    """«до», «к», «не позднее (чем)»: which of UNTIL, TO, LATER; consumed."""
    if found := cursor.take(Sort.UNTIL, Sort.TO):
        return found.sort
    start = cursor.at
    if cursor.take_all(Sort.NOT, Sort.LATER):
        if cursor.sort is Sort.COMMA and cursor.ahead() is Sort.THAN:
            cursor.take(Sort.COMMA)
        cursor.take(Sort.THAN)
        return Sort.LATER
    cursor.at = start
    return None


def _deadline(cursor: Cursor, leading: bool) -> tuple[Stretch, bool] | None:
    if leading and cursor.sort is Sort.BY:
        return _up_to(cursor)
    word = by_word(cursor)
    if word is None and leading:
        return None
    part = cursor.tokens[cursor.at] if cursor.sort is Sort.PART else None
    if part is not None:
        return _deadline_of_part(cursor, word, part.n)
    named = (new_year(cursor) or feast(cursor) if word else None) or point(cursor, in_range=True)
    if named is None or cursor.sort in (Sort.DASH, Sort.BY):
        return None
    included = cursor.take(Sort.INCLUDED) is not None
    if named.grain in (Grain.DAY, Grain.WEEKDAY) or (included and named.grain is not Grain.PART):
        return Stretch(named), False
    if word is not Sort.UNTIL or named.grain is Grain.PART:
        raise Doubt("неясно, к какому дню")
    if _begins_the_plan(cursor, named):  # «до января», «до I квартала», «до 2024 года»
        raise Doubt("неясно, к какому дню")
    return Stretch(named), True


def _up_to(cursor: Cursor) -> tuple[Stretch, bool] | None:
    """«по 20 декабря включительно»; without the last word it may be the end of something lost."""
    cursor.take(Sort.BY)
    named = point(cursor, in_range=True)
    return (Stretch(named), False) if named and named.grain is Grain.DAY and cursor.take(Sort.INCLUDED) else None


def _deadline_of_part(cursor: Cursor, word: Sort | None, part: int) -> tuple[Stretch, bool] | None:
    """«до конца мая» is its last day, «до начала мая» the eve; «до середины» could be any day."""
    cursor.take(Sort.PART)
    whole = point(cursor, in_range=True) or plan_year(cursor)
    if whole is None:
        return None
    exact = whole.grain in (Grain.MONTH, Grain.LONGER)
    if part == 3 and exact and (cursor.plan.school or not whole.later) and word is not None:
        return Stretch(whole), False
    if part == 1 and exact and word is Sort.UNTIL and not _begins_the_plan(cursor, whole):
        return Stretch(whole), True
    raise Doubt("неясно, к какому дню")


def _begins_the_plan(cursor: Cursor, named: Point) -> bool:
    """Whether the eve of it lies before the plan's first day."""
    plan = cursor.plan
    return named.m1 <= plan.first.month <= named.m2 and (named.year or 0) <= plan.year


_SIZES = {
    Sort.MONTH_WORD: 1,
    Sort.QUARTER_WORD: 3,
    Sort.HALF_WORD: 6,
    Sort.YEAR_WORD: 12,
    Sort.PERIOD: UNSAID_PERIOD,
}


def due_day(cursor: Cursor) -> DueDay | Deadlines | None:
    """«до 5 числа каждого месяца», «до 10 числа месяца, следующего за отчётным», «до конца каждого
    квартала».
    """
    start = cursor.at
    found = None
    if by_word(cursor):
        found = _end_of_each(cursor) or _day(cursor)
    if found is None:
        cursor.at = start
    return found


def _end_of_each(cursor: Cursor) -> DueDay | None:
    """«до конца (каждого) месяца, квартала, полугодия»."""
    start = cursor.at
    part = cursor.take(Sort.PART)
    if part and part.n == 3:
        every = cursor.take(Sort.EVERY, Sort.CURRENT, Sort.REPORTED)
        unit = cursor.take(Sort.MONTH_WORD, Sort.QUARTER_WORD, Sort.HALF_WORD)
        if unit:
            return DueDay(31, Rule.END, _SIZES[unit.sort], 1 if every and every.sort is Sort.EVERY else 0)
    cursor.at = start
    return None


def _day(cursor: Cursor) -> DueDay | Deadlines | None:
    token = cursor.take(Sort.NUM, Sort.ORD, Sort.LAST)
    if token is None:
        return None
    day = 31 if token.sort is Sort.LAST else token.n
    if token.sort is Sort.LAST and (found := _end_of_period(cursor)):
        return found
    said = cursor.take(Sort.NUMBER_WORD) or (token.sort is Sort.LAST and cursor.take(Sort.DAY_WORD))
    each = cursor.sort is Sort.EVERY and cursor.ahead() is Sort.MONTH_WORD
    ordinal = (
        token.form.endswith(DAY_ENDINGS)
        and token.sort is Sort.ORD
        and cursor.sort
        in (
            Sort.END,
            Sort.CLOSE,
            Sort.COMMA,
            Sort.MONTH_WORD,
            Sort.NEXT,
            Sort.FREQ,
        )
    )
    if not (said or each or ordinal):
        return None
    if not 1 <= day <= 31:
        raise Doubt("число должно быть от 1 до 31")
    if cursor.sort is Sort.MONTH:
        return _of_named_months(cursor, day)
    if cursor.sort in (Sort.DASH, Sort.BY):
        return None
    return _whose(cursor, day)


def _end_of_period(cursor: Cursor) -> DueDay | None:
    """«(до последнего) рабочего дня месяца», «дня квартала», «числа» of a rhythm that stands beside it."""
    start = cursor.at
    working = cursor.take(Sort.WORKING) is not None
    if cursor.take(Sort.DAY_WORD, Sort.NUMBER_WORD):
        cursor.take(Sort.EVERY)
        unit = cursor.take(*((Sort.MONTH_WORD,) if working else ()), Sort.QUARTER_WORD, Sort.HALF_WORD)
        size = _SIZES[unit.sort] if unit else 0
        if working and cursor.sort is not Sort.MONTH:
            return DueDay(31, Rule.WORKING, size, 1)
        if unit or cursor.sort in (Sort.END, Sort.CLOSE, Sort.COMMA, Sort.FREQ):
            return DueDay(31, Rule.END if unit else Rule.BARE, size, 1 if unit else LAST)
    cursor.at = start
    return None


def _of_named_months(cursor: Cursor, day: int) -> Deadlines:
    """«до 15 числа марта, июня и сентября»."""
    found: list[Stretch] = []
    start = cursor.at
    while named := named_month(cursor):
        found.append(Stretch(days(named.m1, day, day)._replace(year=named.year)))
        start = cursor.at
        if not separator(cursor):
            break
    cursor.at = start
    return Deadlines(tuple(found), (False,) * len(found))


def _whose(cursor: Cursor, day: int) -> DueDay:
    """Of which month the day is."""
    if size := for_past_period(cursor):
        return DueDay(day, Rule.FOLLOWING, size)
    if _next_ahead(cursor):
        return _following(cursor, day) or _next_month(cursor, day)
    if cursor.take_all(Sort.CURRENT, Sort.MONTH_WORD):
        return DueDay(day, Rule.CURRENT)
    if cursor.take_all(Sort.REPORTED, Sort.MONTH_WORD) or cursor.take_all(Sort.EVERY, Sort.MONTH_WORD):
        return DueDay(day, Rule.EACH)
    if nth := _month_of_quarter(cursor):
        return DueDay(day, Rule.NTH_MONTH, 3, nth)
    if cursor.take(Sort.MONTH_WORD):
        if _next_ahead(cursor):
            return _following(cursor, day) or _next_month(cursor, day)
        return DueDay(day, Rule.EACH)
    return DueDay(day, Rule.BARE)


def for_past_period(cursor: Cursor) -> int:
    """«за предыдущий месяц (квартал)»: its months, consumed; 0 when it is not there."""
    start = cursor.at
    if cursor.take(Sort.FOR) and cursor.take(Sort.PAST, Sort.REPORTED):
        unit = cursor.take(Sort.MONTH_WORD, Sort.QUARTER_WORD)
        if unit:
            return _SIZES[unit.sort]
    cursor.at = start
    return 0


def _next_ahead(cursor: Cursor) -> bool:
    """Whether «следующего» comes now; a comma before it is consumed."""
    if cursor.sort is Sort.COMMA and cursor.ahead() is Sort.NEXT:
        cursor.take(Sort.COMMA)
    return cursor.sort is Sort.NEXT


def _following(cursor: Cursor, day: int) -> DueDay | None:
    """«следующего за отчётным (кварталом)»; the word order «следующего за отчётным месяца» too."""
    start = cursor.at
    cursor.take(Sort.NEXT)
    if not cursor.take(Sort.FOR, Sort.AFTER):
        cursor.at = start
        return None
    reported = cursor.take(Sort.REPORTED)
    unit = cursor.tokens[cursor.at]
    size = 0
    if unit.sort in _SIZES and unit.form not in ("месяца", "мца"):
        cursor.at += 1
        size = _SIZES[unit.sort]
    if reported is None and size == 0:
        raise Doubt("неясно, за чем следует")
    cursor.take(Sort.MONTH_WORD)
    return DueDay(day, Rule.FOLLOWING, size)


def _next_month(cursor: Cursor, day: int) -> DueDay:
    if cursor.take_all(Sort.NEXT, Sort.MONTH_WORD):
        return DueDay(day, Rule.NEXT)
    raise Doubt("неясно, какого месяца это число")


def _month_of_quarter(cursor: Cursor) -> int:
    """«последнего месяца (каждого) квартала»; 0 when it is not there."""
    start = cursor.at
    cursor.take(Sort.EVERY)
    which = cursor.take(Sort.ORD, Sort.NUM, Sort.ROMAN, Sort.LAST)
    if which and cursor.take(Sort.MONTH_WORD):
        cursor.take(Sort.EVERY, Sort.REPORTED)
        if cursor.take(Sort.QUARTER_WORD) and which.n <= 3:
            return 3 if which.sort is Sort.LAST else which.n
    cursor.at = start
    return 0
