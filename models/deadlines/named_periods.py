"""Single named spans of time: a date, a month, a part of it, a season, a school year, a year."""

from models.deadlines.clauses import Cursor
from models.deadlines.spans import SCHOOL_YEAR, WHOLE_YEAR, Ambiguous, NamedPeriod, days, month, months
from models.deadlines.tokens import GENITIVE
from models.deadlines.tokens import TokenKind as T
from models.deadlines.years import year_after, year_of_school
from models.holidays import feast_in

# начало, середина, конец месяца are its three decades (docs/deadlines.md, 6)
MIDDLE, _LONGEST_NAME = 2, 5
_FEASTS = ("международн", "всемирн", "всероссийск", "маслен", "пасх")
THIRDS = ((1, 10), (11, 20), (21, 31))


def named_month(cursor: Cursor) -> NamedPeriod | None:
    """«марта 2024 года», «марта месяца»."""
    token = cursor.take(T.MONTH)
    if token is None:
        return None
    cursor.take(T.MONTH_WORD)
    return month(token.n)._replace(year=year_after(cursor))


def dated(cursor: Cursor) -> NamedPeriod:
    token = cursor.tokens[cursor.at]
    cursor.at += 1
    if token.kind is T.MONTH_YEAR:
        cursor.take(T.YEAR_WORD)
        return month(token.more[0])._replace(year=token.more[1])
    period = days(token.more[1], token.more[0], token.more[0])
    if token.kind is T.DATE:
        cursor.take(T.YEAR_WORD)
        return period._replace(year=token.more[2])
    return period._replace(year=year_after(cursor))


def quarter_before_its_number(cursor: Cursor) -> NamedPeriod | None:
    """«кв. 2», «квартал II»; with more behind the number it may number that."""
    start = cursor.at
    word = cursor.take(T.QUARTER_WORD)
    number = cursor.take(T.NUM, T.ROMAN) if word and not word.form.endswith(("ов", "ам", "ах", "ы")) else None
    year = year_after(cursor) if number else None
    if number and 1 <= number.n <= 4 and cursor.kind in (T.END, T.OPEN, T.CLOSE):
        return months(number.n * 3 - 2, number.n * 3)._replace(year=year)
    cursor.at = start
    return None


def part_of_month(cursor: Cursor) -> NamedPeriod | None:
    """«конец августа», «с начала года», «начало года»; its middle is too vague."""
    part = cursor.take(T.PART)
    if part is None:
        return None
    if named := named_month(cursor):
        return days(named.m1, *THIRDS[part.n - 1])._replace(year=named.year)
    if part.n == 1 and cursor.at >= 2 and cursor.tokens[cursor.at - 2].kind is T.FROM:
        whole = named_plan_year(cursor)
        first = cursor.plan_year.first.month if whole and whole.year is None else 1
        return days(first, 1, 1)._replace(year=whole.year) if whole else None
    return None if part.n == MIDDLE or part.more == GENITIVE else _edge_of_year(cursor, part.n == 1)


def _edge_of_year(cursor: Cursor, begins: bool) -> NamedPeriod | None:
    """«начало года» is its first month, «конец года» its last; of a school year September and May."""
    if cursor.take_all(T.SCHOOL, T.YEAR_WORD):
        return month(9 if begins else 5)
    whole = named_plan_year(cursor)
    if whole is None:
        return None
    if cursor.plan_year.school and whole.year is None:
        return month(9 if begins else 5)
    return month(1 if begins else 12)._replace(year=whole.year)


def feast(cursor: Cursor) -> NamedPeriod | None:
    """A feast by its name: «Дню Победы», «День матери»; one that moves, by the year it is meant for."""
    start, named = cursor.at, list[str]()
    if cursor.kind is T.WORD and not cursor.tokens[cursor.at].form.startswith(_FEASTS):
        return None  # «в преддверии Дня матери» is another day
    while (token := cursor.take(T.WORD, T.DAY_WORD)) and len(named) < _LONGEST_NAME:
        named.append(token.form)
    years = (cursor.plan_year.first.year, cursor.plan_year.last.year)
    if (year := year_after(cursor) if named else None) is not None:
        years = (year, year)
    dates = {
        one for of in years if (one := feast_in(" ".join(named), of)) and (year or cursor.plan_year.holds(one.first))
    }
    if len(dates) != 1:
        cursor.at = start
        return None
    found = dates.pop()
    if found.first.month != found.last.month:
        raise Ambiguous("праздник в двух месяцах")
    return days(found.first.month, found.first.day, found.last.day)._replace(year=found.first.year)


def new_year(cursor: Cursor) -> NamedPeriod | None:
    """«(до) Нового года»: its eve."""
    if cursor.tokens[cursor.at].form in ("нового", "новому") and cursor.ahead() is T.YEAR_WORD:
        cursor.at += 2
        return days(12, 31, 31)
    return None


def season_or_year(cursor: Cursor) -> NamedPeriod | None:
    if season := cursor.take(T.SEASON):
        return months(season.n, season.n + 2)._replace(year=year_after(cursor))
    if season := cursor.take(T.SEASONAL):
        following = cursor.kind
        if cursor.take(T.PERIOD, T.MONTH_WORD) or (following is T.DASH and cursor.ahead() is T.SEASONAL):
            return months(season.n, season.n + 2)._replace(year=year_after(cursor))
        return None
    if school := year_of_school(cursor):
        return SCHOOL_YEAR._replace(year=school.year)
    return _named_year(cursor)


def _named_year(cursor: Cursor) -> NamedPeriod | None:
    """«2024 год»; «2023 – 2025 годы» where the word stands at the end only; «2024» after «в течение»."""
    start = cursor.at
    year = cursor.take(T.YEAR)
    if year is not None:
        cursor.take(T.CALENDAR)
        flowing = start > 0 and cursor.tokens[start - 1].kind in (T.FLOW, T.WHOLE)
        if cursor.take(T.YEAR_WORD, T.YEARS_WORD) or flowing or _years_follow(cursor):
            return WHOLE_YEAR._replace(year=year.n)
    cursor.at = start
    if cursor.kind in (T.CURRENT, T.NEXT, T.PAST) and (relative := year_after(cursor)):
        return WHOLE_YEAR._replace(year=relative)
    return None


def _years_follow(cursor: Cursor) -> bool:
    return cursor.kind in (T.DASH, T.BY) and cursor.ahead() is T.YEAR and cursor.ahead(2) in (T.YEARS_WORD, T.YEAR_WORD)


def named_plan_year(cursor: Cursor) -> NamedPeriod | None:
    """«(конца) года», «(концу) текущего года», «(конца) 2024 года»."""
    start = cursor.at
    cursor.take(T.CALENDAR)
    if cursor.take(T.YEAR_WORD):
        return WHOLE_YEAR
    cursor.at = start
    year = year_after(cursor)
    return None if year is None else WHOLE_YEAR._replace(year=year)
