"""A reading in the making: dates without texts, and the parts of a cell it is made of."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.deadlines.clauses import YEAR, Count, Deadlines, DueDay, Pattern, Rhythm, Weekdays
from models.deadlines.resolving import Resolved, periods_of
from models.deadlines.schedule import ScheduleKind, Span
from models.deadlines.spans import Ambiguous, equal_parts
from models.plan_years import PlanYear

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A Schedule without its texts; `phrase` words the periodicity better than a list of dates would; `asks` says what
    of it is still to be said."""

    kind: ScheduleKind
    windows: tuple[Span, ...] = ()
    due: tuple[date, ...] = ()
    weekday: tuple[int, ...] = ()
    interval: int = 0
    count: int = 1
    phrase: str | None = None
    asks: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The clauses of a cell by kind, at most one of each; `bracketed` when the spans stand in brackets
    after a rhythm.
    """

    plan_year: PlanYear
    spans: Resolved | None = None
    rhythm: Rhythm | None = None
    bracketed: bool = False
    count: Count | None = None
    weekdays: Weekdays | None = None
    pattern: Pattern | None = None
    due_day: DueDay | None = None
    deadlines: Deadlines | None = None
    exempt: Resolved | None = None

    @property
    def present(self) -> str:
        """Which clauses there are, a letter each: S spans, R rhythm, C count, W weekdays, P pattern, N
        due day, D, X exempt.
        """
        named = (
            ("S", self.spans), ("R", self.rhythm), ("C", self.count), ("W", self.weekdays), ("P",
            self.pattern),
            ("N", self.due_day), ("D", self.deadlines), ("X", self.exempt),
        )  # fmt: skip
        return "".join(letter for letter, clause in named if clause is not None)

    @property
    def bound(self) -> Span:
        """The one window named, or the plan year.

        Raises Ambiguous for a list of them.
        """
        if self.spans is None:
            return self.plan_year.window
        if self.spans.listed:
            raise Ambiguous("периодичность и список сроков: неясно")
        return self.spans.spans[0]


def whole_year(year: int) -> Span:
    """From 1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def is_whole_year(span: Span, plan_year: PlanYear | None = None) -> bool:
    """Whether the span is exactly one calendar year, or the plan's own."""
    return span == whole_year(span[0].year) or (plan_year is not None and span == plan_year.window)


def covers(span: Span, plan_year: PlanYear) -> bool:
    """Whether the span covers the whole plan year (docs/deadlines.md, 1)."""
    start, end = plan_year.window
    return span[0] <= start and end <= span[1]


def from_spans(resolved: Resolved, plan_year: PlanYear) -> Reading:
    """One window, a list of them, or the whole plan year."""
    if resolved.listed:
        return Reading(kind=ScheduleKind.RECURRING, windows=resolved.spans)
    kind = ScheduleKind.CONTINUOUS if covers(resolved.spans[0], plan_year) else ScheduleKind.WINDOW
    return Reading(kind=kind, windows=resolved.spans)


def windows(spans: tuple[Span, ...], count: int = 1, phrase: str | None = None) -> Reading:
    """Windows of a frequency: «1 раз в год» is one window of a year, never `continuous`."""
    return Reading(
        kind=ScheduleKind.WINDOW if len(spans) == 1 else ScheduleKind.RECURRING,
        windows=spans,
        count=count,
        phrase=phrase,
    )


def times_a_year(n: int, year: Span) -> Reading:
    """«N раз в год»: N equal windows when N divides 12, else one window of N executions (docs/deadlines.md, 2)."""
    if YEAR % n:
        return windows((year,), n)
    return windows(equal_parts(YEAR // n, year))


def yearly(rhythm: Rhythm, plan_year: PlanYear) -> tuple[tuple[Span, ...], int]:
    """Windows and executions of a rhythm of months over the plan year."""
    year = plan_year.window
    if rhythm.unit == YEAR:
        reading = times_a_year(rhythm.n, year)
        return reading.windows, reading.count
    return periods_of(rhythm.unit * rhythm.every, year, plan_year), rhythm.n


def need(part: _Part | None) -> _Part:
    """A part that must be there.

    Raises Ambiguous when it is not.
    """
    if part is None:
        raise Ambiguous("непонятно сочетание сроков")
    return part
