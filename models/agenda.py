"""What stands in a person's own calendar: a time, or a day as a whole."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

BEHIND, AHEAD = timedelta(days=31), timedelta(days=400)
"""How far back and ahead a calendar is told of: what was called off lately has to go from it too."""
MOST = 500
"""Entries of a kind at most; those that come first."""


@dataclass(frozen=True, kw_only=True)
class AgendaEntry:
    """One entry. A calendar that has one of this `uid` takes the newer `version` in its place; one that is `over` goes
    from it. Without a time it is of the whole day, and nobody is busy because of it."""

    uid: str
    version: int
    title: str
    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""
    link: str = ""
    over: bool = False
    """It was called off, or nothing is expected of it any more."""


def version_at(now: datetime) -> int:
    """The version of what has none of its own: each file replaces what the one before said of it."""
    return int(now.timestamp()) // 60
