"""An appointed meeting as a file for a calendar (.ics, RFC 5545)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Invitation:
    """What the file says. `uid` and `version` make a moved meeting move in the calendar and not appear twice."""

    uid: str
    version: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    made_at: datetime
    cancelled: bool = False
    """It is not held: a calendar that has it takes it out, or strikes it through."""


def invitation_ics(told: Invitation) -> bytes:
    """The file: one event with a reminder an hour before, and the clock that its time is told on."""
    from icalendar import Alarm, Calendar, Event  # three megabytes for a file now and then

    calendar = Calendar()
    calendar.add("prodid", "-//Opora//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if told.cancelled else "PUBLISH")
    event = Event()
    event.add("uid", told.uid)
    event.add("sequence", told.version)
    if told.cancelled:
        event.add("status", "CANCELLED")
    event.add("dtstamp", told.made_at)
    event.add("dtstart", told.starts_at)
    event.add("dtend", told.ends_at)
    event.add("summary", told.title)
    if told.place:
        event.add("location", told.place)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", told.title)
    alarm.add("trigger", timedelta(hours=-1))
    event.add_component(alarm)
    calendar.add_component(event)
    # a calendar that does not know the zone by its name reads it here; a year around the meeting is enough
    calendar.add_missing_timezones(told.starts_at.date() - YEAR, told.ends_at.date() + YEAR)
    return bytes(calendar.to_ical())
