"""How often a thing that nobody does is said again: on the first, the third and the seventh working day; whoever it
goes to then hears of it on such days as well, and from there on once a week.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from models.calendar import add_working_days, is_working
from models.reminders.moments import first_working

DAYS = (1, 3, 7)
"""Working days after it was to be done."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Turn:
    """A working day on which it is said, and the how manieth time that is."""

    day: date
    number: int


def handed_over(since: date) -> date:
    """The day from which on it is somebody else's: the last turn of whom it waits for."""
    return add_working_days(since, DAYS[-1])


def turns(since: date, *, weekly: bool) -> Iterator[Turn]:
    """The turns of what waits since that day, the earliest first; `weekly` ones never end."""
    for number, days in enumerate(DAYS, 1):
        yield Turn(add_working_days(since, days), number)
    day, number = handed_over(since), len(DAYS)
    while weekly:
        day = first_working(day + WEEK)
        if is_working(day):
            number += 1
            yield Turn(day, number)


def latest(since: date, today: date, *, weekly: bool) -> Turn | None:
    """The turn that has come last; the ones before it are not told any more."""
    return max(takewhile(lambda turn: turn.day <= today, turns(since, weekly=weekly)), default=None, key=_number)


def following(since: date, today: date, *, weekly: bool) -> Turn | None:
    """The next turn after today; None when there is none left."""
    return next((turn for turn in turns(since, weekly=weekly) if turn.day > today), None)


def _number(turn: Turn) -> int:
    return turn.number
