"""Numbers of many posts and quarters put together: districts add; time adds flows, takes of what is carried over the
first quarter and of other snapshots the last.

So opening + in − out = closing holds over any stretch whose quarters are all in, when what a quarter put right in its
opening («уточнение на начало») is added. No other rule of the form is asked of sums over time: a report was checked
quarter by quarter, and «M1 ≤ F1 + F2» of a year says nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from models.monitoring.form import Balance, MonitoringForm, Way
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
    entered: bool = False
    """A coordinator wrote it for the district."""
    early: bool = False
    """It was given while the quarter ran, and nobody confirmed it since."""


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
        return over_time(self.form.way(code), told)

    def total(self, code: str, span: Period) -> int | None:
        """All districts together; None when nobody said anything."""
        return added(self.number(district, code, span) for district in self.districts)

    def missing(self, district: str, span: Period) -> list[Period]:
        """The quarters of the stretch that the district gave no numbers for."""
        return [quarter for quarter in self.within(span) if not self.cell(district, quarter).numbers]

    def gaps(self, district: str, span: Period) -> list[Period]:
        """The quarters of the stretch that are not all there: nobody told them, or a curator still owes."""
        return [quarter for quarter in self.within(span) if not self.whole(district, quarter)]

    def whole(self, district: str, quarter: Period) -> Numbers:
        """The district's numbers of a quarter that all its curators have told; nothing before that."""
        cell = self.cell(district, quarter)
        return {} if cell.partial else cell.numbers

    def adjustments(self, span: Period) -> list["Adjustment"]:
        """What the quarters of the stretch put right in their openings, by balance, district and time. The first
        quarter begins the stretch as it says, so nothing is put right in it."""
        quarters = self.within(span)
        return [
            Adjustment(balance, district, quarter, found)
            for balance in self.form.balances
            for district in self.districts
            for before, quarter in pairwise(quarters)
            if before == quarter.before()
            if (found := _adjusted(balance, self.whole(district, before), self.whole(district, quarter)))
        ]

    def within(self, span: Period) -> list[Period]:
        return [quarter for quarter in self.quarters if quarter.first in span]


@dataclass(frozen=True)
class Adjustment:
    """An opening that is not the closing of the quarter before, with a reason: «уточнение на начало −3, II кв.»."""

    balance: Balance
    district: str
    quarter: Period
    number: int


def _adjusted(balance: Balance, before: Numbers, now: Numbers) -> int:
    if balance.closing not in before or balance.opening not in now:
        return 0
    return now[balance.opening] - before[balance.closing]


def over_time(way: Way, told: Sequence[int | None]) -> int | None:
    """One number of several quarters: the sum of what was told; the first that was told, for a district that began
    later begins with its first report; or that of the last quarter, whether it was told or not."""
    if way is Way.FIRST:
        return next((number for number in told if number is not None), None)
    if way is Way.LAST:
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
    """V12, the identity of the year: opening of I + what later openings put right + all flows in − all flows out =
    closing of IV.

    `left` and `right` are None while a quarter is missing; `breaks` say what was put right and where it does not hold.
    """

    left: int | None
    right: int | None
    breaks: tuple[Break, ...]
    adjusted: int = 0

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
    adjusted = sum(one.told - one.expected for one in breaks if one.opening)
    left = quarters[0][1][balance.opening] + adjusted + sum(_flows(balance, told) for _, told in quarters)
    return Identity(left, quarters[-1][1][balance.closing], tuple(breaks), adjusted)


def _flows(balance: Balance, told: Numbers) -> int:
    return sum(told[code] for code in balance.added) - sum(told[code] for code in balance.taken)


def spans_of(year: int) -> list[Period]:
    """The four quarters, two half-years and the year, in the order they are read."""
    return [
        *[Period.around(Span.QUARTER, date(year, month, 1)) for month in (1, 4, 7, 10)],
        *[Period.around(Span.HALF, date(year, month, 1)) for month in (1, 7)],
        Period.around(Span.YEAR, date(year, 1, 1)),
    ]
