"""The year of a plan: a calendar year, or a school year from 1 September to 31 August (docs/deadlines.md, 10)."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

SEPTEMBER = 9
AUTUMN, WINTER, SPRING, SUMMER = "autumn", "winter", "spring", "summer"
SEASONS = (AUTUMN, WINTER, SPRING)
"""Whose holidays a school sets; summer's are the same everywhere."""


class Break(NamedTuple):
    """School holidays, their first and last day."""

    season: str
    first: date
    last: date


@dataclass(frozen=True)
class PlanYear:
    """The days a plan is for; `year` is the one it begins in, `school` tells a school year from a calendar one.
    `breaks` are the school holidays that the centre has told: they make no other year of it."""

    year: int
    school: bool = False
    breaks: tuple[Break, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, year: "PlanYear | int") -> "PlanYear":
        """The year itself, or the calendar year of a bare number."""
        return year if isinstance(year, PlanYear) else cls(year)

    @classmethod
    def around(cls, day: date) -> "PlanYear":
        """The school year that a day lies in."""
        return cls(day.year - (day.month < SEPTEMBER), school=True)

    @classmethod
    def at(cls, day: date, *, school: bool) -> "PlanYear":
        """The year of that kind that a day lies in."""
        return cls.around(day) if school else cls(day.year)

    def next(self, by: int = 1) -> "PlanYear":
        """The year so many after it, of the same kind."""
        return PlanYear(self.year + by, self.school)

    @cached_property
    def window(self) -> tuple[date, date]:
        """Its first and its last day."""
        if self.school:
            return date(self.year, SEPTEMBER, 1), date(self.year + 1, 8, 31)
        return date(self.year, 1, 1), date(self.year, 12, 31)

    @property
    def first(self) -> date:
        return self.window[0]

    @property
    def last(self) -> date:
        return self.window[1]

    def year_of(self, month: int) -> int:
        """The year that a month belongs to when none is named."""
        return self.year + (self.school and month < SEPTEMBER)

    def holds(self, day: date) -> bool:
        """Whether the day is one of the plan's."""
        return self.first <= day <= self.last

    @property
    def years(self) -> frozenset[int]:
        """The calendar years it has days in."""
        return frozenset({self.first.year, self.last.year})

    @property
    def brief(self) -> str:
        """The year in figures, a school year with both: «2025», «2025/26»."""
        return f"{self.year}/{(self.year + 1) % 100:02}" if self.school else str(self.year)

    @property
    def words(self) -> str:
        """«2025 год», «2025–2026 учебный год»: what stands after «план на»."""
        return f"{self.year}–{self.year + 1} учебный год" if self.school else f"{self.year} год"
