"""When somebody who wants it is sent the summary: every Monday, the first of a month, the first of a quarter. Pure
arithmetic over the working calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.calendar import next_working
from models.periods import Period, Span

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class SummaryRhythm(StrEnum):
    """How often."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"

    def period_at(self, day: date) -> Period:
        """The week, from Monday on, the month or the quarter that the day lies in."""
        if self is SummaryRhythm.WEEK:
            monday = day - timedelta(days=day.weekday())
            return Period.of(monday, monday + _WEEK - _DAY)
        return Period.around(Span(self.value), day)


FRESH = {
    SummaryRhythm.WEEK: timedelta(days=3),
    SummaryRhythm.MONTH: timedelta(days=7),
    SummaryRhythm.QUARTER: timedelta(days=7),
}
"""How long after its day a summary is still worth sending: later it would be old news."""


@dataclass(frozen=True)
class SummaryIssue:
    """A summary that is to be sent: of which period, on which working day, the last day on which it is no old news."""

    period: Period
    day: date
    until: date


def issue_of(rhythm: SummaryRhythm, period: Period) -> SummaryIssue:
    """Of a period that is over: on the first working day after it."""
    day = next_working(period.last + _DAY)
    return SummaryIssue(period, day, day + FRESH[rhythm])


def latest_issue(rhythm: SummaryRhythm, today: date) -> SummaryIssue | None:
    """What is to be sent by now: the newest, once its day has come; None where it would be old news."""
    found = next(one for one in _issues(rhythm, today) if one.day <= today)
    return found if today <= found.until else None


def following_issue(rhythm: SummaryRhythm, today: date) -> date:
    """The next day after today on which one is sent."""
    return min(one.day for one in _issues(rhythm, today) if one.day > today)


def _issues(rhythm: SummaryRhythm, today: date) -> Iterator[SummaryIssue]:
    """Those around today, the newest first: those of a week of holidays fall on one day, and then the newest is it."""
    period = rhythm.period_at(today).after()
    for _ in range(5):
        yield issue_of(rhythm, period)
        period = period.before()
