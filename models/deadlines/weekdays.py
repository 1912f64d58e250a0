"""Days of the week, as a deadline names them."""

from models.deadlines.clauses import Cursor, Weekdays
from models.deadlines.date_ranges import separator
from models.deadlines.spans import Ambiguous
from models.deadlines.tokens import ABBREVIATION, PLURAL, Token
from models.deadlines.tokens import TokenKind as T


def weekdays(cursor: Cursor) -> Weekdays | None:
    """«по вторникам и четвергам», «каждую пятницу», «по будням», «с понедельника по пятницу», «вт, чт», «вторник»."""
    start = cursor.at
    found = _workdays(cursor) or _weekday_list(cursor)
    if found is None:
        cursor.at = start
    return found


def _workdays(cursor: Cursor) -> Weekdays | None:
    start = cursor.at
    cursor.take(T.BY, T.IN, T.EVERY)
    token = cursor.take(T.WORKDAYS) if cursor.at > start else None
    if token and (cursor.take(T.DAY_WORD) or token.form.startswith(("будн", "выходн"))):
        return Weekdays((1, 2, 3, 4, 5) if token.n == 1 else (6, 7), repeated=True)
    cursor.at = start
    return None


def _weekday_list(cursor: Cursor) -> Weekdays | None:
    lead = cursor.take(T.BY, T.EVERY, T.IN, T.FROM)
    first = cursor.take(T.WEEKDAY)
    if first is None:
        return None
    if lead and lead.kind is T.FROM:
        last = cursor.take(T.WEEKDAY) if cursor.take(T.BY, T.UNTIL, T.DASH) else None
        return Weekdays(_days_through(first, last), repeated=False) if last else None
    if lead and lead.kind is T.BY and first.more not in (PLURAL, ABBREVIATION):
        return None
    days = set(_days_through(first, _after_dash(cursor)))
    named = len(days) == 1  # «вт, чт», but neither «вт-чт» nor «вт/чт»
    while True:
        start = cursor.at
        if not separator(cursor):
            break
        cursor.take(T.BY, T.IN, T.EVERY)
        more = cursor.take(T.WEEKDAY)
        if more is None:
            cursor.at = start
            break
        through = _days_through(more, _after_dash(cursor))
        named = named and len(through) == 1 and cursor.tokens[start].kind is not T.SLASH
        days.update(through)
    if cursor.kind in (T.MONTH_WORD, T.DAY_WORD):
        raise Ambiguous("неясно, какой день недели в месяце")
    repeated = first.more == PLURAL or (lead.kind in (T.BY, T.EVERY) if lead else named and len(days) > 1)
    return Weekdays(tuple(sorted(days)), repeated, bare=lead is None and len(days) == 1 and first.more != ABBREVIATION)


def _after_dash(cursor: Cursor) -> Token | None:
    if cursor.kind is T.DASH and cursor.ahead() is T.WEEKDAY:
        cursor.take(T.DASH)
        return cursor.take(T.WEEKDAY)
    return None


def _days_through(first: Token, last: Token | None) -> tuple[int, ...]:
    end = last.n if last else first.n
    if end < first.n:
        raise Ambiguous("дни недели идут не по порядку")
    return tuple(range(first.n, end + 1))
