"""Marking an expected execution as done: the day that is proposed for it, and which of an item's dates it may be."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from models.calendar import is_working

PICKS = 4
"""Days inside a window that has passed, offered at once."""
NEAR = timedelta(days=31)
"""How far from its window a date may lie that nobody has named: what was done in December is not September's."""
DAY = timedelta(days=1)


class Window(Protocol):
    """An expected execution: a day where it opens and closes on one, else the days in which it may be done."""

    @property
    def opens(self) -> date: ...
    @property
    def closes(self) -> date: ...
    @property
    def due(self) -> date: ...


class Marked(Window, Protocol):
    """An expected execution that is done or still open."""

    @property
    def open(self) -> bool: ...


D = TypeVar("D", bound=Marked)


def proposed_day(window: Window, today: date) -> date | None:
    """The day of a record for that execution: an event's own day, today within a window; None is to be asked."""
    if window.opens == window.closes:
        return window.opens if window.opens <= today else None
    return today if window.opens <= today <= window.closes else None


def picks(window: Window, today: date) -> list[date]:
    """The last days inside the window that are not ahead, working days before days off, the latest first."""
    if window.opens > today:
        return []
    last = min(window.closes, today)
    inside = [last - n * DAY for n in range(min((last - window.opens).days + 1, 4 * PICKS))]
    working = [day for day in inside if is_working(day)]
    return (working or inside)[:PICKS]


def another_year(window: Window, day: date) -> bool:
    """Whether the day lies in no year of the execution: then a person is asked before it counts."""
    return (day < window.opens and day.year < window.opens.year) or day.year > max(window.closes, window.due).year


def nearest(found: Iterable[tuple[int, date, date, bool]], day: date) -> int | None:
    """Which of an item's dates a record of that day counts for, when nobody has named one.

    They come as (id, opens, closes, still open). An open one whose window holds the day, else the nearest open one
    within a month, of two as near the earlier; else the nearest of all: what was done above the plan is seen there.
    """
    away = sorted(
        (max(opens - day, day - closes, timedelta()), opens, date_id, waits) for date_id, opens, closes, waits in found
    )
    still = [date_id for distance, _, date_id, waits in away if waits and distance <= NEAR]
    return next(iter(still or [date_id for _, _, date_id, _ in away]), None)


def choices(dates: Sequence[D], today: date) -> list[D]:
    """The dates that a record made today may be for, in their order: those that have begun, with the window to come; a
    single one that has begun needs no question, and a day ahead is not held yet."""
    waiting = [one for one in dates if one.open]
    begun = [one for one in waiting if one.opens <= today]
    if len(begun) == 1:
        return begun
    return begun + [one for one in waiting if one.opens > today and one.opens < one.closes][:1]
