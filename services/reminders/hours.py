"""Working hours of a recipient: the person's own quiet hours, else the centre's, and days off."""

from collections.abc import Collection
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.reminders.hours import first_allowed
from models.reminders.rules import ReminderRules
from services.center_settings import load_many

QUIET_FROM, QUIET_UNTIL = time(20), time(8)
"""The quiet hours of whoever has set none."""
Hours = tuple[time, time]


async def quiet_hours(session: AsyncSession, center_ids: Collection[int]) -> dict[int, Hours]:
    """The quiet hours of these centres: what holds for everybody who has none of their own."""
    rules = await load_many(session, set(center_ids), ReminderRules)
    return {center: one.quiet for center, one in rules.items()}


def own_or(quiet_from: time | None, quiet_until: time | None, common: Hours) -> Hours:
    """A person's own quiet hours, both or none of them, else the centre's."""
    return (quiet_from, quiet_until) if quiet_from is not None and quiet_until is not None else common


def next_allowed(
    instant: datetime, zone: ZoneInfo | str, quiet_from: time | None, quiet_until: time | None
) -> datetime:
    """The first instant not before the given one at which the person may be told, in UTC.

    `zone` is the centre's; quiet hours are the person's own, both or none of them: None means 20:00–08:00.
    """
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    if quiet_from is None or quiet_until is None:
        return first_allowed(instant, place, QUIET_FROM, QUIET_UNTIL)
    return first_allowed(instant, place, quiet_from, quiet_until)
