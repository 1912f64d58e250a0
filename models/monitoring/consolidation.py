"""Numbers of many posts and quarters put together: districts add, time adds flows and takes the last snapshot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from models.monitoring.form import Balance, Indicator, MonitoringForm, Nature
from models.monitoring.tables import State
from models.periods import Period, Span

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class Cell:
    """What a district says of a quarter: how it stands and its numbers. None of them are there unless somebody gave
    them: a missing report is no zero."""

    state: State
    numbers: Numbers
    zero: bool = False
    late: bool = False
    partial: bool = False
    """Another post of the district still owes its report."""


@dataclass(frozen=True)
class Consolidated:
    """Every district's quarters, in the centre's order of districts and in the order of time."""

    form: MonitoringForm
    districts: tuple[str, ...]
    quarters: tuple[Period, ...]
    cells: Mapping[tuple[str, date], Cell]
    """By the district and the quarter's first day."""

    def cell(self, district: str, quarter: Period) -> Cell:
        return self.cells.get((district, quarter.first), Cell(State.NO_DATA, {}))

    def number(self, district: str, code: str, span: Period) -> int | None:
        """A district's number over a stretch of time; None is «нет данных»."""
        told = [self.cell(district, quarter).numbers.get(code) for quarter in self.within(span)]
        return over_time(self.form.indicator(code), told)

    def total(self, code: str, span: Period) -> int | None:
        """All districts together; None when nobody said anything."""
        return added(self.number(district, code, span) for district in self.districts)

    def missing(self, district: str, span: Period) -> list[Period]:
        """The quarters of the stretch that the district gave no numbers for."""
        return [quarter for quarter in self.within(span) if not self.cell(district, quarter).numbers]

    def within(self, span: Period) -> list[Period]:
        return [quarter for quarter in self.quarters if quarter.first in span]


def over_time(indicator: Indicator, told: Sequence[int | None]) -> int | None:
    """One number of several quarters: a flow adds what was told, a snapshot is that of the last quarter, whether it
    was told or not."""
    if indicator.nature is Nature.SNAPSHOT:
        return told[-1] if told else None
    return added(told)


def added(numbers: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


@dataclass(frozen=True)
class Break:
    """Where a year does not add up: the quarter that broke it, what was expected there and what was told."""

    quarter: Period
    expected: int
    told: int
    opening: bool
    """Whether it is the opening that is not the closing of the quarter before."""


@dataclass(frozen=True)
class Identity:
    """V12, the identity of the year: opening of I + all flows in − all flows out = closing of IV.

    `left` and `right` are None while a quarter is missing; `breaks` say where it does not hold.
    """

    left: int | None
    right: int | None
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool | None:
        return None if self.left is None or self.right is None else self.left == self.right


def identity(balance: Balance, quarters: Sequence[tuple[Period, Numbers]]) -> Identity:
    """The year's identity over its quarters in order of time."""
    needed = (balance.opening, balance.closing, *balance.added, *balance.taken)
    breaks: list[Break] = []
    before: int | None = None
    for quarter, told in quarters:
        if not all(code in told for code in needed):
            before = None
            continue
        if before is not None and told[balance.opening] != before:
            breaks.append(Break(quarter, before, told[balance.opening], opening=True))
        expected = told[balance.opening] + _flows(balance, told)
        if expected != told[balance.closing]:
            breaks.append(Break(quarter, expected, told[balance.closing], opening=False))
        before = told[balance.closing]
    if not quarters or not all(code in told for _, told in quarters for code in needed):
        return Identity(None, None, tuple(breaks))
    left = quarters[0][1][balance.opening] + sum(_flows(balance, told) for _, told in quarters)
    return Identity(left, quarters[-1][1][balance.closing], tuple(breaks))


def _flows(balance: Balance, told: Numbers) -> int:
    return sum(told[code] for code in balance.added) - sum(told[code] for code in balance.taken)


def spans_of(year: int) -> list[Period]:
    """The four quarters, two half-years and the year, in the order they are read."""
    return [
        *[Period.around(Span.QUARTER, date(year, month, 1)) for month in (1, 4, 7, 10)],
        *[Period.around(Span.HALF, date(year, month, 1)) for month in (1, 7)],
        Period.around(Span.YEAR, date(year, 1, 1)),
    ]


@dataclass(frozen=True)
class Rate:
    """Reports of a district over some quarters: how many were owed, given, and given in time."""

    owed: int
    given: int
    in_time: int

    @property
    def complete_percent(self) -> int | None:
        return percent(self.given, self.owed)

    @property
    def in_time_percent(self) -> int | None:
        return percent(self.in_time, self.owed)


def percent(part: int, whole: int) -> int | None:
    """Whole per cent, a half up; None of nothing. Never 100 while something is missing."""
    if not whole:
        return None
    rounded = (part * 200 + whole) // (whole * 2)
    return 99 if part < whole and rounded >= 100 else rounded


@dataclass(frozen=True)
class Counter:
    """What the bot itself counted for a district (none for the centre as a whole) in a quarter of the year."""

    KEYS: ClassVar = ("individual", "group", "consultations", "activities", "participants", "copies")
    district: str
    quarter: int
    individual: int
    """Supervisions of one person; what was logged without a request counts here."""
    group: int
    consultations: int
    activities: int
    participants: int
    copies: int
