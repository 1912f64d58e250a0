"""The whole cell: facets one after another, inside and outside of brackets, everything consumed or a
Doubt.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.deadlines.conditions import CONDITION_SORTS, SCHOOL_SORTS, condition, school_calendar
from models.deadlines.dues import deadlines, due_day
from models.deadlines.facets import Clock, Condition, Cursor, Facet, Spans
from models.deadlines.patterns import pattern
from models.deadlines.rhythms import clock, count, rhythm, weekdays
from models.deadlines.sorts import Sort, Token
from models.deadlines.spans import Doubt
from models.deadlines.stretches import but_for, spans
from models.plan_years import PlanYear

# the first rule that fits wins: «в 10.10» is an hour before it is a date, «не позднее 3 дней до …» an
# event before
# a deadline, «первая декада мая» a window before it is a pattern of each month; beside a rule, what it may
# begin with
_NUMBERS = {Sort.NUM, Sort.ORD, Sort.CARD}
_RULES: tuple[tuple[Callable[[Cursor], Facet | None], set[Sort] | None], ...] = (
    (school_calendar, SCHOOL_SORTS),
    (condition, CONDITION_SORTS),
    (
        rhythm,
        {Sort.NOT, Sort.LEAST, Sort.WORD, Sort.FREQ, Sort.BY, Sort.EVERY, Sort.FOLD, Sort.TIMES, Sort.THEN} | _NUMBERS,
    ),
    (clock, {Sort.IN, Sort.FROM, Sort.CLOCK}),
    (due_day, {Sort.UNTIL, Sort.TO, Sort.NOT}),
    (deadlines, {Sort.UNTIL, Sort.TO, Sort.NOT, Sort.BY}),
    (but_for, {Sort.EXCEPT, Sort.FOR}),
    (spans, None),
    (pattern, {Sort.EVERY, Sort.IN, Sort.WHOLE, Sort.PART, Sort.FROM, Sort.ROMAN, Sort.LAST} | _NUMBERS),
    (count, {Sort.BY, Sort.NOT, Sort.LEAST, Sort.WORD, Sort.FOLD} | _NUMBERS),
    (weekdays, {Sort.BY, Sort.IN, Sort.EVERY, Sort.FROM, Sort.WEEKDAY}),
)
_RULES_FOR = {
    sort: tuple(rule for rule, beginnings in _RULES if beginnings is None or sort in beginnings) for sort in Sort
}
_SEPARATORS = (Sort.COMMA, Sort.SEMICOLON, Sort.COLON, Sort.DASH)
_BETWEEN_CONDITIONS = (Sort.AND, Sort.OR, Sort.SLASH)


_NAMED = ("день", "дню", "неделя", "неделе", "декада", "месячник")
"""What a named time is called by."""


class Placed(NamedTuple):
    """A facet and where it stands: bracket 0 is outside of any."""

    facet: Facet
    bracket: int


def facets(tokens: Sequence[Token], plan: PlanYear) -> tuple[Placed, ...]:
    """Every facet of the cell.

    Raises Doubt for what no rule understands.
    """
    cursor = Cursor(tokens, plan)
    _skip_heading(cursor)
    found: list[Placed] = []
    bracket = brackets = 0
    while cursor.sort is not Sort.END:
        if bracket == 0 and cursor.take(Sort.OPEN):
            brackets += 1
            bracket = brackets
            if _remark(cursor) or (found and _named_day(cursor)):
                bracket = 0
            continue
        if bracket and cursor.take(Sort.CLOSE):
            bracket = 0
            continue
        if found:
            if _named_after(cursor):
                continue
            _skip_separator(cursor, found[-1])
        if cursor.tokens[cursor.at].form == "начиная" and cursor.ahead() is Sort.FROM:
            cursor.at += 1
        found.append(Placed(_facet(cursor), bracket))
    return tuple(found)


def _skip_heading(cursor: Cursor) -> None:
    """«Срок исполнения: …», «в срок до …», «ориентировочно …»."""
    start = cursor.at
    cursor.take(Sort.IN)
    if cursor.take(Sort.TERM) or (cursor.at == start and cursor.take(Sort.MOMENT)):
        while cursor.take(Sort.HOLDING) or (cursor.tokens[cursor.at].form == "проведения" and cursor.take(Sort.EVENT)):
            pass
        if not (cursor.take(Sort.COLON, Sort.DASH) or cursor.sort in (Sort.UNTIL, Sort.NOT, Sort.FROM)):
            cursor.at = start
    else:
        cursor.at = start
    if cursor.take(Sort.ROUGHLY):
        cursor.take(Sort.COMMA, Sort.DASH)


def _remark(cursor: Cursor) -> bool:
    """«(онлайн)»: brackets that speak of the format, not of time."""
    start = cursor.at
    while cursor.take(Sort.FORMAT, Sort.COMMA, Sort.AND, Sort.DASH, Sort.ROUGHLY):
        pass
    if cursor.at > start and (cursor.take(Sort.CLOSE) or cursor.sort is Sort.END):
        return True
    cursor.at = start
    return False


def _named_day(cursor: Cursor) -> bool:
    """«1 июня (День защиты детей)», «ноябрь (неделя психологии)»: brackets that say what day or week it is."""
    start = cursor.at
    if _name(cursor) and (cursor.take(Sort.CLOSE) or cursor.sort is Sort.END):
        return True
    cursor.at = start
    return False


def _named_after(cursor: Cursor) -> bool:
    """«1 октября – День музыки»: the same after a dash or a comma."""
    start = cursor.at
    if cursor.take(Sort.DASH, Sort.COMMA) and _name(cursor) and cursor.sort in (Sort.END, Sort.CLOSE, Sort.OPEN):
        return True
    cursor.at = start
    return False


def _name(cursor: Cursor) -> bool:
    """«День музыки», «Международный день семьи, любви и верности», «неделя психологии»; consumed."""
    cursor.take(Sort.TO)
    words = heads = 0
    while token := cursor.take(
        Sort.WORD, Sort.DAY_WORD, Sort.WEEK_WORD, Sort.DECADE, *((Sort.COMMA, Sort.AND) if heads else ())
    ):
        if token.form in _NAMED:
            heads += 1
        elif token.sort is Sort.WORD:
            words += 1
        elif token.sort not in (Sort.COMMA, Sort.AND):
            return False
    return heads == 1 and words > 0


def _skip_separator(cursor: Cursor, before: Placed) -> None:
    if isinstance(before.facet, Condition) and cursor.take(*_BETWEEN_CONDITIONS):
        if cursor.sort not in (Sort.END, Sort.CLOSE) and condition(Cursor(cursor.tokens[cursor.at :], cursor.plan)):
            return
        raise Doubt("условие соединено с другим сроком")
    start = cursor.at
    mark = cursor.take(*_SEPARATORS)
    if mark and (cursor.sort in (Sort.END, Sort.CLOSE) or (mark.sort is Sort.DASH and _dangling(cursor, before))):
        cursor.at = start
        raise Doubt("срок оборван")


def _dangling(cursor: Cursor, before: Placed) -> bool:
    """A dash after a window that no rule made a range: «март – 2»."""
    return isinstance(before.facet, Spans) and cursor.sort in (
        Sort.NUM,
        Sort.ORD,
        Sort.ROMAN,
        Sort.YEAR,
        Sort.MONTH,
        Sort.CLOCK,
    )


def _facet(cursor: Cursor) -> Facet:
    for rule in _RULES_FOR[cursor.sort]:
        found = rule(cursor)
        if found is not None:
            return found
    form = cursor.tokens[cursor.at].form
    raise Doubt(f"не понял «{form}»" if form else "срок оборван")


def clocks(found: Sequence[Placed]) -> bool:
    """Whether an hour is named."""
    return any(isinstance(placed.facet, Clock) for placed in found)
