"""When a date of a register is reminded of: pure."""

from collections.abc import Sequence
from datetime import date, timedelta


def next_look(due: date, days: Sequence[int], today: date) -> date | None:
    """The next day after today on which a date is reminded of; None when all of them have passed."""
    ahead = (due - timedelta(days=one) for one in sorted(days, reverse=True))
    return next((day for day in ahead if day > today), None)


def due_today(due: date, days: Sequence[int], today: date, since: date) -> int | None:
    """How many days before its date the last reminder is that should have been given by today: the bot may have been
    down. None for those of before the entry was there (`since`), and when the date is over."""
    if due < today:
        return None
    told = [one for one in days if since < due - timedelta(days=one) <= today]
    return min(told, default=None)
