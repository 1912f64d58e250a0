"""What numbers number: «I–II, IV квартал», «15, 17 мая», «1-2 декада марта», «первая половина года»."""

from models.deadlines.clauses import Cursor
from models.deadlines.named_periods import THIRDS, named_month, named_plan_year
from models.deadlines.numbers import Numbers
from models.deadlines.spans import (
    LAST,
    LEAP_YEAR,
    SCHOOL_HALVES,
    Ambiguous,
    DateRange,
    Grain,
    NamedPeriod,
    check_day,
    days,
    month,
    months,
)
from models.deadlines.tokens import ABBREVIATION, GENITIVE
from models.deadlines.tokens import TokenKind as T
from models.deadlines.years import year_after

QUARTERS, HALVES = 4, 2
LAST_WEEK = (-7, LAST)
_TABLES = {
    T.DECADE: THIRDS,
    T.WEEK_WORD: ((1, 7), (8, 14), (15, 21), (22, 28)),
    T.HALF_OF: ((1, 15), (16, 31)),
}


def headed(cursor: Cursor, many: Numbers) -> tuple[DateRange, ...]:
    """What the numbers number: quarters, halves, days, decades or weeks of a month."""
    if many.date is not None:
        day_month = many.date
        check_range(many.ranges, 31)
        return _of_month(many.ranges, month(day_month.m1)._replace(year=day_month.year))
    if cursor.tokens[cursor.at].form.endswith(("ам", "ям")):
        return ()  # «по кварталам» numbers nothing
    if cursor.tokens[cursor.at].form in ("кварталов", "полугодий") and not many.roman and _one(many):
        raise Ambiguous("«2 кварталов»: который или сколько")
    if _several(cursor, many):
        raise Ambiguous("«2 недели»: которая или сколько")
    if cursor.take(T.QUARTER_WORD):
        return _of_year(cursor, many, QUARTERS, 3)
    if cursor.kind is T.HALF_WORD and cursor.ahead() is not T.MONTH:
        cursor.take(T.HALF_WORD)
        return _of_year(cursor, many, HALVES, 6)
    return _of_named_month(cursor, many)


def _several(cursor: Cursor, many: Numbers) -> bool:
    """«2 недели марта» may be two of them; not so «с 3 декады мая», «2-й недели»."""
    number = cursor.tokens[cursor.at - 1]
    bent = cursor.at > 1 and cursor.tokens[cursor.at - 2].kind in (T.FROM, T.UNTIL)
    plain = number.kind is T.NUM and 2 <= number.n <= 4 and _one(many) and not bent
    return plain and cursor.tokens[cursor.at].form in ("недели", "декады", "половины")


def _one(many: Numbers) -> bool:
    return len(many.ranges) == 1 and many.ranges[0][0] == many.ranges[0][1]


def _of_year(cursor: Cursor, many: Numbers, most: int, size: int) -> tuple[DateRange, ...]:
    if LAST in many.ranges[0]:
        raise Ambiguous("неясно, последний из каких")
    check_range(many.ranges, most)
    school = cursor.plan_year.school
    if any(high == low - 1 for low, high in many.ranges) and not (
        school and most == QUARTERS and many.ranges[0][0] == 3
    ):
        raise Ambiguous("промежуток длиной в целый год")
    cursor.take(T.YEAR_WORD)
    year = year_after(cursor)
    if cursor.kind is T.SCHOOL:
        raise Ambiguous("квартал или полугодие учебного года")
    if school and most == HALVES:
        return _school_halves(many, year)
    found = []
    for low, high in many.ranges:
        start = months((low - 1) * size + 1, low * size)._replace(year=year)
        end = months((high - 1) * size + 1, high * size)._replace(year=year)
        if low == high:
            found.append(DateRange(start))
        elif year is None or low < high:
            found.append(DateRange(start, end))
        else:
            found.append(DateRange(start._replace(year=None), end))
    return tuple(found)


def _school_halves(many: Numbers, year: int | None) -> tuple[DateRange, ...]:
    """The first half of a school year ends with the calendar year, the second with May."""
    if year is not None:
        raise Ambiguous("полугодие учебного года и год: неясно")
    if any(low > high for low, high in many.ranges):
        raise Ambiguous("конец срока раньше начала")
    return tuple(
        DateRange(SCHOOL_HALVES[low - 1], None if low == high else SCHOOL_HALVES[high - 1]) for low, high in many.ranges
    )


def _of_named_month(cursor: Cursor, many: Numbers) -> tuple[DateRange, ...]:
    half_year = _half_of_year(cursor, many)
    if half_year:
        return half_year
    if kind := _part_word(cursor):
        named = named_month(cursor)
        return _of_month(in_table(many, kind), named) if named else ()
    if weekday := cursor.take(T.WEEKDAY):
        named = named_month(cursor)
        return _nth_weekdays(many, weekday.n, named) if named else ()
    return _days(cursor, many)


def _half_of_year(cursor: Cursor, many: Numbers) -> tuple[DateRange, ...]:
    """«первая половина года»."""
    start = cursor.at
    if cursor.take(T.HALF_OF) and (whole := named_plan_year(cursor)):
        check_range(many.ranges, HALVES)
        if cursor.plan_year.school:
            return _school_halves(many, whole.year)
        return tuple(DateRange(months(low * 6 - 5, high * 6)._replace(year=whole.year)) for low, high in many.ranges)
    cursor.at = start
    return ()


def _part_word(cursor: Cursor) -> T | None:
    """«декада» («дек.» right before a month), «неделя», «половина» («пол.» before a month); consumed."""
    token = cursor.tokens[cursor.at]
    kind: T | None = token.kind if token.kind in _TABLES else None
    if cursor.ahead() is T.MONTH and token.form in ("дек", "пол"):
        kind = T.DECADE if token.form == "дек" else T.HALF_OF
    if kind:
        cursor.at += 1
    return kind


def in_table(many: Numbers, kind: T) -> tuple[tuple[int, int], ...]:
    """Days of the month for numbered decades, weeks or halves.

    The last week is the last seven days. Raises Ambiguous for a number that does not exist.
    """
    table = _TABLES[kind]
    if any(LAST in ends for ends in many.ranges):
        if kind is T.HALF_OF or many.ranges != ((LAST, LAST),):
            raise Ambiguous("последняя половина: неясно, какие дни")
        return (LAST_WEEK if kind is T.WEEK_WORD else table[2],)
    check_range(many.ranges, len(table))
    return tuple((table[low - 1][0], table[high - 1][1]) for low, high in many.ranges)


def _nth_weekdays(many: Numbers, weekday: int, named: NamedPeriod) -> tuple[DateRange, ...]:
    check_nth(many.ranges)
    return tuple(
        DateRange(NamedPeriod(named.m1, weekday, named.m1, n, Grain.WEEKDAY, named.year)) for n, _ in many.ranges
    )


def check_nth(ranges: tuple[tuple[int, int], ...]) -> None:
    """Only 1–4 and the last; «пятая пятница» is not in every month.

    Raises Ambiguous.
    """
    if any(low != high or not (low == LAST or 1 <= low <= 4) for low, high in ranges):
        raise Ambiguous("неясно, какой по счёту день недели")


def _days(cursor: Cursor, many: Numbers) -> tuple[DateRange, ...]:
    said = cursor.take(T.NUMBER_WORD)
    token = cursor.tokens[cursor.at]
    if many.roman or not many.of_days or any(LAST in ends for ends in many.ranges):
        return ()
    if said and said.form == "числа" and many.plural:
        raise Ambiguous("«1-е числа»: неясно, какие дни")
    if many.dotted and token.kind is T.MONTH and token.more not in (GENITIVE, ABBREVIATION):
        raise Ambiguous("«1. март»: число месяца или номер строки")
    named = named_month(cursor)
    if named is None or (said and cursor.kind is T.COMMA and cursor.ahead() is T.MONTH):
        return ()
    check_range(many.ranges, 31)
    for _, high in many.ranges:
        check_day(LEAP_YEAR, named.m1, high)
    return _of_month(many.ranges, named)


def _of_month(ranges: tuple[tuple[int, int], ...], named: NamedPeriod) -> tuple[DateRange, ...]:
    if any(low > high for low, high in ranges):
        raise Ambiguous("конец срока раньше начала")
    return tuple(DateRange(days(named.m1, low, high)._replace(year=named.year)) for low, high in ranges)


def check_range(ranges: tuple[tuple[int, int], ...], most: int) -> None:
    if any(not 1 <= n <= most for ends in ranges for n in ends):
        raise Ambiguous(f"число должно быть от 1 до {most}")
