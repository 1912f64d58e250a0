"""The grammar of conditions: «по запросу специалистов» (on demand), «по плану работы сегмента» (external).

A condition may have a tail of words we do not know («…специалистов, кураторов сегмента №3»); the tail
stops where time
begins, so that «по запросу, но не реже 1 раза в год» is not taken for a mere «по запросу». An event («после
утверждения плана») must have nothing of time in its tail: «после окончания I квартала» is not a condition.
"""

from models.deadlines.facets import Condition, Cursor
from models.deadlines.schedule import Kind
from models.deadlines.school import school_time
from models.deadlines.sorts import Sort
from models.deadlines.spans import Doubt
from models.deadlines.tails import NOUNS, tail

_ADJECTIVE_ENDINGS = ("ому", "ему", "ой", "ей", "ым", "им", "ых", "их", "ную", "ного", "ном")
_SPANS_OF_WORK = (Sort.DAY_WORD, Sort.WEEK_WORD, Sort.MONTH_WORD, Sort.HOUR_WORD)
_OF_SCHOOL = ("школьн", "учебн", "зимн")
_WORKING = ("рабочих", "календарных", "рабочего", "рабочие")


def condition(cursor: Cursor) -> Condition | None:
    """A condition with its tail, consumed."""
    start = cursor.at
    rule = _RULES.get(cursor.sort)
    found = rule(cursor) if rule else None
    if found is None:
        cursor.at = start
    return found


def _by(cursor: Cursor) -> Condition | None:
    """«по запросу», «по мере …», «по отдельному плану», «по окончании …»."""
    cursor.take(Sort.BY)
    cursor.take(Sort.DASH)
    if cursor.take(Sort.MEASURE):
        met = tail(cursor)
        if not met & NOUNS or Sort.PERIOD in met:  # «по мере свободного времени» is nobody's request
            raise Doubt("неясно, по мере чего")
        return Condition(Kind.ON_DEMAND)
    for _ in range(3):
        token = cursor.tokens[cursor.at]
        if token.sort not in (Sort.WORD, Sort.SCHOOL, Sort.CALENDAR, Sort.CURRENT, Sort.SEASONAL):
            break
        if not token.form.endswith((*_ADJECTIVE_ENDINGS, "отд", "доп")):
            return None
        cursor.at += 1
    noun = cursor.take(Sort.ASK, Sort.PLAN, Sort.EVENT)
    if noun is None:
        return None
    if noun.sort is Sort.EVENT:
        return _event(cursor, bare=noun.form == "событию")
    return _of_noun(cursor, noun.sort)


def _of_noun(cursor: Cursor, sort: Sort) -> Condition:
    """Decided by the noun; a tail that names the other kind leaves it in doubt."""
    other = Sort.PLAN if sort is Sort.ASK else Sort.ASK
    if other in tail(cursor):
        raise Doubt("и по запросу, и по плану: неясно")
    return Condition(Kind.ON_DEMAND if sort is Sort.ASK else Kind.EXTERNAL)


def _according(cursor: Cursor) -> Condition | None:
    """«согласно графику», «в соответствии с планом», «на основании заявки»: decided by the nouns that
    follow.
    """
    cursor.take(Sort.IN, Sort.ON)
    if cursor.take(Sort.ACCORDING) is None:
        return None
    sorts = tail(cursor)
    if (Sort.ASK in sorts) == (Sort.PLAN in sorts):
        return None
    return Condition(Kind.ON_DEMAND if Sort.ASK in sorts else Kind.EXTERNAL)


def _at(cursor: Cursor) -> Condition | None:
    """«при необходимости», «при наличии финансирования», «при поступлении предложений об участии»."""
    cursor.take(Sort.AT)
    noun = cursor.take(Sort.ASK, Sort.EVENT)
    if noun is None:
        return None
    return _event(cursor, bare=True)._replace(event=noun.sort is Sort.EVENT)


def _in(cursor: Cursor) -> Condition | None:
    """«в случае …», «в день обращения», «в течение 3 дней со дня …», «в соответствии с …»."""
    if cursor.ahead() is Sort.ACCORDING:
        return _according(cursor)
    if cursor.ahead() is Sort.TERM:
        return _in_terms_set(cursor)
    cursor.take(Sort.IN)
    if cursor.take(Sort.CASE):
        return _event(cursor)
    if cursor.take(Sort.DAY_WORD):
        return _event(cursor, bare=True) if cursor.take(Sort.EVENT, Sort.ASK) else None
    if cursor.take(Sort.FLOW):
        return _within(cursor)
    return None


def _in_terms_set(cursor: Cursor) -> Condition | None:
    """«в сроки, установленные графиком»."""
    cursor.take_all(Sort.IN, Sort.TERM)
    sorts = tail(cursor)
    return Condition(Kind.EXTERNAL) if Sort.PLAN in sorts and Sort.ASK not in sorts else None


def _within(cursor: Cursor) -> Condition | None:
    """«(в течение) 3 рабочих дней со дня обращения»; days that nothing begins are those after an event unsaid."""
    counted = cursor.sort in (Sort.NUM, Sort.CARD)
    if not _some_days(cursor):
        return None
    if counted and cursor.sort in (Sort.END, Sort.CLOSE) and cursor.tokens[cursor.at - 1].sort is not Sort.MONTH_WORD:
        return Condition(Kind.ON_DEMAND, event=True)
    if cursor.take(Sort.AFTER) or _since(cursor):
        return _event(cursor)
    return None


def _some_days(cursor: Cursor) -> bool:
    cursor.take(Sort.NUM, Sort.CARD, Sort.ORD)
    if (
        cursor.sort in (Sort.WORD, Sort.CALENDAR, Sort.WORKING, Sort.WORKDAYS)
        and cursor.tokens[cursor.at].form in _WORKING
    ):
        cursor.at += 1
    return cursor.take(*_SPANS_OF_WORK) is not None


def _since(cursor: Cursor) -> bool:
    return cursor.take_all(Sort.FROM, Sort.MOMENT) or cursor.take_all(Sort.FROM, Sort.DAY_WORD)


def _from(cursor: Cursor) -> Condition | None:
    """«с момента обращения», «со дня регистрации»."""
    return _event(cursor) if _since(cursor) else None


def _not_later(cursor: Cursor) -> Condition | None:
    """«не позднее (чем за) 3 дней до мероприятия», «не позднее 5 дней после …»."""
    if not cursor.take_all(Sort.NOT, Sort.LATER):
        return None
    if cursor.sort is Sort.COMMA and cursor.ahead() is Sort.THAN:
        cursor.take(Sort.COMMA)
    cursor.take(Sort.THAN)
    cursor.take(Sort.FOR)
    if not _some_days(cursor):
        return None
    if cursor.take(Sort.UNTIL, Sort.AFTER) or _since(cursor):
        return _event(cursor)
    return None


def _before(cursor: Cursor) -> Condition | None:
    """«за 10 дней до мероприятия», «через неделю после …»."""
    link = cursor.take(Sort.FOR, Sort.THROUGH)
    if not _some_days(cursor) or not link:
        return None
    return _event(cursor) if cursor.take(Sort.UNTIL if link.sort is Sort.FOR else Sort.AFTER) else None


def _after(cursor: Cursor) -> Condition | None:
    """«после утверждения»; «после 15 мая» is a date."""
    cursor.take(Sort.AFTER)
    if cursor.sort in (Sort.NUM, Sort.ORD, Sort.DAY_MONTH, Sort.DATE):
        return None
    return _event(cursor)


def _if(cursor: Cursor) -> Condition | None:
    """«если потребуется», «когда поступит заявка»; «когда получится», «если успеем» name no event."""
    start = cursor.at
    cursor.take(Sort.IF)
    found = _event(cursor)
    named = {token.sort for token in cursor.tokens[start : cursor.at]}
    if not named & {Sort.NEED, Sort.ASK, Sort.EVENT}:
        raise Doubt("неясно, какое событие")
    return found


def _under(cursor: Cursor) -> Condition | None:
    """«под запрос»."""
    return Condition(Kind.ON_DEMAND) if cursor.take_all(Sort.UNDER, Sort.ASK) else None


def _to_be_set(cursor: Cursor) -> Condition | None:
    """«дата уточняется», «срок будет определён дополнительно», «даты по согласованию»."""
    cursor.take(Sort.TERM, Sort.MOMENT)
    while cursor.take(Sort.HOLDING, Sort.EVENT):
        pass
    if cursor.sort in (Sort.BY, Sort.ACCORDING):
        found = condition(cursor)
        return found if found and found.kind is Kind.EXTERNAL else None
    if not (cursor.take(Sort.TO_BE_SET) or cursor.take_all(Sort.WILL, Sort.SET)):
        return None
    tail(cursor)
    return Condition(Kind.EXTERNAL, asks="дата уточняется")


def _at_once(cursor: Cursor) -> Condition | None:
    """«незамедлительно (при выявлении)»."""
    cursor.take(Sort.AT_ONCE)
    if cursor.sort in _RULES:
        found = condition(cursor)
        return found if found and found.kind is Kind.ON_DEMAND else None
    return _event(cursor, bare=True)


def school_calendar(cursor: Cursor) -> Condition | None:
    """«в каникулярное время», «осенние каникулы», «1 четверть»: days that the school sets, not the centre's plan."""
    start = cursor.at
    cursor.take(Sort.IN, Sort.ON)
    cursor.take(Sort.PART)
    cursor.take(Sort.FLOW)
    cursor.take(Sort.PERIOD, Sort.DAY_WORD)
    while cursor.take(Sort.NUM, Sort.ORD, Sort.ROMAN, Sort.LAST, Sort.SEASONAL, Sort.DASH, Sort.COMMA, Sort.AND) or (
        cursor.tokens[cursor.at].form.startswith(_OF_SCHOOL) and cursor.take(Sort.WORD, Sort.SCHOOL)
    ):
        pass
    if cursor.take(Sort.HOLIDAYS, Sort.TERM_OF_SCHOOL):
        cursor.take(Sort.PERIOD, Sort.DAY_WORD, Sort.HOLIDAYS)
        cursor.take_all(Sort.SCHOOL, Sort.YEAR_WORD)
        time = school_time(cursor.tokens[start : cursor.at])
        return Condition(Kind.EXTERNAL, asks="когда каникулы и четверти, решает школа", school=time)
    cursor.at = start
    return None


def _event(cursor: Cursor, *, bare: bool = False) -> Condition:
    """The tail of an event: words, and nothing of time; `bare` when no tail is needed."""
    start = cursor.at
    named = tail(cursor, event=True) & (NOUNS | {Sort.NEED})
    if not named and not (bare and cursor.at == start):
        raise Doubt("неясно, какое событие")
    if cursor.sort not in (Sort.END, Sort.CLOSE, Sort.OPEN, Sort.COMMA, Sort.AND, Sort.OR, Sort.SLASH):
        raise Doubt("событие названо вместе со сроком")
    return Condition(Kind.ON_DEMAND, event=True)


_RULES = {
    Sort.BY: _by,
    Sort.ACCORDING: _according,
    Sort.ON: _according,
    Sort.AT: _at,
    Sort.IN: _in,
    Sort.FROM: _from,
    Sort.NOT: _not_later,
    Sort.FOR: _before,
    Sort.THROUGH: _before,
    Sort.AFTER: _after,
    Sort.IF: _if,
    Sort.UNDER: _under,
    Sort.TERM: _to_be_set,
    Sort.MOMENT: _to_be_set,
    Sort.WILL: _to_be_set,
    Sort.TO_BE_SET: _to_be_set,
    Sort.AT_ONCE: _at_once,
}

CONDITION_SORTS = set(_RULES)
"""What a condition may begin with."""
SCHOOL_SORTS = {
    Sort.IN, Sort.ON, Sort.PART, Sort.FLOW, Sort.PERIOD, Sort.DAY_WORD, Sort.NUM, Sort.ORD, Sort.ROMAN, Sort.LAST,
    Sort.SEASONAL, Sort.WORD, Sort.SCHOOL, Sort.HOLIDAYS, Sort.TERM_OF_SCHOOL,
}  # fmt: skip
"""What a school's time may begin with."""
