"""Where the words of a condition end and time begins again."""

from models.deadlines.facets import Cursor
from models.deadlines.sorts import Sort

_TIME = frozenset(
    {
        Sort.MONTH, Sort.SEASON, Sort.SEASONAL, Sort.WEEKDAY, Sort.FREQ, Sort.TIMES, Sort.FOLD, Sort.FLOW,
        Sort.ROMAN,
        Sort.DATE, Sort.DAY_MONTH, Sort.MONTH_YEAR, Sort.CLOCK, Sort.CONTINUOUS, Sort.ORD, Sort.LAST,
        Sort.NOT,
        Sort.LEAST, Sort.WORKDAYS, Sort.JUNK, Sort.OPEN, Sort.CLOSE, Sort.END, Sort.COLON, Sort.SEMICOLON,
        Sort.DECADE,
        Sort.HALF_OF, Sort.ROUND, Sort.REFUSED, Sort.HOLIDAYS, Sort.TERM_OF_SCHOOL, Sort.EARLIER, Sort.THEN,
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
NOUNS = frozenset({Sort.WORD, Sort.ASK, Sort.PLAN, Sort.EVENT})
OF_EVENTS = (
    NOUNS
    | _LINKS
    | {
        Sort.WORKING,
        Sort.ON,
        Sort.COMMA,
        Sort.AND,
        Sort.OR,
        Sort.SLASH,
        Sort.DASH,
        Sort.HOLDING,
        Sort.MEASURE,
        Sort.NEED,
    }
)
# words that name a time of the year: an event must not hide one («после майских праздников»)
_DATED = (
    "январск", "февральск", "мартовск", "апрельск", "майск", "июньск", "июльск", "августовск", "сентябрьск",
    "октябрьск", "ноябрьск", "декабрьск", "новогодн", "рождеств", "праздник", "выходн", "пасх",
    "маслениц", "зимн",
    "четверт", "семестр", "сесси", "смен",
)  # fmt: skip
TIME = (_TIME | _PERIODS | {Sort.ASK, Sort.PLAN, Sort.AT_ONCE, Sort.UNTIL}) - (
    _ENDS | {Sort.NUM, Sort.ROMAN, Sort.JUNK, Sort.COLON, Sort.SEMICOLON, Sort.NOT, Sort.REFUSED}
)
"""What makes a line one of time."""


def tail(cursor: Cursor, *, event: bool = False) -> set[Sort]:
    """Consume the words up to where time begins; the sorts met."""
    met: set[Sort] = set()
    while not _stops(cursor, event=event):
        token = cursor.tokens[cursor.at]
        met.add(token.sort)
        cursor.at += 1
    return met


def _stops(cursor: Cursor, *, event: bool) -> bool:
    token, following = cursor.tokens[cursor.at], cursor.ahead()
    if event and (token.sort not in OF_EVENTS or token.form.startswith(_DATED)):
        return True
    if token.sort in _TIME:
        return True
    if token.sort is Sort.COMMA:
        return following not in NOUNS
    if token.sort in (Sort.AND, Sort.OR, Sort.SLASH, Sort.DASH):
        return following not in NOUNS and following is not Sort.DAY_WORD
    if token.sort in (Sort.NUM, Sort.CARD):
        return following in _TIME - _ENDS or following in _PERIODS
    if token.sort in _LINKS:
        return following in _TIME or following in _PERIODS
    if token.sort is Sort.ON:
        return following in _TIME or following in (Sort.NUM, Sort.CARD, Sort.PART)
    return False
