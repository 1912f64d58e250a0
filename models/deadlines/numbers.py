"""Lists of numbers before a noun: «I – III», «1, 3», «15-17, 20», «первая и третья», «10–20.06»."""

from typing import NamedTuple

from models.deadlines.facets import Cursor
from models.deadlines.sorts import Sort
from models.deadlines.spans import LAST, Doubt, Point, days

DAY_ENDINGS = ("е", "го", "му", "e", "гo", "o")
_NUMBERS = (Sort.NUM, Sort.ORD, Sort.ROMAN, Sort.LAST)
_LINKS = (Sort.COMMA, Sort.AND, Sort.SLASH, Sort.DASH, Sort.BY)


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
    date: Point | None = None


def numbers(cursor: Cursor, *, ranged: bool = False, single: bool = False) -> Numbers | None:
    """Numbers, consumed; `ranged` after «с», when the first pair is joined by «по»; `single` for only one."""
    first = _number(cursor)
    if first is None:
        return None
    roman = cursor.tokens[cursor.at - 1].sort is Sort.ROMAN
    plural = cursor.tokens[cursor.at - 1].form.endswith(("е", "e"))  # «1-е числа мая»: which days?
    days_ = _may_be_day(cursor)
    dotted = cursor.take(Sort.DOT) is not None
    found = [(first, first)]
    date = None
    opened = ranged
    while not single and date is None:
        start = cursor.at
        link = _link(cursor, until=opened)
        if link is None:
            break
        again = cursor.take(Sort.FROM) is not None
        date = _closing_date(cursor)
        second = date.d1 if date else _number(cursor)
        if second is None:
            cursor.at = start
            break
        days_ = days_ and (date is not None or _may_be_day(cursor))
        cursor.take(Sort.DOT)
        if link in (Sort.DASH, Sort.BY, Sort.UNTIL) and found[-1][0] == found[-1][1] and not again:
            if found[-1][0] == second:
                raise Doubt("промежуток начинается и кончается одним числом")
            found[-1] = (found[-1][0], second)
        elif link in (Sort.DASH, Sort.BY, Sort.UNTIL):
            return None
        else:
            found.append((second, second))
        opened = again
    if opened and found[-1][0] == found[-1][1]:
        return None
    return Numbers(tuple(found), roman, dotted, plural, days_, date)


def _may_be_day(cursor: Cursor) -> bool:
    """Whether the number just read may be a day: «15», «15-го», «первое», «первого», not «вторая»."""
    token = cursor.tokens[cursor.at - 1]
    return token.sort is not Sort.ORD or token.form.endswith(DAY_ENDINGS)


def _link(cursor: Cursor, *, until: bool) -> Sort | None:
    """What joins two numbers; «, и», «и в», «и во» count as one link."""
    link = cursor.take(*_LINKS) or (cursor.take(Sort.UNTIL) if until else None)
    if link is None:
        return None
    if link.sort is Sort.COMMA:
        cursor.take(Sort.AND)
    if link.sort in (Sort.COMMA, Sort.AND) and cursor.ahead() in _NUMBERS:
        cursor.take(Sort.IN)
    return link.sort


def _closing_date(cursor: Cursor) -> Point | None:
    token = cursor.tokens[cursor.at]
    if token.sort not in (Sort.DAY_MONTH, Sort.DATE):
        return None
    cursor.at += 1
    if token.sort is Sort.DATE:
        cursor.take(Sort.YEAR_WORD)
    year = token.more[2] if len(token.more) == 3 else None
    return days(token.more[1], token.more[0], token.more[0])._replace(year=year)


def _number(cursor: Cursor) -> int | None:
    """One number: 15, 15-го, III, третий, двадцать пятое, последний."""
    if token := cursor.take(*_NUMBERS):
        return LAST if token.sort is Sort.LAST else token.n
    start = cursor.at
    tens = cursor.take(Sort.CARD)
    if tens and tens.n in (20, 30) and (ones := cursor.take(Sort.ORD)) and ones.n < 10:
        return tens.n + ones.n
    cursor.at = start
    return None
