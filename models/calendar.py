"""Working days of Russia: «ТК РФ ст. 112» and the yearly government decrees on transfers.

The table holds 2024–2027. Beyond it only the fixed holidays are known, and `approved(year)` is False: the bot
then says «календарь на этот год не утверждён».
"""

import json
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import NamedTuple

# ТК РФ ст. 112: the same every year, whatever the decrees add
FIXED_HOLIDAYS = frozenset({(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)})
_DAY = timedelta(days=1)
_SATURDAY = 5


class _Year(NamedTuple):
    off: frozenset[tuple[int, int]]
    working_weekends: frozenset[tuple[int, int]]


_BEYOND = _Year(FIXED_HOLIDAYS, frozenset())


@cache
def _table() -> dict[int, _Year]:
    source = resources.files("models").joinpath("data", "ru_working_calendar.json")
    years = json.loads(source.read_text(encoding="utf-8"))
    return {int(year): _year(entry) for year, entry in years.items()}


def _year(entry: dict[str, list[str]]) -> _Year:
    return _Year(
        _days(entry["fixed_holidays"]) | _days(entry["extra_days_off"]),
        _days(entry["working_weekends"]),
    )


def _days(texts: list[str]) -> frozenset[tuple[int, int]]:
    return frozenset((int(text[:2]), int(text[3:])) for text in texts)


def approved(year: int) -> bool:
    """Whether the government's transfers of this year are known to us."""
    return year in _table()


def is_working(day: date) -> bool:
    """Whether offices work on this day, shortened days included."""
    year = _table().get(day.year, _BEYOND)
    key = (day.month, day.day)
    if key in year.working_weekends:
        return True
    return key not in year.off and day.weekday() < _SATURDAY


def previous_working(day: date) -> date:
    """The last working day on or before `day`: `day` itself when it is a working one."""
    while not is_working(day):
        day -= _DAY
    return day


def next_working(day: date) -> date:
    """The first working day on or after `day`: `day` itself when it is a working one."""
    while not is_working(day):
        day += _DAY
    return day


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after `day` (before it when n < 0); `day` itself, working or not, when n is 0."""
    step = _DAY if n > 0 else -_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working(day):
            day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` is earlier.

    So for n > 0 `working_days_between(day, add_working_days(day, n)) == n`.
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working(start + _DAY * n) for n in range(1, (end - start).days + 1))


def last_working_day(year: int, month: int) -> date:
    """The last working day of the month."""
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return previous_working(following - _DAY)
