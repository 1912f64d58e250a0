"""When an event is spoken of by itself: pure arithmetic over the working calendar."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.calendar import add_working_days, previous_working
from models.events.tables import Event
from models.reminders.hours import MIDNIGHT, instant_at

NUDGED_BEFORE = 2
"""Working days before the last day of answering on which the silent ones are asked once more."""
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


class EventMoment(StrEnum):
    """What an event's timer fires for, in the order in which it comes."""

    NUDGE = "nudge"
    """Whoever has not answered is asked once more."""
    DAY = "day"
    """The morning of the working day before."""
    HOUR = "hour"
    END = "end"


def instants(event: Event, zone: ZoneInfo, morning: time) -> Iterator[tuple[EventMoment, datetime]]:
    """The moments of an event with their instants; `morning` is the hour of the centre's digest, on its clock."""
    if event.answer_by is not None:
        yield EventMoment.NUDGE, instant_at(nudge_day(event.answer_by), morning, zone)
    day = event.starts_at.astimezone(zone).date()
    yield EventMoment.DAY, instant_at(previous_working(day - _DAY), morning, zone)
    yield EventMoment.HOUR, event.starts_at - _HOUR
    yield EventMoment.END, event.ends_at


def nudge_day(answer_by: date) -> date:
    """The day on which the silent ones are asked once more."""
    return add_working_days(answer_by, -NUDGED_BEFORE)


def due(event: Event, now: datetime, zone: ZoneInfo, morning: time) -> EventMoment | None:
    """What is to be told now: of what has come the latest, while it is still of use. The silent ones are asked up to
    the end of the last day, the others are told till it begins; what had passed when it was announced or moved last is
    nobody's to hear."""
    if now >= event.ends_at:
        return EventMoment.END
    if now >= event.starts_at:
        return None
    since = max((at for at in (event.announced_at, event.moved_at) if at is not None), default=None)
    passed = [(moment, at) for moment, at in instants(event, zone, morning) if at <= now]
    come = [moment for moment, at in passed if since is None or at > since]
    found = max(come, key=list(EventMoment).index, default=None)
    if found is EventMoment.NUDGE and event.answer_by is not None:
        over = instant_at(event.answer_by + _DAY, MIDNIGHT, zone)
        return found if now < over else None
    return found


def following(event: Event, now: datetime, zone: ZoneInfo, morning: time) -> datetime | None:
    """The next instant to look at the event after `now`; None when it is over."""
    return min((at for _, at in instants(event, zone, morning) if at > now), default=None)
