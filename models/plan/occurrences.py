"""Expected executions of a plan's item: from what its deadline means to windows and due dates.

A due date is a working day (models/calendar). Items on demand, with a foreign date, or lasting the whole year
expect nothing by the calendar, so they are never overdue.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from models.calendar import last_working_day, previous_working
from models.deadlines import Schedule, ScheduleKind
from models.holidays import Feast, feast_in
from models.plan.words import fold
from models.plan_years import PlanYear

UNDATED = (ScheduleKind.ON_DEMAND, ScheduleKind.EXTERNAL, ScheduleKind.CONTINUOUS, ScheduleKind.UNDETERMINED)
"""Kinds that expect nothing by the calendar."""
REPORT_DAY = 10
"""The day of the next month on which a quarter's report is due (docs/deadlines.md)."""
LEAD = timedelta(days=30)
"""How long before its date an item «до 1 октября» is shown as something to do."""
NEAR = timedelta(days=31)
"""How far from its cell's window a feast named in the title may lie: «День знаний» is planned for August."""
SHORT = timedelta(days=7)
"""A window this short was chosen on purpose: no feast moves it."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_REPORT = re.compile(r"мониторинг|отчет|сводн|сводк|справк|статистическ")
_QUARTERLY = re.compile(r"ежеквартальн|каждый квартал|поквартальн")


@dataclass(frozen=True)
class Expected:
    """One window of doing: from the day it opens to the day it closes, the working day it is due, how many times."""

    opens: date
    closes: date
    due: date
    count: int = 1


def expect(
    schedule: Schedule, year: PlanYear | int, words: str = "", report_day: int = REPORT_DAY
) -> tuple[Expected, ...]:
    """What the item is expected to do in the plan's year, in the order of due dates.

    `words` are the item's content and the papers it promises: feasts and reports are known by them.
    """
    found = sorted(
        set(_expect(schedule, PlanYear.of(year), fold(words), report_day)), key=lambda one: (one.due, one.opens)
    )
    return tuple(found)


def _expect(schedule: Schedule, plan: PlanYear, words: str, report_day: int) -> Iterator[Expected]:
    match schedule.kind:
        case ScheduleKind.WINDOW | ScheduleKind.RECURRING:
            quarterly = _is_quarterly_report(schedule, words)
            for opens, closes in schedule.windows:
                yield _report(closes, report_day) if quarterly else _window(opens, closes, schedule.count, words)
        case ScheduleKind.DEADLINE | ScheduleKind.RECURRING_DEADLINE:
            yield from _deadlines(schedule)
        case ScheduleKind.WEEKLY:
            yield from _weeks(schedule, plan)
        case _:
            return


def _is_quarterly_report(schedule: Schedule, words: str) -> bool:
    """«Ежеквартально» for a report; «1 раз в квартал» is an event inside each quarter."""
    return bool(_QUARTERLY.search(fold(schedule.text)) and len(schedule.windows) > 1 and _REPORT.search(words))


def _report(quarter_end: date, report_day: int) -> Expected:
    """A quarter's report is made after the quarter, the year's last one before the year ends."""
    if quarter_end.month == 12:
        due = last_working_day(quarter_end.year, 12)
        return Expected(quarter_end.replace(day=1), quarter_end, due)
    opens = quarter_end + _DAY
    closes = opens.replace(day=report_day)
    return Expected(opens, closes, previous_working(closes))


def _window(opens: date, closes: date, count: int, words: str) -> Expected:
    if closes - opens >= SHORT and (feast := _feast(opens, closes, words)):
        return Expected(feast.first, feast.last, feast.last)
    due = previous_working(closes)
    # an event named for a day off takes place on that day
    return Expected(opens, closes, due if due >= opens else closes, count)


def _feast(opens: date, closes: date, words: str) -> Feast | None:
    feast = feast_in(words, opens.year)
    if feast is None or feast.last < opens - NEAR or feast.first > closes + NEAR:
        return None
    # a window of several months that holds the feast says less than the feast's name
    return feast


def _deadlines(schedule: Schedule) -> Iterator[Expected]:
    before = [date.min, *schedule.due]
    for earlier, closes in pairwise(before):
        opens = max(closes - LEAD, earlier + _DAY) if earlier != date.min else closes - LEAD
        yield Expected(opens, closes, previous_working(closes), schedule.count)


def _weeks(schedule: Schedule, plan: PlanYear) -> Iterator[Expected]:
    """Week by week, Monday to Sunday; a week without a working day (the New Year's) is left out."""
    for first, last in schedule.windows or (plan.window,):
        monday = first - timedelta(days=first.weekday())
        while monday <= last:
            opens, closes = max(monday, first), min(monday + 6 * _DAY, last)
            due = _day_of_week(schedule.weekday, monday, opens, closes)
            if due is not None:
                yield Expected(opens, closes, due, max(schedule.count, len(schedule.weekday)))
            monday += _WEEK * max(schedule.interval, 1)


def _day_of_week(weekdays: tuple[int, ...], monday: date, opens: date, closes: date) -> date | None:
    last = previous_working(closes)
    if last < opens:
        return None
    named = [monday + (number - 1) * _DAY for number in weekdays]
    inside = [day for day in named if opens <= day <= closes]
    if named and not inside:
        return None
    due = previous_working(max(inside)) if inside else last
    return due if due >= opens else last
