"""The whole cell: clauses one after another, inside and outside of brackets, everything consumed,
or `Ambiguous` is raised.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.deadlines.clauses import Clause, Condition, Cursor, Hour, Spans
from models.deadlines.conditions import CONDITION_KINDS, SCHOOL_KINDS, condition, school_calendar
from models.deadlines.date_ranges import but_for, spans
from models.deadlines.dues import deadlines, due_day
from models.deadlines.patterns import pattern
from models.deadlines.rhythms import clock, count, rhythm
from models.deadlines.spans import Ambiguous
from models.deadlines.tokens import Token
from models.deadlines.tokens import TokenKind as T
from models.deadlines.weekdays import weekdays
from models.plan_years import PlanYear

# the first rule that fits wins: «в 10.10» is an hour before it is a date, «не позднее 3 дней до …» an
# event before
# a deadline, «первая декада мая» a window before it is a pattern of each month; beside a rule, what it may
# begin with
_NUMBERS = {T.NUM, T.ORD, T.CARD}
_RULES: tuple[tuple[Callable[[Cursor], Clause | None], set[T] | None], ...] = (
    (school_calendar, SCHOOL_KINDS),
    (condition, CONDITION_KINDS),
    (
        rhythm,
        {T.NOT, T.LEAST, T.WORD, T.FREQ, T.BY, T.EVERY, T.FOLD, T.TIMES, T.THEN} | _NUMBERS,
    ),
    (clock, {T.IN, T.FROM, T.CLOCK}),
    (due_day, {T.UNTIL, T.TO, T.NOT}),
    (deadlines, {T.UNTIL, T.TO, T.NOT, T.BY}),
    (but_for, {T.EXCEPT, T.FOR}),
    (spans, None),
    (pattern, {T.EVERY, T.IN, T.WHOLE, T.PART, T.FROM, T.ROMAN, T.LAST} | _NUMBERS),
    (count, {T.BY, T.NOT, T.LEAST, T.WORD, T.FOLD} | _NUMBERS),
    (weekdays, {T.BY, T.IN, T.EVERY, T.FROM, T.WEEKDAY}),
)
_RULES_FOR = {
    kind: tuple(rule for rule, beginnings in _RULES if beginnings is None or kind in beginnings) for kind in T
}
_SEPARATORS = (T.COMMA, T.SEMICOLON, T.COLON, T.DASH)
_BETWEEN_CONDITIONS = (T.AND, T.OR, T.SLASH)


_NAMED = ("день", "дню", "неделя", "неделе", "декада", "месячник")
"""What a named time is called by."""


class Placed(NamedTuple):
    """A clause and where it stands: bracket 0 is outside of any."""

    clause: Clause
    bracket: int


def clauses(tokens: Sequence[Token], plan_year: PlanYear) -> tuple[Placed, ...]:
    """Every clause of the cell.

    Raises Ambiguous for what no rule understands.
    """
    cursor = Cursor(tokens, plan_year)
    _skip_heading(cursor)
    found: list[Placed] = []
    bracket = brackets = 0
    while cursor.kind is not T.END:
        if bracket == 0 and cursor.take(T.OPEN):
            brackets += 1
            bracket = brackets
            if _remark(cursor) or (found and _named_day(cursor)):
                bracket = 0
            continue
        if bracket and cursor.take(T.CLOSE):
            bracket = 0
            continue
        if found:
            if _named_after(cursor):
                continue
            _skip_separator(cursor, found[-1])
        if cursor.tokens[cursor.at].form == "начиная" and cursor.ahead() is T.FROM:
            cursor.at += 1
        found.append(Placed(_facet(cursor), bracket))
    return tuple(found)


def _skip_heading(cursor: Cursor) -> None:
    """«Срок исполнения: …», «в срок до …», «ориентировочно …»."""
    start = cursor.at
    cursor.take(T.IN)
    if cursor.take(T.TERM) or (cursor.at == start and cursor.take(T.MOMENT)):
        while cursor.take(T.HOLDING) or (cursor.tokens[cursor.at].form == "проведения" and cursor.take(T.EVENT)):
            pass
        if not (cursor.take(T.COLON, T.DASH) or cursor.kind in (T.UNTIL, T.NOT, T.FROM)):
            cursor.at = start
    else:
        cursor.at = start
    if cursor.take(T.ROUGHLY):
        cursor.take(T.COMMA, T.DASH)


def _remark(cursor: Cursor) -> bool:
    """«(онлайн)»: brackets that speak of the format, not of time."""
    start = cursor.at
    while cursor.take(T.FORMAT, T.COMMA, T.AND, T.DASH, T.ROUGHLY):
        pass
    if cursor.at > start and (cursor.take(T.CLOSE) or cursor.kind is T.END):
        return True
    cursor.at = start
    return False


def _named_day(cursor: Cursor) -> bool:
    """«1 июня (День защиты детей)», «ноябрь (неделя психологии)»: brackets that say what day or week it is."""
    start = cursor.at
    if _name(cursor) and (cursor.take(T.CLOSE) or cursor.kind is T.END):
        return True
    cursor.at = start
    return False


def _named_after(cursor: Cursor) -> bool:
    """«1 октября – День музыки»: the same after a dash or a comma."""
    start = cursor.at
    if cursor.take(T.DASH, T.COMMA) and _name(cursor) and cursor.kind in (T.END, T.CLOSE, T.OPEN):
        return True
    cursor.at = start
    return False


def _name(cursor: Cursor) -> bool:
    """«День музыки», «Международный день семьи, любви и верности», «неделя психологии»; consumed."""
    cursor.take(T.TO)
    words = heads = 0
    while token := cursor.take(T.WORD, T.DAY_WORD, T.WEEK_WORD, T.DECADE, *((T.COMMA, T.AND) if heads else ())):
        if token.form in _NAMED:
            heads += 1
        elif token.kind is T.WORD:
            words += 1
        elif token.kind not in (T.COMMA, T.AND):
            return False
    return heads == 1 and words > 0


def _skip_separator(cursor: Cursor, before: Placed) -> None:
    if isinstance(before.clause, Condition) and cursor.take(*_BETWEEN_CONDITIONS):
        if cursor.kind not in (T.END, T.CLOSE) and condition(Cursor(cursor.tokens[cursor.at :], cursor.plan_year)):
            return
        raise Ambiguous("условие соединено с другим сроком")
    start = cursor.at
    mark = cursor.take(*_SEPARATORS)
    if mark and (cursor.kind in (T.END, T.CLOSE) or (mark.kind is T.DASH and _dangling(cursor, before))):
        cursor.at = start
        raise Ambiguous("срок оборван")


def _dangling(cursor: Cursor, before: Placed) -> bool:
    """A dash after a window that no rule made a range: «март – 2»."""
    return isinstance(before.clause, Spans) and cursor.kind in (
        T.NUM,
        T.ORD,
        T.ROMAN,
        T.YEAR,
        T.MONTH,
        T.CLOCK,
    )


def _facet(cursor: Cursor) -> Clause:
    for rule in _RULES_FOR[cursor.kind]:
        found = rule(cursor)
        if found is not None:
            return found
    form = cursor.tokens[cursor.at].form
    raise Ambiguous(f"не понял «{form}»" if form else "срок оборван")


def clocks(found: Sequence[Placed]) -> bool:
    """Whether an hour is named."""
    return any(isinstance(placed.clause, Hour) for placed in found)
