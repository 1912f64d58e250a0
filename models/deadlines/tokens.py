"""Kinds of tokens: the alphabet of the grammar."""

from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """Kinds of tokens; the number beside a token is what the comment says. The rules, which name little else, import it
    as `T`."""

    END = "end"
    WORD = "word"  # a word we do not know
    JUNK = "junk"
    # figures
    NUM = "num"  # 15
    ORD = "ord"  # 15-го, третий; LAST is -1
    ROMAN = "roman"
    CARD = "card"  # два, двух
    DATE = "date"  # 15.03.2024 → (day, month, year)
    DAY_MONTH = "day.month"  # → (day, month)
    MONTH_YEAR = "month.year"  # → (month, year)
    YEAR = "year"
    CLOCK = "clock"  # 14:00, 10.30
    # marks
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    SLASH = "/"
    DASH = "-"
    DOT = "."
    OPEN = "("
    CLOSE = ")"
    # spans of time
    MONTH = "month"  # the month; forms: GENITIVE or none
    WEEKDAY = "weekday"  # 1 is Monday; forms: PLURAL («вторникам») or none
    QUARTER_WORD = "quarter"
    HALF_WORD = "half"
    YEAR_WORD = "year word"
    YEARS_WORD = "years word"
    MONTH_WORD = "month word"
    WEEK_WORD = "week word"
    DAY_WORD = "day word"
    HOUR_WORD = "hour word"
    DECADE = "decade"
    PART = "part"  # начало 1, середина 2, конец 3
    HALF_OF = "half of"
    SEASON = "season"  # its first month
    SEASONAL = "seasonal"  # летний: its first month
    SCHOOL = "school"
    CALENDAR = "calendar"
    PERIOD = "period"
    NUMBER_WORD = "number word"  # число
    FLOW = "flow"  # течение, протяжение
    CONTINUOUS = "continuous"
    BASIS = "basis"  # (на постоянной) основе
    ROUND = "round"  # круглый
    WHOLE = "whole"
    # rhythm
    FREQ = "freq"  # ежемесячно: months in the period; 0 is the week, -1 the day
    TIMES = "times"
    FOLD = "fold"  # дважды 2
    EVERY = "every"
    WORKING = "working"  # рабочий (день)
    WORKDAYS = "workdays"  # будни: 1, выходные: 2
    # relations
    IN = "in"
    ON = "on"
    UNTIL = "until"
    TO = "to"
    FROM = "from"
    BY = "by"
    FOR = "for"
    AT = "at"
    AFTER = "after"
    IF = "if"
    UNDER = "under"
    THROUGH = "through"
    AND = "and"
    OR = "or"
    NOT = "not"
    LESS = "less"  # (не) реже, менее
    LEAST = "least"  # минимум
    EARLIER = "earlier"  # (не) ранее
    THEN = "then"  # далее
    LATER = "later"  # (не) позднее
    THAN = "than"
    LAST = "last"
    NEXT = "next"
    REPORTED = "reported"
    CURRENT = "current"
    EXCEPT = "except"  # кроме
    PAST = "past"
    INCLUDED = "included"
    # conditions
    MEASURE = "measure"  # (по) мере
    ASK = "ask"  # запрос, необходимость …
    PLAN = "plan"  # план, график, согласование …
    EVENT = "event"  # (по) окончании, итогам …
    CASE = "case"  # (в) случае
    ACCORDING = "according"  # согласно, (в) соответствии, (на) основании
    AT_ONCE = "at once"  # незамедлительно
    HOLIDAYS = "holidays"  # каникулы
    TERM_OF_SCHOOL = "school term"  # четверть
    MOMENT = "moment"
    TO_BE_SET = "to be set"  # уточняется
    SET = "set"  # (будет) уточнён
    WILL = "will"
    NEED = "need"  # потребуется
    # noise
    TERM = "term"  # срок, дата
    HOLDING = "holding"  # (срок) проведения
    ROUGHLY = "roughly"  # ориентировочно
    FORMAT = "format"  # онлайн
    REFUSED = "refused"  # known words that no rule takes: они не исправляются в похожие


class Token(NamedTuple):
    """A word or a figure; `form` is its text, `n` and `more` its meaning."""

    kind: TokenKind
    form: str
    n: int = 0
    more: tuple[int, ...] = ()


GENITIVE, ABBREVIATION, PLURAL = (1,), (2,), (3,)
