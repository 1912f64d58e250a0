"""When a meeting is reminded of: a day and an hour before; and at its end, to be recorded."""

from datetime import datetime, timedelta

BEFORE = (timedelta(days=1), timedelta(hours=1))


def next_reminder(starts_at: datetime, ends_at: datetime, now: datetime) -> datetime | None:
    """The next instant to remind of the meeting or to ask how it went, after `now`; None when it is over.

    A meeting that is appointed for this afternoon is not reminded of «a day before».
    """
    instants = (*(starts_at - before for before in BEFORE), ends_at)
    return min((instant for instant in instants if instant > now), default=None)


def due_reminder(starts_at: datetime, now: datetime) -> timedelta | None:
    """Which of the two is due now: the latest whose instant has come, while the meeting is still ahead."""
    if starts_at <= now:
        return None
    return min((before for before in BEFORE if starts_at - before <= now), default=None)
