"""When a person may be told: not in their quiet hours and not on days off.

A time of day on the centre's clock is one instant: in the gap of a clock change it lies after the gap, of a repeated
hour it is the first.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.calendar import is_working

MIDNIGHT = time()
_DAY = timedelta(days=1)


def instant_at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That time of that day on the clock of the zone, in UTC."""
    return datetime.combine(day, at, zone).astimezone(UTC)


def first_allowed(instant: datetime, zone: ZoneInfo, quiet_from: time, quiet_until: time) -> datetime:
    """The first instant not before the given one that lies on a working day outside the quiet hours, in UTC.

    Quiet hours run over midnight when they end earlier than they begin (20:00–08:00); equal ones are none.
    """
    day = instant.astimezone(zone).date()
    while True:
        for opens, closes in _stretches(day, zone, quiet_from, quiet_until):
            if instant < closes:
                return max(instant.astimezone(UTC), opens)
        day += _DAY


def _stretches(day: date, zone: ZoneInfo, quiet_from: time, quiet_until: time) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of the day in which somebody may be told, in their order; none on a day off."""
    if not is_working(day):
        return
    begin, end = instant_at(day, MIDNIGHT, zone), instant_at(day + _DAY, MIDNIGHT, zone)
    if quiet_from > quiet_until:
        yield instant_at(day, quiet_until, zone), instant_at(day, quiet_from, zone)
    elif quiet_from == quiet_until:
        yield begin, end
    else:
        yield begin, instant_at(day, quiet_from, zone)
        yield instant_at(day, quiet_until, zone), end
