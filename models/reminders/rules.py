"""What a centre set for its reminders: when before and after a date, at what hour, and whether at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class ReminderRules:
    """The centre's rules. Days are counted on its calendar; hours are of its clock, «09:00»."""

    AREA: ClassVar[str] = "reminders"

    enabled: bool = False
    """Off until the coordinator has seen who would be told what this week."""
    before: Sequence[int] = (30, 14, 3)
    """Days before an item's date."""
    overdue: Sequence[int] = (3, 7)
    """Days after it while it is not done; with the last of them the coordinator is told too."""
    quarter_before: int = 14
    """Days before a quarter ends for what is due in it; the quarter's start is told as well."""
    month_before: int = 5
    """Working days before a month ends for what is due every month."""
    digest: str = "09:00"
    evening: str = "18:00"
    """When an event's day is asked about: «Прошло? Сколько человек?»"""
    quiet_from: str = "20:00"
    quiet_until: str = "08:00"

    @property
    def digest_time(self) -> time:
        return time.fromisoformat(self.digest)

    @property
    def evening_time(self) -> time:
        return time.fromisoformat(self.evening)

    @property
    def quiet(self) -> tuple[time, time]:
        """The hours in which nobody is told anything, unless they chose hours of their own."""
        return time.fromisoformat(self.quiet_from), time.fromisoformat(self.quiet_until)
