"""The grammar of deadlines: «до 25 декабря», «до 5 числа каждого месяца»."""

from models.deadlines.clauses import UNSAID_PERIOD, Cursor, Deadlines, DueDay, DueDayRule
from models.deadlines.date_ranges import period, separator
from models.deadlines.named_periods import feast, named_month, named_plan_year, new_year
from models.deadlines.numbers import DAY_ENDINGS
from models.deadlines.spans import LAST, Ambiguous, DateRange, Grain, NamedPeriod, days
from models.deadlines.tokens import TokenKind as T


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
    return Deadlines(tuple(date_range for date_range, _ in found), tuple(before for _, before in found))


def by_word(cursor: Cursor) -> T | None:
    """«до», «к», «не позднее (чем)»: which of UNTIL, TO, LATER; consumed."""
    if found := cursor.take(T.UNTIL, T.TO):
        return found.kind
    start = cursor.at
    if cursor.take_all(T.NOT, T.LATER):
        if cursor.kind is T.COMMA and cursor.ahead() is T.THAN:
            cursor.take(T.COMMA)
        cursor.take(T.THAN)
        return T.LATER
    cursor.at = start
    return None


def _deadline(cursor: Cursor, leading: bool) -> tuple[DateRange, bool] | None:
    if leading and cursor.kind is T.BY:
        return _up_to(cursor)
    word = by_word(cursor)
    if word is None and leading:
        return None
    part = cursor.tokens[cursor.at] if cursor.kind is T.PART else None
    if part is not None:
        return _deadline_of_part(cursor, word, part.n)
    named = (new_year(cursor) or feast(cursor) if word else None) or period(cursor, in_range=True)
    if named is None or cursor.kind in (T.DASH, T.BY):
        return None
    included = cursor.take(T.INCLUDED) is not None
    if named.grain in (Grain.DAY, Grain.WEEKDAY) or (included and named.grain is not Grain.PART):
        return DateRange(named), False
    if word is not T.UNTIL or named.grain is Grain.PART:
        raise Ambiguous("неясно, к какому дню")
    if _begins_the_plan(cursor, named):  # «до января», «до I квартала», «до 2024 года»
        raise Ambiguous("неясно, к какому дню")
    return DateRange(named), True


def _up_to(cursor: Cursor) -> tuple[DateRange, bool] | None:
    """«по 20 декабря включительно»; without the last word it may be the end of something lost."""
    cursor.take(T.BY)
    named = period(cursor, in_range=True)
    return (DateRange(named), False) if named and named.grain is Grain.DAY and cursor.take(T.INCLUDED) else None


def _deadline_of_part(cursor: Cursor, word: T | None, part: int) -> tuple[DateRange, bool] | None:
    """«до конца мая» is its last day, «до начала мая» the eve; «до середины» could be any day."""
    cursor.take(T.PART)
    whole = period(cursor, in_range=True) or named_plan_year(cursor)
    if whole is None:
        return None
    exact = whole.grain in (Grain.MONTH, Grain.LONGER)
    if part == 3 and exact and (cursor.plan_year.school or not whole.later) and word is not None:
        return DateRange(whole), False
    if part == 1 and exact and word is T.UNTIL and not _begins_the_plan(cursor, whole):
        return DateRange(whole), True
    raise Ambiguous("неясно, к какому дню")


def _begins_the_plan(cursor: Cursor, named: NamedPeriod) -> bool:
    """Whether the eve of it lies before the plan's first day."""
    plan_year = cursor.plan_year
    return named.m1 <= plan_year.first.month <= named.m2 and (named.year or 0) <= plan_year.year


_SIZES = {
    T.MONTH_WORD: 1,
    T.QUARTER_WORD: 3,
    T.HALF_WORD: 6,
    T.YEAR_WORD: 12,
    T.PERIOD: UNSAID_PERIOD,
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
    part = cursor.take(T.PART)
    if part and part.n == 3:
        every = cursor.take(T.EVERY, T.CURRENT, T.REPORTED)
        unit = cursor.take(T.MONTH_WORD, T.QUARTER_WORD, T.HALF_WORD)
        if unit:
            return DueDay(31, DueDayRule.END, _SIZES[unit.kind], 1 if every and every.kind is T.EVERY else 0)
    cursor.at = start
    return None


def _day(cursor: Cursor) -> DueDay | Deadlines | None:
    token = cursor.take(T.NUM, T.ORD, T.LAST)
    if token is None:
        return None
    day = 31 if token.kind is T.LAST else token.n
    if token.kind is T.LAST and (found := _end_of_period(cursor)):
        return found
    said = cursor.take(T.NUMBER_WORD) or (token.kind is T.LAST and cursor.take(T.DAY_WORD))
    each = cursor.kind is T.EVERY and cursor.ahead() is T.MONTH_WORD
    ordinal = (
        token.form.endswith(DAY_ENDINGS)
        and token.kind is T.ORD
        and cursor.kind
        in (
            T.END,
            T.CLOSE,
            T.COMMA,
            T.MONTH_WORD,
            T.NEXT,
            T.FREQ,
        )
    )
    if not (said or each or ordinal):
        return None
    if not 1 <= day <= 31:
        raise Ambiguous("число должно быть от 1 до 31")
    if cursor.kind is T.MONTH:
        return _of_named_months(cursor, day)
    if cursor.kind in (T.DASH, T.BY):
        return None
    return _whose(cursor, day)


def _end_of_period(cursor: Cursor) -> DueDay | None:
    """«(до последнего) рабочего дня месяца», «дня квартала», «числа» of a rhythm that stands beside it."""
    start = cursor.at
    working = cursor.take(T.WORKING) is not None
    if cursor.take(T.DAY_WORD, T.NUMBER_WORD):
        cursor.take(T.EVERY)
        unit = cursor.take(*((T.MONTH_WORD,) if working else ()), T.QUARTER_WORD, T.HALF_WORD)
        size = _SIZES[unit.kind] if unit else 0
        if working and cursor.kind is not T.MONTH:
            return DueDay(31, DueDayRule.WORKING, size, 1)
        if unit or cursor.kind in (T.END, T.CLOSE, T.COMMA, T.FREQ):
            return DueDay(31, DueDayRule.END if unit else DueDayRule.BARE, size, 1 if unit else LAST)
    cursor.at = start
    return None


def _of_named_months(cursor: Cursor, day: int) -> Deadlines:
    """«до 15 числа марта, июня и сентября»."""
    found: list[DateRange] = []
    start = cursor.at
    while named := named_month(cursor):
        found.append(DateRange(days(named.m1, day, day)._replace(year=named.year)))
        start = cursor.at
        if not separator(cursor):
            break
    cursor.at = start
    return Deadlines(tuple(found), (False,) * len(found))


def _whose(cursor: Cursor, day: int) -> DueDay:
    """Of which month the day is."""
    if size := for_past_period(cursor):
        return DueDay(day, DueDayRule.FOLLOWING, size)
    if _next_ahead(cursor):
        return _following(cursor, day) or _next_month(cursor, day)
    if cursor.take_all(T.CURRENT, T.MONTH_WORD):
        return DueDay(day, DueDayRule.CURRENT)
    if cursor.take_all(T.REPORTED, T.MONTH_WORD) or cursor.take_all(T.EVERY, T.MONTH_WORD):
        return DueDay(day, DueDayRule.EACH)
    if nth := _month_of_quarter(cursor):
        return DueDay(day, DueDayRule.NTH_MONTH, 3, nth)
    if cursor.take(T.MONTH_WORD):
        if _next_ahead(cursor):
            return _following(cursor, day) or _next_month(cursor, day)
        return DueDay(day, DueDayRule.EACH)
    return DueDay(day, DueDayRule.BARE)


def for_past_period(cursor: Cursor) -> int:
    """«за предыдущий месяц (квартал)»: its months, consumed; 0 when it is not there."""
    start = cursor.at
    if cursor.take(T.FOR) and cursor.take(T.PAST, T.REPORTED):
        unit = cursor.take(T.MONTH_WORD, T.QUARTER_WORD)
        if unit:
            return _SIZES[unit.kind]
    cursor.at = start
    return 0


def _next_ahead(cursor: Cursor) -> bool:
    """Whether «следующего» comes now; a comma before it is consumed."""
    if cursor.kind is T.COMMA and cursor.ahead() is T.NEXT:
        cursor.take(T.COMMA)
    return cursor.kind is T.NEXT


def _following(cursor: Cursor, day: int) -> DueDay | None:
    """«следующего за отчётным (кварталом)»; the word order «следующего за отчётным месяца» too."""
    start = cursor.at
    cursor.take(T.NEXT)
    if not cursor.take(T.FOR, T.AFTER):
        cursor.at = start
        return None
    reported = cursor.take(T.REPORTED)
    unit = cursor.tokens[cursor.at]
    size = 0
    if unit.kind in _SIZES and unit.form not in ("месяца", "мца"):
        cursor.at += 1
        size = _SIZES[unit.kind]
    if reported is None and size == 0:
        raise Ambiguous("неясно, за чем следует")
    cursor.take(T.MONTH_WORD)
    return DueDay(day, DueDayRule.FOLLOWING, size)


def _next_month(cursor: Cursor, day: int) -> DueDay:
    if cursor.take_all(T.NEXT, T.MONTH_WORD):
        return DueDay(day, DueDayRule.NEXT)
    raise Ambiguous("неясно, какого месяца это число")


def _month_of_quarter(cursor: Cursor) -> int:
    """«последнего месяца (каждого) квартала»; 0 when it is not there."""
    start = cursor.at
    cursor.take(T.EVERY)
    which = cursor.take(T.ORD, T.NUM, T.ROMAN, T.LAST)
    if which and cursor.take(T.MONTH_WORD):
        cursor.take(T.EVERY, T.REPORTED)
        if cursor.take(T.QUARTER_WORD) and which.n <= 3:
            return 3 if which.kind is T.LAST else which.n
    cursor.at = start
    return 0
