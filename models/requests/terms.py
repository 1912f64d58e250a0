"""By when a request is answered: two working days, an urgent one today (docs/requests.md)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import ClassVar

from models.calendar import add_working_days, is_working, next_working


@dataclass(frozen=True, kw_only=True)
class RequestTerms:
    """A centre's terms: days are working days unless said otherwise, hours are of the centre's clock."""

    AREA: ClassVar[str] = "request_terms"
    answer_days: int = 2
    opens: int = 9
    closes: int = 18
    feedback_days: int = 14
    """Calendar days from the meeting to «помогло?»."""
    group_days: int = 30
    """Calendar days within which open requests of one topic are offered to be joined."""


def answer_by(asked: datetime, terms: RequestTerms, *, urgent: bool) -> date:
    """The last day to answer. `asked` stands on the centre's clock.

    An urgent request is answered the same day; one that comes after the working day, on the next working day.
    """
    day = asked.date()
    if not urgent:
        return add_working_days(day, terms.answer_days)
    if is_working(day) and asked.hour < terms.closes:
        return day
    return next_working(day + timedelta(days=1))


def term_ends(day: date, asked: datetime, terms: RequestTerms) -> datetime:
    """The end of that working day on the centre's clock: an instant with a zone, as `asked` has one."""
    return datetime.combine(day, time(terms.closes), asked.tzinfo)


def half_way(asked: datetime, ends: datetime, terms: RequestTerms) -> datetime:
    """The middle of the term; what falls on a day off or into the night waits for the next working morning."""
    middle = asked + (ends - asked) / 2
    if is_working(middle.date()) and middle.hour < terms.closes:
        return max(middle, datetime.combine(middle.date(), time(terms.opens), middle.tzinfo))
    morning = next_working(middle.date() + timedelta(days=1)) if middle.hour >= terms.opens else middle.date()
    return min(datetime.combine(next_working(morning), time(terms.opens), middle.tzinfo), ends)
