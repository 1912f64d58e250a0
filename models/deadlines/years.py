"""Years in a cell: «2024», «2024 г.», «следующего года», «2023-2024 учебный год»."""

from models.deadlines.clauses import Cursor
from models.deadlines.spans import SCHOOL_YEAR, Ambiguous, NamedPeriod
from models.deadlines.tokens import TokenKind as T

_RELATIVE = {T.PAST: -1, T.CURRENT: 0, T.NEXT: 1}


def year_after(cursor: Cursor) -> int | None:
    """The year that follows a date, a month or a quarter, or nothing."""
    start = cursor.at
    cursor.take(T.COMMA)
    if year := cursor.take(T.YEAR):
        if cursor.take(T.YEAR_WORD) or start + 1 == cursor.at or cursor.kind in (T.END, T.CLOSE):
            return year.n
        cursor.at = start
        return None
    if start == cursor.at and (relative := cursor.take(*_RELATIVE)) and cursor.take(T.YEAR_WORD):
        return _relative(cursor, relative.kind)
    cursor.at = start
    return _year_after_reported(cursor)


def _relative(cursor: Cursor, kind: T) -> int:
    """«текущего года»: in a plan for a school year it is either of the two."""
    if cursor.plan_year.school and kind is not T.NEXT:
        raise Ambiguous("неясно, какого из двух лет")
    return cursor.plan_year.year + _RELATIVE[kind]


def _year_after_reported(cursor: Cursor) -> int | None:
    """«(15 января) года, следующего за отчётным»."""
    start = cursor.at
    if cursor.take(T.YEAR_WORD):
        cursor.take(T.COMMA)
        if cursor.take_all(T.NEXT, T.FOR, T.REPORTED):
            return cursor.plan_year.year + 1
    cursor.at = start
    return None


def year_of_school(cursor: Cursor) -> NamedPeriod | None:
    """«учебный год», «2023-2024 учебный год», «учебный год 2023/24»; its year is the one it begins in.

    Raises Ambiguous when the second year is not the next one.
    """
    start = cursor.at
    years = _two_years(cursor)
    if not cursor.take_all(T.SCHOOL, T.YEAR_WORD):
        cursor.at = start
        return None
    first, second = years or _two_years(cursor) or (None, None)
    if first and second and second % 100 != (first + 1) % 100:
        raise Ambiguous("учебный год должен кончаться в следующем году")
    return SCHOOL_YEAR._replace(year=first)


def _two_years(cursor: Cursor) -> tuple[int, int] | None:
    start = cursor.at
    first = cursor.take(T.YEAR)
    if first and cursor.take(T.DASH, T.SLASH) and (second := cursor.take(T.YEAR, T.NUM)):
        return first.n, second.n
    cursor.at = start
    return None
