"""What a centre sets for its plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from models.plan.occurrences import REPORT_DAY
from models.plan_years import Break, PlanYear

LATEST = 28
"""A day of the month that every month has."""


@dataclass(frozen=True)
class PlanRules:
    """Kept as JSON in the centre's settings."""

    AREA: ClassVar[str] = "plan"
    report_day: int = REPORT_DAY
    """The day of the next month on which a quarter's report is due (docs/deadlines.md)."""
    holidays: tuple[tuple[str, str, str], ...] = ()
    """School holidays of all years: season, first and last day in ISO. Without them «осенние каникулы» is external."""
    at_once: bool = False
    """Whoever answers for an item changes its dates at once and the coordinator hears of it; else they propose."""

    def dated(self, year: PlanYear) -> PlanYear:
        """The plan's year with the school holidays that the centre has told."""
        return with_holidays(year, self.holidays)

    def of_year(self, year: PlanYear) -> dict[str, tuple[str, str]]:
        """The holidays of one school year by season."""
        return {name: (first, last) for name, first, last in self.holidays if year.holds(date.fromisoformat(first))}

    def told(self, year: PlanYear, days: Mapping[str, tuple[str, str]]) -> "PlanRules":
        """The same with the holidays of that school year told anew."""
        kept = [one for one in self.holidays if not year.holds(date.fromisoformat(one[1]))]
        return replace(self, holidays=(*kept, *((name, first, last) for name, (first, last) in days.items())))


def with_holidays(year: PlanYear, holidays: Iterable[Sequence[str]]) -> PlanYear:
    """The year with holidays as they are kept in JSON."""
    breaks = (Break(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in holidays)
    return replace(year, breaks=tuple(breaks))
