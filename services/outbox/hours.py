"""Working hours of a recipient: the person's own quiet hours, else the centre's, and days off."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from models.reminders.hours import first_allowed

QUIET_FROM, QUIET_UNTIL = time(20), time(8)
"""The quiet hours of whoever has set none."""
Hours = tuple[time, time]


def own_or(quiet_from: time | None, quiet_until: time | None, common: Hours) -> Hours:
    """A person's own quiet hours, both or none of them, else the centre's."""
    return (quiet_from, quiet_until) if quiet_from is not None and quiet_until is not None else common


def next_allowed(
    instant: datetime, zone: ZoneInfo | str, quiet_from: time | None, quiet_until: time | None
) -> datetime:
    """The first instant not before the given one at which the person may be told, in UTC.

    `zone` is the person's own, or the centre's; quiet hours are the person's own, both or none of them: None means
    20:00–08:00.
    """
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    if quiet_from is None or quiet_until is None:
        return first_allowed(instant, place, QUIET_FROM, QUIET_UNTIL)
    return first_allowed(instant, place, quiet_from, quiet_until)
