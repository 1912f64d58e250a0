"""Shares and counts that are made of a quarter's numbers."""

from dataclasses import dataclass
from typing import ClassVar


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


@dataclass(frozen=True, kw_only=True)
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
