"""Where the words of a condition end and time begins again."""

from models.deadlines.clauses import Cursor
from models.deadlines.tokens import TokenKind as T

_TIME = frozenset(
    {
        T.MONTH, T.SEASON, T.SEASONAL, T.WEEKDAY, T.FREQ, T.TIMES, T.FOLD, T.FLOW,
        T.ROMAN,
        T.DATE, T.DAY_MONTH, T.MONTH_YEAR, T.CLOCK, T.CONTINUOUS, T.ORD, T.LAST,
        T.NOT,
        T.LEAST, T.WORKDAYS, T.JUNK, T.OPEN, T.CLOSE, T.END, T.COLON, T.SEMICOLON,
        T.DECADE,
        T.HALF_OF, T.ROUND, T.REFUSED, T.HOLIDAYS, T.TERM_OF_SCHOOL, T.EARLIER, T.THEN,
    }
)  # fmt: skip
_PERIODS = frozenset(
    {
        T.YEAR, T.YEAR_WORD, T.YEARS_WORD, T.QUARTER_WORD, T.HALF_WORD, T.MONTH_WORD,
        T.WEEK_WORD,
        T.SCHOOL, T.PERIOD, T.CALENDAR, T.NUM, T.CARD, T.PART, T.DAY_WORD,
    }
)  # fmt: skip
_LINKS = frozenset(
    {
        T.IN,
        T.UNTIL,
        T.FROM,
        T.TO,
        T.BY,
        T.FOR,
        T.AFTER,
        T.AT,
        T.UNDER,
        T.EVERY,
        T.WHOLE,
    }
)
_ENDS = frozenset({T.END, T.CLOSE, T.OPEN})
NOUNS = frozenset({T.WORD, T.ASK, T.PLAN, T.EVENT})
OF_EVENTS = (
    NOUNS
    | _LINKS
    | {
        T.WORKING,
        T.ON,
        T.COMMA,
        T.AND,
        T.OR,
        T.SLASH,
        T.DASH,
        T.HOLDING,
        T.MEASURE,
        T.NEED,
    }
)
# words that name a time of the year: an event must not hide one («после майских праздников»)
_DATED = (
    "январск", "февральск", "мартовск", "апрельск", "майск", "июньск", "июльск", "августовск", "сентябрьск",
    "октябрьск", "ноябрьск", "декабрьск", "новогодн", "рождеств", "праздник", "выходн", "пасх",
    "маслениц", "зимн",
    "четверт", "семестр", "сесси", "смен",
)  # fmt: skip
TIME = (_TIME | _PERIODS | {T.ASK, T.PLAN, T.AT_ONCE, T.UNTIL}) - (
    _ENDS | {T.NUM, T.ROMAN, T.JUNK, T.COLON, T.SEMICOLON, T.NOT, T.REFUSED}
)
"""What makes a line one of time."""


def tail(cursor: Cursor, *, event: bool = False) -> set[T]:
    """Consume the words up to where time begins; the kinds met."""
    met: set[T] = set()
    while not _stops(cursor, event=event):
        token = cursor.tokens[cursor.at]
        met.add(token.kind)
        cursor.at += 1
    return met


def _stops(cursor: Cursor, *, event: bool) -> bool:
    token, following = cursor.tokens[cursor.at], cursor.ahead()
    if event and (token.kind not in OF_EVENTS or token.form.startswith(_DATED)):
        return True
    if token.kind in _TIME:
        return True
    if token.kind is T.COMMA:
        return following not in NOUNS
    if token.kind in (T.AND, T.OR, T.SLASH, T.DASH):
        return following not in NOUNS and following is not T.DAY_WORD
    if token.kind in (T.NUM, T.CARD):
        return following in _TIME - _ENDS or following in _PERIODS
    if token.kind in _LINKS:
        return following in _TIME or following in _PERIODS
    if token.kind is T.ON:
        return following in _TIME or following in (T.NUM, T.CARD, T.PART)
    return False
