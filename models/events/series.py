"""The days of a series as people say them: «каждый вторник марта», «3, 10 и 17 марта», «15 числа каждого месяца»."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.deadlines import Schedule, ScheduleKind, read
from models.errors import BadInput

MOST_DAYS = 60
"""Events of a series at most: more than a year of weeks."""
_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)


def series_days(text: str, today: date) -> list[date]:
    """The days that the words name, after today and in their order; of words that name days of this year that are all
    past, those of the next. Raises BadInput for words that name no days, that know no end, or name too many."""
    plain = " ".join(text.split())[:200]
    schedule = read(plain, today.year)
    if schedule.kind is ScheduleKind.WEEKLY and not schedule.windows:
        raise BadInput("event-series-endless", typed=plain[:60])
    found = _ahead(schedule, today) or _ahead(read(plain, today.year + 1), today)
    if not found:
        raise BadInput("event-series-unclear", typed=plain[:60])
    if len(found) > MOST_DAYS:
        raise BadInput("event-series-many", count=len(found), most=MOST_DAYS)
    return found


def _ahead(schedule: Schedule, today: date) -> list[date]:
    return sorted({day for day in _days(schedule) if day > today})


def _days(schedule: Schedule) -> Iterator[date]:
    """Every day that a reading names one by one; a stretch of time names none."""
    if schedule.kind is ScheduleKind.WEEKLY:
        for first, last in schedule.windows:
            monday = first - timedelta(days=first.weekday())
            for weekday in schedule.weekday:
                day = monday + (weekday - 1) * _DAY
                while day < first:
                    day += _WEEK
                while day <= last:
                    yield day
                    day += _WEEK * max(1, schedule.interval)
    elif schedule.kind in (ScheduleKind.RECURRING, ScheduleKind.WINDOW):
        yield from (first for first, last in schedule.windows if first == last)
