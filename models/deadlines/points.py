"""Single named spans of time: a date, a month, a part of it, a season, a school year, a year."""

from models.deadlines.facets import Cursor
from models.deadlines.sorts import GENITIVE, Sort
from models.deadlines.spans import SCHOOL_YEAR, WHOLE_YEAR, Doubt, Point, days, month, months
from models.deadlines.years import year_after, year_of_school
from models.holidays import feast_in

# начало, середина, конец месяца are its three decades (DOMAIN.md, convention 6)
MIDDLE, _LONGEST_NAME = 2, 5
_FEASTS = ("международн", "всемирн", "всероссийск", "маслен", "пасх")
THIRDS = ((1, 10), (11, 20), (21, 31))


def named_month(cursor: Cursor) -> Point | None:
    """«марта 2024 года», «марта месяца»."""
    token = cursor.take(Sort.MONTH)
    if token is None:
        return None
    cursor.take(Sort.MONTH_WORD)
    return month(token.n)._replace(year=year_after(cursor))


def dated(cursor: Cursor) -> Point:
    token = cursor.tokens[cursor.at]
    cursor.at += 1
    if token.sort is Sort.MONTH_YEAR:
        cursor.take(Sort.YEAR_WORD)
        return month(token.more[0])._replace(year=token.more[1])
    point = days(token.more[1], token.more[0], token.more[0])
    if token.sort is Sort.DATE:
        cursor.take(Sort.YEAR_WORD)
        return point._replace(year=token.more[2])
    return point._replace(year=year_after(cursor))


def quarter_before_its_number(cursor: Cursor) -> Point | None:
    """«кв. 2», «квартал II»; with more behind the number it may number that."""
    start = cursor.at
    word = cursor.take(Sort.QUARTER_WORD)
    number = cursor.take(Sort.NUM, Sort.ROMAN) if word and not word.form.endswith(("ов", "ам", "ах", "ы")) else None
    year = year_after(cursor) if number else None
    if number and 1 <= number.n <= 4 and cursor.sort in (Sort.END, Sort.OPEN, Sort.CLOSE):
        return months(number.n * 3 - 2, number.n * 3)._replace(year=year)
    cursor.at = start
    return None


def part_of_month(cursor: Cursor) -> Point | None:
    """«конец августа», «с начала года», «начало года»; its middle is too vague."""
    part = cursor.take(Sort.PART)
    if part is None:
        return None
    if named := named_month(cursor):
        return days(named.m1, *THIRDS[part.n - 1])._replace(year=named.year)
    if part.n == 1 and cursor.at >= 2 and cursor.tokens[cursor.at - 2].sort is Sort.FROM:
        whole = plan_year(cursor)
        first = cursor.plan.first.month if whole and whole.year is None else 1
        return days(first, 1, 1)._replace(year=whole.year) if whole else None
    return None if part.n == MIDDLE or part.more == GENITIVE else _edge_of_year(cursor, part.n == 1)


def _edge_of_year(cursor: Cursor, begins: bool) -> Point | None:
    """«начало года» is its first month, «конец года» its last; of a school year September and May."""
    if cursor.take_all(Sort.SCHOOL, Sort.YEAR_WORD):
        return month(9 if begins else 5)
    whole = plan_year(cursor)
    if whole is None:
        return None
    if cursor.plan.school and whole.year is None:
        return month(9 if begins else 5)
    return month(1 if begins else 12)._replace(year=whole.year)


def feast(cursor: Cursor) -> Point | None:
    """A feast by its name: «Дню Победы», «День матери»; one that moves, by the year it is meant for."""
    start, named = cursor.at, list[str]()
    if cursor.sort is Sort.WORD and not cursor.tokens[cursor.at].form.startswith(_FEASTS):
        return None  # «в преддверии Дня матери» is another day
    while (token := cursor.take(Sort.WORD, Sort.DAY_WORD)) and len(named) < _LONGEST_NAME:
        named.append(token.form)
    years = (cursor.plan.first.year, cursor.plan.last.year)
    if (year := year_after(cursor) if named else None) is not None:
        years = (year, year)
    dates = {one for of in years if (one := feast_in(" ".join(named), of)) and (year or cursor.plan.holds(one.first))}
    if len(dates) != 1:
        cursor.at = start
        return None
    found = dates.pop()
    if found.first.month != found.last.month:
        raise Doubt("праздник в двух месяцах")
    return days(found.first.month, found.first.day, found.last.day)._replace(year=found.first.year)


def new_year(cursor: Cursor) -> Point | None:
    """«(до) Нового года»: its eve."""
    if cursor.tokens[cursor.at].form in ("нового", "новому") and cursor.ahead() is Sort.YEAR_WORD:
        cursor.at += 2
        return days(12, 31, 31)
    return None


def season_or_year(cursor: Cursor) -> Point | None:
    if season := cursor.take(Sort.SEASON):
        return months(season.n, season.n + 2)._replace(year=year_after(cursor))
    if season := cursor.take(Sort.SEASONAL):
        following = cursor.sort
        if cursor.take(Sort.PERIOD, Sort.MONTH_WORD) or (following is Sort.DASH and cursor.ahead() is Sort.SEASONAL):
            return months(season.n, season.n + 2)._replace(year=year_after(cursor))
        return None
    if school := year_of_school(cursor):
        return SCHOOL_YEAR._replace(year=school.year)
    return _named_year(cursor)


def _named_year(cursor: Cursor) -> Point | None:
    """«2024 год»; «2023 – 2025 годы» where the word stands at the end only; «2024» after «в течение»."""
    start = cursor.at
    year = cursor.take(Sort.YEAR)
    if year is not None:
        cursor.take(Sort.CALENDAR)
        flowing = start > 0 and cursor.tokens[start - 1].sort in (Sort.FLOW, Sort.WHOLE)
        if cursor.take(Sort.YEAR_WORD, Sort.YEARS_WORD) or flowing or _years_follow(cursor):
            return WHOLE_YEAR._replace(year=year.n)
    cursor.at = start
    if cursor.sort in (Sort.CURRENT, Sort.NEXT, Sort.PAST) and (relative := year_after(cursor)):
        return WHOLE_YEAR._replace(year=relative)
    return None


def _years_follow(cursor: Cursor) -> bool:
    return (
        cursor.sort in (Sort.DASH, Sort.BY)
        and cursor.ahead() is Sort.YEAR
        and cursor.ahead(2) in (Sort.YEARS_WORD, Sort.YEAR_WORD)
    )


def plan_year(cursor: Cursor) -> Point | None:
    """«(конца) года», «(концу) текущего года», «(конца) 2024 года»."""
    start = cursor.at
    cursor.take(Sort.CALENDAR)
    if cursor.take(Sort.YEAR_WORD):
        return WHOLE_YEAR
    cursor.at = start
    year = year_after(cursor)
    return None if year is None else WHOLE_YEAR._replace(year=year)
