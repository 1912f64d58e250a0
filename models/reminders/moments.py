"""When a date of the plan is told of, and how: pure arithmetic over the working calendar.

What comes before a date moves from a day off to the previous working day, what comes after it to the next one. Of two
nudges on one day the later one is told, so a person hears of a thing at most once a day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.calendar import add_working_days, is_working, next_working, previous_working
from models.deadlines import ScheduleKind
from models.periods import Period, Span
from models.plan_years import PlanYear
from models.reminders.hours import instant_at
from models.reminders.rules import ReminderRules

LIFE = timedelta(days=7)
"""How long after its day a missed nudge is still worth telling (`docs/decisions/08-reminders.md`)."""
_DAY = timedelta(days=1)


class Nudge(StrEnum):
    """How a date is told of, in the order in which the later one wins on the same day."""

    START = "start"
    """A quarter begins in which it is due."""
    BEFORE = "before"
    WEEK = "week"
    """The morning of the week in which it is due."""
    DAY = "day"
    HELD = "held"
    """The evening of an event, of a day off the next working morning: did it take place, and how many came?"""
    OVERDUE = "overdue"
    LATE = "late"
    """The last reminder of an overdue thing: the coordinator is told as well."""


AHEAD = frozenset({Nudge.START, Nudge.BEFORE, Nudge.WEEK})
PASSED = frozenset({Nudge.OVERDUE, Nudge.LATE})


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A nudge with its day and hour on the centre's clock; it is worth telling up to the day `until`."""

    day: date
    at: time
    nudge: Nudge
    days: int
    until: date

    @property
    def key(self) -> str:
        """Its name within one date: «before14»."""
        return f"{self.nudge}{self.days}"

    def instant(self, zone: ZoneInfo) -> datetime:
        """When it is told at the earliest."""
        return instant_at(self.day, self.at, zone)


@dataclass(frozen=True, kw_only=True)
class Expectation:
    """One expected execution as far as reminders need it: its window, its date, and its item's kind of deadline."""

    opens: date
    closes: date
    due: date
    kind: ScheduleKind
    school: bool = False
    """Whether its plan is of a school year."""

    @property
    def year_ends(self) -> date:
        """The last day of the year that it belongs to."""
        return PlanYear.at(self.due, school=self.school).last

    @property
    def event(self) -> bool:
        """Whether it takes place on a day, so that its evening can be asked about."""
        return self.opens == self.closes and self.kind is not ScheduleKind.WEEKLY

    @property
    def whole_quarter(self) -> bool:
        quarter = Period.around(Span.QUARTER, self.closes)
        return (self.opens, self.closes) == (quarter.first, quarter.last)

    @property
    def monthly(self) -> bool:
        """One of the whole months of something that is done every month."""
        month_ends = (self.closes + _DAY).day == 1
        same_month = (self.opens.year, self.opens.month, self.opens.day) == (self.closes.year, self.closes.month, 1)
        return self.kind is ScheduleKind.RECURRING and month_ends and same_month


def moments(expected: Expectation, rules: ReminderRules) -> list[Moment]:
    """When this date is told of, the earliest first; at most one moment an hour of a day. With its year it ends: what
    is open then is told together (`models/reminders/year.py`)."""
    order, end = list(Nudge), expected.year_ends
    within = [replace(one, until=min(one.until, end)) for one in _moments(expected, rules) if one.day <= end]
    found = sorted(within, key=lambda one: (one.day, one.at, order.index(one.nudge), -one.days))
    return list({(one.day, one.at): one for one in found}.values())


def _moments(expected: Expectation, rules: ReminderRules) -> Iterator[Moment]:
    due, morning = expected.due, rules.digest_time
    week = first_working(due)
    if expected.kind is ScheduleKind.WEEKLY:  # what comes every week is told of once a week, and never chased
        yield Moment(day=min(week, due), at=morning, nudge=Nudge.WEEK, days=0, until=due)
        return
    until = due + LIFE
    if week < due and is_working(week):
        yield Moment(day=week, at=morning, nudge=Nudge.WEEK, days=0, until=until)
    yield from (
        Moment(day=day, at=morning, nudge=nudge, days=days, until=until) for day, nudge, days in _ahead(expected, rules)
    )
    yield Moment(day=previous_working(due), at=morning, nudge=Nudge.DAY, days=0, until=until)
    asked = next_working(due) if expected.event else due
    if expected.event:  # nobody is written to on a day off; until it was asked about nothing is overdue
        yield Moment(
            day=asked, at=rules.evening_time if asked == due else morning, nudge=Nudge.HELD, days=0, until=asked + LIFE
        )
    for number, days in enumerate(sorted(rules.overdue), 1):
        day = next_working(asked + days * _DAY)
        nudge = Nudge.LATE if number == len(rules.overdue) else Nudge.OVERDUE
        yield Moment(day=day, at=morning, nudge=nudge, days=days, until=day + LIFE)


def _ahead(expected: Expectation, rules: ReminderRules) -> Iterator[tuple[date, Nudge, int]]:
    due = expected.due
    if expected.whole_quarter:
        yield next_working(expected.opens), Nudge.START, 0
        yield previous_working(expected.closes - rules.quarter_before * _DAY), Nudge.BEFORE, rules.quarter_before
    elif expected.monthly:
        yield add_working_days(due, -rules.month_before), Nudge.BEFORE, rules.month_before
    else:
        recurs = (
            expected.kind in (ScheduleKind.RECURRING, ScheduleKind.RECURRING_DEADLINE)
            and expected.opens < expected.closes
        )
        for days in rules.before:
            day = previous_working(due - days * _DAY)
            if not (recurs and day < expected.opens):  # before its own window the one before it is spoken of
                yield day, Nudge.BEFORE, days


def first_working(day: date) -> date:
    """The first working day of the week of that day: Monday, unless it is a day off. In a week without working days
    it is Monday all the same.
    """
    monday = day - timedelta(days=day.weekday())
    week = [monday + n * _DAY for n in range(7)]
    return next(filter(is_working, week), monday)


def newest(found: Sequence[Moment], zone: ZoneInfo, now: datetime) -> Moment | None:
    """The moment that has come last; the ones before it are not told any more."""
    return max((one for one in found if one.instant(zone) <= now), key=lambda one: one.instant(zone), default=None)


def following(found: Sequence[Moment], zone: ZoneInfo, now: datetime) -> datetime | None:
    """The instant of the next moment; None when there is none left."""
    return min((at for one in found if (at := one.instant(zone)) > now), default=None)


def undated_moments(kind: ScheduleKind, year: PlanYear | int, rules: ReminderRules) -> list[Moment]:
    """When an item without a date of its own is told of in its plan's year: at the start of each quarter; one that
    runs all year towards each quarter's end, where nothing of it was logged in the quarter."""
    found = []
    plan = PlanYear.of(year)
    quarter = Period.around(Span.QUARTER, plan.first)
    for _ in range(4):
        if kind is ScheduleKind.CONTINUOUS:
            day = previous_working(quarter.last - rules.quarter_before * _DAY)
            found.append(
                Moment(day=day, at=rules.digest_time, nudge=Nudge.BEFORE, days=quarter.number, until=quarter.last)
            )
        else:
            day = next_working(max(quarter.first, plan.first))
            found.append(
                Moment(day=day, at=rules.digest_time, nudge=Nudge.START, days=quarter.number, until=day + LIFE)
            )
        quarter = quarter.after()
    return found
