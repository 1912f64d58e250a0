"""The days of a quarter's monitoring: when it opens, until when a report is in time, from when none is taken."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from models.calendar import add_working_days, next_working, previous_working
from models.periods import Period, Span
from models.reminders.repeats import turns

LEAST = 3
"""Working days that people have for it, the day on which they are asked included."""


@dataclass(frozen=True)
class MonitoringDays:
    """A centre's settings, days of the month after the quarter: «вовремя до 10, закрыто с 25»; and on which days
    those who still owe a report are reminded (the last day in time is one of them always)."""

    AREA: ClassVar[str] = "monitoring_days"
    in_time: int = 10
    closed: int = 25
    remind: list[int] = field(default_factory=lambda: [3, 5])

    @property
    def wrong(self) -> str | None:
        """The key of why these days cannot be; None when they can."""
        if not 1 <= self.in_time <= 28 or not 2 <= self.closed <= 28:
            return "monitoring-days-month"
        return None if self.in_time < self.closed else "monitoring-days-order"


@dataclass(frozen=True)
class Dates:
    """What the settings mean for one quarter. `last` is the last day on which a report is taken at all."""

    opens: date
    in_time: date
    last: date

    @property
    def closed(self) -> date:
        return self.last + timedelta(days=1)


def quarter_of(day: date) -> Period:
    """The quarter that ended last before the day: the one that is reported on then."""
    return Period.around(Span.QUARTER, day).before()


def dates_of(quarter: Period, days: MonitoringDays) -> Dates:
    """The dates for a quarter. A last day in time that is a day off moves to the next working day, and in January to
    the third after the holidays, else it would be the day on which people are asked; the closing day follows it when
    it must."""
    opens = quarter.after().first
    asked = next_working(opens)
    in_time = max(next_working(opens.replace(day=days.in_time)), add_working_days(asked, LEAST - 1))
    last = max(opens.replace(day=days.closed) - timedelta(days=1), in_time)
    return Dates(opens, in_time, last)


class Call(StrEnum):
    """Why those who owe a report are told on a day."""

    OPEN = "open"
    REMIND = "remind"
    LATE = "late"
    """In time is over, and it is taken still."""
    CLOSING = "closing"
    """The last working day on which it is taken."""
    CLOSED = "closed"
    """It is taken no more, unless the coordinator opens it."""


def calls(dates: Dates, days: MonitoringDays) -> dict[date, Call]:
    """When those who owe are told and why, the earliest first: working days, each of them once, whatever the rule. Of
    two reasons that fall on one day the one that matters more stands."""
    opens, closing = next_working(dates.opens), previous_working(dates.last)
    found = {opens: Call.OPEN}
    named = {dates.opens.replace(day=day) for day in days.remind if 1 <= day <= 28}
    for day in sorted({*map(next_working, named), dates.in_time}):
        if opens < day <= dates.in_time:
            found[day] = Call.REMIND
    for turn in turns(dates.in_time, weekly=False):
        if turn.day <= dates.last:
            found[turn.day] = Call.LATE
    if closing > dates.in_time:
        found[closing] = Call.CLOSING
    found[next_working(dates.closed)] = Call.CLOSED
    return dict(sorted(found.items()))


def boards(dates: Dates) -> list[date]:
    """The working days on which the coordinator hears how the quarter stands: when in time is over, and at its end."""
    return sorted({next_working(dates.in_time + timedelta(days=1)), next_working(dates.closed)})
