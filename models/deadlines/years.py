"""Years in a cell: «2024», «2024 г.», «следующего года», «2023-2024 учебный год»."""

from models.deadlines.facets import Cursor
from models.deadlines.sorts import Sort
from models.deadlines.spans import SCHOOL_YEAR, Doubt, Point

_RELATIVE = {Sort.PAST: -1, Sort.CURRENT: 0, Sort.NEXT: 1}


def year_after(cursor: Cursor) -> int | None:
    """The year that follows a date, a month or a quarter, or nothing."""
    start = cursor.at
    cursor.take(Sort.COMMA)
    if year := cursor.take(Sort.YEAR):
        if cursor.take(Sort.YEAR_WORD) or start + 1 == cursor.at or cursor.sort in (Sort.END, Sort.CLOSE):
            return year.n
        cursor.at = start
        return None
    if start == cursor.at and (relative := cursor.take(*_RELATIVE)) and cursor.take(Sort.YEAR_WORD):
        return _relative(cursor, relative.sort)
    cursor.at = start
    return _year_after_reported(cursor)


def _relative(cursor: Cursor, sort: Sort) -> int:
    """«текущего года»: in a plan for a school year it is either of the two."""
    if cursor.plan.school and sort is not Sort.NEXT:
        raise Doubt("неясно, какого из двух лет")
    return cursor.plan.year + _RELATIVE[sort]


def _year_after_reported(cursor: Cursor) -> int | None:
    """«(15 января) года, следующего за отчётным»."""
    start = cursor.at
    if cursor.take(Sort.YEAR_WORD):
        cursor.take(Sort.COMMA)
        if cursor.take_all(Sort.NEXT, Sort.FOR, Sort.REPORTED):
            return cursor.plan.year + 1
    cursor.at = start
    return None


def year_of_school(cursor: Cursor) -> Point | None:
    """«учебный год», «2023-2024 учебный год», «учебный год 2023/24»; its year is the one it begins in.

    Raises Doubt when the second year is not the next one.
    """
    start = cursor.at
    years = _two_years(cursor)
    if not cursor.take_all(Sort.SCHOOL, Sort.YEAR_WORD):
        cursor.at = start
        return None
    first, second = years or _two_years(cursor) or (None, None)
    if first and second and second % 100 != (first + 1) % 100:
        raise Doubt("учебный год должен кончаться в следующем году")
    return SCHOOL_YEAR._replace(year=first)


def _two_years(cursor: Cursor) -> tuple[int, int] | None:
    start = cursor.at
    first = cursor.take(Sort.YEAR)
    if first and cursor.take(Sort.DASH, Sort.SLASH) and (second := cursor.take(Sort.YEAR, Sort.NUM)):
        return first.n, second.n
    cursor.at = start
    return None
