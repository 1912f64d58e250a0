"""Lists of numbers before a noun: «I – III», «1, 3», «15-17, 20», «первая и третья», «10–20.06»."""

from typing import NamedTuple

from models.deadlines.clauses import Cursor
from models.deadlines.spans import LAST, Ambiguous, NamedPeriod, days
from models.deadlines.tokens import TokenKind as T

DAY_ENDINGS = ("е", "го", "му", "e", "гo", "o")
_NUMBERS = (T.NUM, T.ORD, T.ROMAN, T.LAST)
_LINKS = (T.COMMA, T.AND, T.SLASH, T.DASH, T.BY)


class Numbers(NamedTuple):
    """Ranges of numbers, low to high as written.

    `plural` for «1-е»; `of_days` unless an ordinal asks for another noun («вторая»); `date` when the last one
    carried its month («10–20.06»).
    """

    ranges: tuple[tuple[int, int], ...]
    roman: bool = False
    dotted: bool = False
    plural: bool = False
    of_days: bool = True
    date: NamedPeriod | None = None


def numbers(cursor: Cursor, *, ranged: bool = False, single: bool = False) -> Numbers | None:
    """Numbers, consumed; `ranged` after «с», when the first pair is joined by «по»; `single` for only one."""
    first = _number(cursor)
    if first is None:
        return None
    roman = cursor.tokens[cursor.at - 1].kind is T.ROMAN
    plural = cursor.tokens[cursor.at - 1].form.endswith(("е", "e"))  # «1-е числа мая»: which days?
    of_days = _may_be_day(cursor)
    dotted = cursor.take(T.DOT) is not None
    found = [(first, first)]
    date = None
    opened = ranged
    while not single and date is None:
        start = cursor.at
        link = _link(cursor, until=opened)
        if link is None:
            break
        again = cursor.take(T.FROM) is not None
        date = _closing_date(cursor)
        second = date.d1 if date else _number(cursor)
        if second is None:
            cursor.at = start
            break
        of_days = of_days and (date is not None or _may_be_day(cursor))
        cursor.take(T.DOT)
        if link in (T.DASH, T.BY, T.UNTIL) and found[-1][0] == found[-1][1] and not again:
            if found[-1][0] == second:
                raise Ambiguous("промежуток начинается и кончается одним числом")
            found[-1] = (found[-1][0], second)
        elif link in (T.DASH, T.BY, T.UNTIL):
            return None
        else:
            found.append((second, second))
        opened = again
    if opened and found[-1][0] == found[-1][1]:
        return None
    return Numbers(tuple(found), roman, dotted, plural, of_days, date)


def _may_be_day(cursor: Cursor) -> bool:
    """Whether the number just read may be a day: «15», «15-го», «первое», «первого», not «вторая»."""
    token = cursor.tokens[cursor.at - 1]
    return token.kind is not T.ORD or token.form.endswith(DAY_ENDINGS)


def _link(cursor: Cursor, *, until: bool) -> T | None:
    """What joins two numbers; «, и», «и в», «и во» count as one link."""
    link = cursor.take(*_LINKS) or (cursor.take(T.UNTIL) if until else None)
    if link is None:
        return None
    if link.kind is T.COMMA:
        cursor.take(T.AND)
    if link.kind in (T.COMMA, T.AND) and cursor.ahead() in _NUMBERS:
        cursor.take(T.IN)
    return link.kind


def _closing_date(cursor: Cursor) -> NamedPeriod | None:
    token = cursor.tokens[cursor.at]
    if token.kind not in (T.DAY_MONTH, T.DATE):
        return None
    cursor.at += 1
    if token.kind is T.DATE:
        cursor.take(T.YEAR_WORD)
    year = token.more[2] if len(token.more) == 3 else None
    return days(token.more[1], token.more[0], token.more[0])._replace(year=year)


def _number(cursor: Cursor) -> int | None:
    """One number: 15, 15-го, III, третий, двадцать пятое, последний."""
    if token := cursor.take(*_NUMBERS):
        return LAST if token.kind is T.LAST else token.n
    start = cursor.at
    tens = cursor.take(T.CARD)
    if tens and tens.n in (20, 30) and (ones := cursor.take(T.ORD)) and ones.n < 10:
        return tens.n + ones.n
    cursor.at = start
    return None
