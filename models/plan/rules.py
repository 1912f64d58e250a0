"""What a centre sets for its plan."""

from dataclasses import dataclass
from typing import ClassVar

from models.occurrences import REPORT_DAY

LATEST = 28
"""A day of the month that every month has."""


@dataclass(frozen=True)
class PlanRules:
    """Kept as JSON in the centre's settings."""

    AREA: ClassVar[str] = "plan"
    report_day: int = REPORT_DAY
    """The day of the next month on which a quarter's report is due (DOMAIN.md, «Deadlines»)."""
    at_once: bool = False
    """Whoever answers for an item changes its dates at once and the coordinator hears of it; else they propose."""
