"""The grammar of conditions: «по запросу специалистов» (on demand), «по плану работы сегмента» (external).

A condition may have a tail of words we do not know («…специалистов, кураторов сегмента №3»); the tail
stops where time
begins, so that «по запросу, но не реже 1 раза в год» is not taken for a mere «по запросу». An event («после
утверждения плана») must have nothing of time in its tail: «после окончания I квартала» is not a condition.
"""

from models.deadlines.facets import Condition, Cursor
from models.deadlines.schedule import Kind
from models.deadlines.sorts import Sort
from models.deadlines.spans import Doubt

_TIME = frozenset(
    {
        Sort.MONTH, Sort.SEASON, Sort.SEASONAL, Sort.WEEKDAY, Sort.FREQ, Sort.TIMES, Sort.FOLD, Sort.FLOW,
        Sort.ROMAN,
        Sort.DATE, Sort.DAY_MONTH, Sort.MONTH_YEAR, Sort.CLOCK, Sort.CONTINUOUS, Sort.ORD, Sort.LAST,
        Sort.NOT,
        Sort.LEAST, Sort.WORKDAYS, Sort.JUNK, Sort.OPEN, Sort.CLOSE, Sort.END, Sort.COLON, Sort.SEMICOLON,
        Sort.DECADE,
        Sort.HALF_OF, Sort.ROUND, Sort.REFUSED,
    }
)  # fmt: skip
_PERIODS = frozenset(
    {
        Sort.YEAR, Sort.YEAR_WORD, Sort.YEARS_WORD, Sort.QUARTER_WORD, Sort.HALF_WORD, Sort.MONTH_WORD,
        Sort.WEEK_WORD,
        Sort.SCHOOL, Sort.PERIOD, Sort.CALENDAR, Sort.NUM, Sort.CARD, Sort.PART, Sort.DAY_WORD,
    }
)  # fmt: skip
_LINKS = frozenset(
    {
        Sort.IN,
        Sort.UNTIL,
        Sort.FROM,
        Sort.TO,
        Sort.BY,
        Sort.FOR,
        Sort.AFTER,
        Sort.AT,
        Sort.UNDER,
        Sort.EVERY,
        Sort.WHOLE,
    }
)
_ENDS = frozenset({Sort.END, Sort.CLOSE, Sort.OPEN})
_NOUNS = frozenset({Sort.WORD, Sort.ASK, Sort.PLAN, Sort.EVENT})
_OF_EVENTS = (
    _NOUNS
    | _LINKS
    | {Sort.ON, Sort.COMMA, Sort.AND, Sort.OR, Sort.SLASH, Sort.DASH, Sort.HOLDING, Sort.MEASURE, Sort.NEED}
)
_ADJECTIVE_ENDINGS = ("ому", "ему", "ой", "ей", "ым", "им", "ых", "их", "ную", "ного", "ном")
_SPANS_OF_WORK = (Sort.DAY_WORD, Sort.WEEK_WORD, Sort.MONTH_WORD, Sort.HOUR_WORD)
# words that name a time of the year: an event must not hide one («после майских праздников»)
_DATED = (
    "январск", "февральск", "мартовск", "апрельск", "майск", "июньск", "июльск", "августовск", "сентябрьск",
    "октябрьск", "ноябрьск", "декабрьск", "новогодн", "рождеств", "праздник", "выходн", "пасх",
    "маслениц", "зимн",
    "четверт", "семестр", "сесси", "смен",
)  # fmt: skip
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
        met = _tail(cursor)
        if not met & _NOUNS or Sort.PERIOD in met:  # «по мере свободного времени» is nobody's request
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
    if other in _tail(cursor):
        raise Doubt("и по запросу, и по плану: неясно")
    return Condition(Kind.ON_DEMAND if sort is Sort.ASK else Kind.EXTERNAL)


def _according(cursor: Cursor) -> Condition | None:
    """«согласно графику», «в соответствии с планом», «на основании заявки»: decided by the nouns that
    follow.
    """
    cursor.take(Sort.IN, Sort.ON)
    if cursor.take(Sort.ACCORDING) is None:
        return None
    sorts = _tail(cursor)
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
    sorts = _tail(cursor)
    return Condition(Kind.EXTERNAL) if Sort.PLAN in sorts and Sort.ASK not in sorts else None


def _within(cursor: Cursor) -> Condition | None:
    """«(в течение) 3 рабочих дней со дня обращения»."""
    if not _some_days(cursor):
        return None
    if cursor.take(Sort.AFTER) or _since(cursor):
        return _event(cursor)
    return None


def _some_days(cursor: Cursor) -> bool:
    cursor.take(Sort.NUM, Sort.CARD, Sort.ORD)
    if cursor.sort in (Sort.WORD, Sort.CALENDAR) and cursor.tokens[cursor.at].form in _WORKING:
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
    """«после утверждения»."""
    cursor.take(Sort.AFTER)
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
    _tail(cursor)
    return Condition(Kind.EXTERNAL)


def _event(cursor: Cursor, *, bare: bool = False) -> Condition:
    """The tail of an event: words, and nothing of time; `bare` when no tail is needed."""
    start = cursor.at
    named = _tail(cursor, event=True) & (_NOUNS | {Sort.NEED})
    if not named and not (bare and cursor.at == start):
        raise Doubt("неясно, какое событие")
    if cursor.sort not in (Sort.END, Sort.CLOSE, Sort.OPEN, Sort.COMMA, Sort.AND, Sort.OR, Sort.SLASH):
        raise Doubt("событие названо вместе со сроком")
    return Condition(Kind.ON_DEMAND, event=True)


def _tail(cursor: Cursor, *, event: bool = False) -> set[Sort]:
    """Consume the words up to where time begins; the sorts met."""
    met: set[Sort] = set()
    while not _stops(cursor, event=event):
        token = cursor.tokens[cursor.at]
        met.add(token.sort)
        cursor.at += 1
    return met


def _stops(cursor: Cursor, *, event: bool) -> bool:
    token, following = cursor.tokens[cursor.at], cursor.ahead()
    if event and (token.sort not in _OF_EVENTS or token.form.startswith(_DATED)):
        return True
    if token.sort in _TIME:
        return True
    if token.sort is Sort.COMMA:
        return following not in _NOUNS
    if token.sort in (Sort.AND, Sort.OR, Sort.SLASH, Sort.DASH):
        return following not in _NOUNS and following is not Sort.DAY_WORD
    if token.sort in (Sort.NUM, Sort.CARD):
        return following in _TIME - _ENDS or following in _PERIODS
    if token.sort in _LINKS:
        return following in _TIME or following in _PERIODS
    if token.sort is Sort.ON:
        return following in _TIME or following in (Sort.NUM, Sort.CARD, Sort.PART)
    return False


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
}

CONDITION_SORTS = set(_RULES)
"""What a condition may begin with."""
