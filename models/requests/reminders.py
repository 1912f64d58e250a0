"""When a meeting is reminded of: a day and an hour before; and at its end, to be recorded."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.calendar import previous_working

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def _instants(starts_at: datetime, zone: ZoneInfo) -> Iterator[tuple[timedelta, datetime]]:
    """Which of the two, and when: «a day before» falls on the working day before, for on days off nobody is written
    to; the hour is the meeting's own."""
    local = starts_at.astimezone(zone)
    yield DAY, datetime.combine(previous_working(local.date() - DAY), local.time(), zone)
    yield HOUR, starts_at - HOUR


def next_reminder(starts_at: datetime, ends_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The next instant to remind of the meeting or to ask how it went, after `now`; None when it is over.

    A meeting that is appointed for this afternoon is not reminded of «a day before».
    """
    instants = (*(instant for _, instant in _instants(starts_at, zone)), ends_at)
    return min((instant for instant in instants if instant > now), default=None)


def due_reminder(starts_at: datetime, now: datetime, zone: ZoneInfo) -> timedelta | None:
    """Which of the two is due now: the latest whose instant has come, while the meeting is still ahead."""
    if starts_at <= now:
        return None
    return min((before for before, instant in _instants(starts_at, zone) if instant <= now), default=None)
