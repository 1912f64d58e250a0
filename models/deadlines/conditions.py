"""The grammar of conditions: «по запросу специалистов» (on demand), «по плану работы сегмента» (external).

A condition may have a tail of words we do not know («…специалистов, кураторов сегмента №3»); the tail
stops where time
begins, so that «по запросу, но не реже 1 раза в год» is not taken for a mere «по запросу». An event («после
утверждения плана») must have nothing of time in its tail: «после окончания I квартала» is not a condition.
"""

from models.deadlines.clauses import Condition, Cursor
from models.deadlines.schedule import ScheduleKind
from models.deadlines.school import school_time
from models.deadlines.spans import Ambiguous
from models.deadlines.tails import NOUNS, tail
from models.deadlines.tokens import TokenKind as T

_ADJECTIVE_ENDINGS = ("ому", "ему", "ой", "ей", "ым", "им", "ых", "их", "ную", "ного", "ном")
_SPANS_OF_WORK = (T.DAY_WORD, T.WEEK_WORD, T.MONTH_WORD, T.HOUR_WORD)
_OF_SCHOOL = ("школьн", "учебн", "зимн")
_WORKING = ("рабочих", "календарных", "рабочего", "рабочие")


def condition(cursor: Cursor) -> Condition | None:
    """A condition with its tail, consumed."""
    start = cursor.at
    rule = _RULES.get(cursor.kind)
    found = rule(cursor) if rule else None
    if found is None:
        cursor.at = start
    return found


def _by(cursor: Cursor) -> Condition | None:
    """«по запросу», «по мере …», «по отдельному плану», «по окончании …»."""
    cursor.take(T.BY)
    cursor.take(T.DASH)
    if cursor.take(T.MEASURE):
        met = tail(cursor)
        if not met & NOUNS or T.PERIOD in met:  # «по мере свободного времени» is nobody's request
            raise Ambiguous("неясно, по мере чего")
        return Condition(ScheduleKind.ON_DEMAND)
    for _ in range(3):
        token = cursor.tokens[cursor.at]
        if token.kind not in (T.WORD, T.SCHOOL, T.CALENDAR, T.CURRENT, T.SEASONAL):
            break
        if not token.form.endswith((*_ADJECTIVE_ENDINGS, "отд", "доп")):
            return None
        cursor.at += 1
    noun = cursor.take(T.ASK, T.PLAN, T.EVENT)
    if noun is None:
        return None
    if noun.kind is T.EVENT:
        return _event(cursor, bare=noun.form == "событию")
    return _of_noun(cursor, noun.kind)


def _of_noun(cursor: Cursor, kind: T) -> Condition:
    """Decided by the noun; a tail that names the other kind leaves it in doubt."""
    other = T.PLAN if kind is T.ASK else T.ASK
    if other in tail(cursor):
        raise Ambiguous("и по запросу, и по плану: неясно")
    return Condition(ScheduleKind.ON_DEMAND if kind is T.ASK else ScheduleKind.EXTERNAL)


def _according(cursor: Cursor) -> Condition | None:
    """«согласно графику», «в соответствии с планом», «на основании заявки»: decided by the nouns that
    follow.
    """
    cursor.take(T.IN, T.ON)
    if cursor.take(T.ACCORDING) is None:
        return None
    kinds = tail(cursor)
    if (T.ASK in kinds) == (T.PLAN in kinds):
        return None
    return Condition(ScheduleKind.ON_DEMAND if T.ASK in kinds else ScheduleKind.EXTERNAL)


def _at(cursor: Cursor) -> Condition | None:
    """«при необходимости», «при наличии финансирования», «при поступлении предложений об участии»."""
    cursor.take(T.AT)
    noun = cursor.take(T.ASK, T.EVENT)
    if noun is None:
        return None
    return _event(cursor, bare=True)._replace(event=noun.kind is T.EVENT)


def _in(cursor: Cursor) -> Condition | None:
    """«в случае …», «в день обращения», «в течение 3 дней со дня …», «в соответствии с …»."""
    if cursor.ahead() is T.ACCORDING:
        return _according(cursor)
    if cursor.ahead() is T.TERM:
        return _in_terms_set(cursor)
    cursor.take(T.IN)
    if cursor.take(T.CASE):
        return _event(cursor)
    if cursor.take(T.DAY_WORD):
        return _event(cursor, bare=True) if cursor.take(T.EVENT, T.ASK) else None
    if cursor.take(T.FLOW):
        return _within(cursor)
    return None


def _in_terms_set(cursor: Cursor) -> Condition | None:
    """«в сроки, установленные графиком»."""
    cursor.take_all(T.IN, T.TERM)
    kinds = tail(cursor)
    return Condition(ScheduleKind.EXTERNAL) if T.PLAN in kinds and T.ASK not in kinds else None


def _within(cursor: Cursor) -> Condition | None:
    """«(в течение) 3 рабочих дней со дня обращения»; days that nothing begins are those after an event unsaid."""
    counted = cursor.kind in (T.NUM, T.CARD)
    if not _some_days(cursor):
        return None
    if counted and cursor.kind in (T.END, T.CLOSE) and cursor.tokens[cursor.at - 1].kind is not T.MONTH_WORD:
        return Condition(ScheduleKind.ON_DEMAND, event=True)
    if cursor.take(T.AFTER) or _since(cursor):
        return _event(cursor)
    return None


def _some_days(cursor: Cursor) -> bool:
    cursor.take(T.NUM, T.CARD, T.ORD)
    if cursor.kind in (T.WORD, T.CALENDAR, T.WORKING, T.WORKDAYS) and cursor.tokens[cursor.at].form in _WORKING:
        cursor.at += 1
    return cursor.take(*_SPANS_OF_WORK) is not None


def _since(cursor: Cursor) -> bool:
    return cursor.take_all(T.FROM, T.MOMENT) or cursor.take_all(T.FROM, T.DAY_WORD)


def _from(cursor: Cursor) -> Condition | None:
    """«с момента обращения», «со дня регистрации»."""
    return _event(cursor) if _since(cursor) else None


def _not_later(cursor: Cursor) -> Condition | None:
    """«не позднее (чем за) 3 дней до мероприятия», «не позднее 5 дней после …»."""
    if not cursor.take_all(T.NOT, T.LATER):
        return None
    if cursor.kind is T.COMMA and cursor.ahead() is T.THAN:
        cursor.take(T.COMMA)
    cursor.take(T.THAN)
    cursor.take(T.FOR)
    if not _some_days(cursor):
        return None
    if cursor.take(T.UNTIL, T.AFTER) or _since(cursor):
        return _event(cursor)
    return None


def _before(cursor: Cursor) -> Condition | None:
    """«за 10 дней до мероприятия», «через неделю после …»."""
    link = cursor.take(T.FOR, T.THROUGH)
    if not _some_days(cursor) or not link:
        return None
    return _event(cursor) if cursor.take(T.UNTIL if link.kind is T.FOR else T.AFTER) else None


def _after(cursor: Cursor) -> Condition | None:
    """«после утверждения»; «после 15 мая» is a date."""
    cursor.take(T.AFTER)
    if cursor.kind in (T.NUM, T.ORD, T.DAY_MONTH, T.DATE):
        return None
    return _event(cursor)


def _if(cursor: Cursor) -> Condition | None:
    """«если потребуется», «когда поступит заявка»; «когда получится», «если успеем» name no event."""
    start = cursor.at
    cursor.take(T.IF)
    found = _event(cursor)
    named = {token.kind for token in cursor.tokens[start : cursor.at]}
    if not named & {T.NEED, T.ASK, T.EVENT}:
        raise Ambiguous("неясно, какое событие")
    return found


def _under(cursor: Cursor) -> Condition | None:
    """«под запрос»."""
    return Condition(ScheduleKind.ON_DEMAND) if cursor.take_all(T.UNDER, T.ASK) else None


def _to_be_set(cursor: Cursor) -> Condition | None:
    """«дата уточняется», «срок будет определён дополнительно», «даты по согласованию»."""
    cursor.take(T.TERM, T.MOMENT)
    while cursor.take(T.HOLDING, T.EVENT):
        pass
    if cursor.kind in (T.BY, T.ACCORDING):
        found = condition(cursor)
        return found if found and found.kind is ScheduleKind.EXTERNAL else None
    if not (cursor.take(T.TO_BE_SET) or cursor.take_all(T.WILL, T.SET)):
        return None
    tail(cursor)
    return Condition(ScheduleKind.EXTERNAL, asks="дата уточняется")


def _at_once(cursor: Cursor) -> Condition | None:
    """«незамедлительно (при выявлении)»."""
    cursor.take(T.AT_ONCE)
    if cursor.kind in _RULES:
        found = condition(cursor)
        return found if found and found.kind is ScheduleKind.ON_DEMAND else None
    return _event(cursor, bare=True)


def school_calendar(cursor: Cursor) -> Condition | None:
    """«в каникулярное время», «осенние каникулы», «1 четверть»: days that the school sets, not the centre's plan."""
    start = cursor.at
    cursor.take(T.IN, T.ON)
    cursor.take(T.PART)
    cursor.take(T.FLOW)
    cursor.take(T.PERIOD, T.DAY_WORD)
    while cursor.take(T.NUM, T.ORD, T.ROMAN, T.LAST, T.SEASONAL, T.DASH, T.COMMA, T.AND) or (
        cursor.tokens[cursor.at].form.startswith(_OF_SCHOOL) and cursor.take(T.WORD, T.SCHOOL)
    ):
        pass
    if cursor.take(T.HOLIDAYS, T.TERM_OF_SCHOOL):
        cursor.take(T.PERIOD, T.DAY_WORD, T.HOLIDAYS)
        cursor.take_all(T.SCHOOL, T.YEAR_WORD)
        time = school_time(cursor.tokens[start : cursor.at])
        return Condition(ScheduleKind.EXTERNAL, asks="когда каникулы и четверти, решает школа", school=time)
    cursor.at = start
    return None


def _event(cursor: Cursor, *, bare: bool = False) -> Condition:
    """The tail of an event: words, and nothing of time; `bare` when no tail is needed."""
    start = cursor.at
    named = tail(cursor, event=True) & (NOUNS | {T.NEED})
    if not named and not (bare and cursor.at == start):
        raise Ambiguous("неясно, какое событие")
    if cursor.kind not in (T.END, T.CLOSE, T.OPEN, T.COMMA, T.AND, T.OR, T.SLASH):
        raise Ambiguous("событие названо вместе со сроком")
    return Condition(ScheduleKind.ON_DEMAND, event=True)


_RULES = {
    T.BY: _by,
    T.ACCORDING: _according,
    T.ON: _according,
    T.AT: _at,
    T.IN: _in,
    T.FROM: _from,
    T.NOT: _not_later,
    T.FOR: _before,
    T.THROUGH: _before,
    T.AFTER: _after,
    T.IF: _if,
    T.UNDER: _under,
    T.TERM: _to_be_set,
    T.MOMENT: _to_be_set,
    T.WILL: _to_be_set,
    T.TO_BE_SET: _to_be_set,
    T.AT_ONCE: _at_once,
}

CONDITION_KINDS = set(_RULES)
"""What a condition may begin with."""
SCHOOL_KINDS = {
    T.IN, T.ON, T.PART, T.FLOW, T.PERIOD, T.DAY_WORD, T.NUM, T.ORD, T.ROMAN, T.LAST,
    T.SEASONAL, T.WORD, T.SCHOOL, T.HOLIDAYS, T.TERM_OF_SCHOOL,
}  # fmt: skip
"""What a school's time may begin with."""
