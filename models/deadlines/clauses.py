"""What the grammar finds in a cell: clauses, each one meaningful part of it, and the cursor that walks the
tokens.

    cell      = group { separator group }        group: outside of brackets, or within one pair of them
    group     = clause { [separator] clause }
    clause     = Condition | Rhythm | Except | Count | DueDay | Deadlines | Pattern | Weekdays | Spans | Clock

`named_periods.py` reads Spans and Deadlines, `rhythms.py` the periodic ones, `conditions.py` conditions;
`meaning.py` says
which clauses may stand together and what they mean then.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from models.deadlines.schedule import ScheduleKind
from models.deadlines.school import SchoolTime
from models.deadlines.spans import DateRange
from models.deadlines.tokens import Token
from models.deadlines.tokens import TokenKind as T
from models.plan_years import PlanYear


class Spans(NamedTuple):
    """«апрель – май», «I, III квартал», «15 марта», «постоянно». `through` marks «в течение», «весь»,
    «постоянно».
    """

    date_ranges: tuple[DateRange, ...]
    through: bool = False


class Except(NamedTuple):
    """«кроме июля и августа»."""

    date_ranges: tuple[DateRange, ...]


class Deadlines(NamedTuple):
    """«до 25 декабря»; where `before` is true the due day is the eve of the date range («до сентября»)."""

    date_ranges: tuple[DateRange, ...]
    before: tuple[bool, ...]


class Rhythm(NamedTuple):
    """`n` times in `every` units; a unit is so many months, WEEK or DAY. `then` for «далее ежеквартально»."""

    unit: int
    n: int = 1
    every: int = 1
    then: bool = False


WEEK, DAY, YEAR = 0, -1, 12
TERM = -2
"""A term of school, of which a school year has four; a calendar year has none of its own."""


class Count(NamedTuple):
    """«2 раза» without a period; `each` for «по 2 раза»."""

    n: int
    each: bool = False


class Weekdays(NamedTuple):
    """Days of the week; `repeated` for «по вторникам», «каждый вторник», not for «в среду»; `bare` for «среда»."""

    days: tuple[int, ...]
    repeated: bool
    bare: bool = False


class Pattern(NamedTuple):
    """Days of each month (`weekday` 0), n-th weekdays of each month, or months of each quarter (`unit` 3).

    `qualified` when «(каждого) месяца» or «квартала» is said; `weekday` WORKDAY for the first or last working day;
    `following` for the days of the next month («5 числа за предыдущий месяц»).
    """

    unit: int
    ranges: tuple[tuple[int, int], ...]
    weekday: int = 0
    qualified: bool = True
    following: bool = False


WORKDAY = 8


class DueDayRule(Enum):
    """Whose day a DueDay is."""

    BARE = auto()  # «до 5 числа»
    EACH = auto()  # «до 5 числа каждого месяца»
    CURRENT = auto()  # «до 5 числа текущего месяца»
    FOLLOWING = auto()  # «до 5 числа месяца, следующего за отчётным»
    NEXT = auto()  # «до 5 числа следующего месяца»
    NTH_MONTH = auto()  # «до 5 числа последнего месяца квартала»
    END = auto()  # «до конца каждого квартала»
    WORKING = auto()  # «до последнего рабочего дня месяца»


# «за отчётным периодом»: which one, the rhythm must say
UNSAID_PERIOD = -1


class DueDay(NamedTuple):
    """A due day of each period; `size` is the period in months, 0 when it is not said."""

    day: int
    rule: DueDayRule
    size: int = 0
    nth: int = 0


class Condition(NamedTuple):
    """«по запросу», «по плану»; `event` for what happens once something else did; `asks` is what stays to be said of
    a month that stands beside it («март (дата уточняется)»)."""

    kind: ScheduleKind
    event: bool = False
    asks: str | None = None
    school: SchoolTime | None = None


class Hour(NamedTuple):
    """An hour: «в 14:00»."""


Clause = Spans | Except | Deadlines | Rhythm | Count | Weekdays | Pattern | DueDay | Condition | Hour


class Cursor:
    """Walks the tokens; every rule either consumes what it understands or goes back to where it began."""

    __slots__ = ("at", "plan_year", "tokens")

    def __init__(self, tokens: Sequence[Token], plan_year: PlanYear) -> None:
        self.tokens = tokens
        self.plan_year = plan_year
        self.at = 0

    @property
    def kind(self) -> T:
        """The kind of the token ahead."""
        return self.tokens[self.at].kind

    def ahead(self, n: int = 1) -> T:
        """The kind of the n-th token after the one ahead."""
        place = self.at + n
        return self.tokens[place].kind if place < len(self.tokens) else T.END

    def take(self, *kinds: T) -> Token | None:
        """The token ahead, consumed, if it is of one of these kinds."""
        token = self.tokens[self.at]
        if token[0] not in kinds:
            return None
        self.at += 1
        return token

    def take_all(self, *kinds: T) -> bool:
        """Whether the tokens ahead are of these kinds in this order; consumed if so."""
        start = self.at
        for kind in kinds:
            if self.take(kind) is None:
                self.at = start
                return False
        return True
