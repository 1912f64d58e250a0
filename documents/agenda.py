"""A person's own calendar as a file (.ics, RFC 5545)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from models.agenda import AgendaEntry

DAY, YEAR = timedelta(days=1), timedelta(days=366)


def agenda_ics(entries: Sequence[AgendaEntry], name: str, made_at: datetime) -> bytes:
    """The file of the calendar `name`: times with a reminder an hour before, days without one, and what is over with
    STATUS:CANCELLED, so that a calendar drops it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Opora//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in entries:
        calendar.add_component(_event(one, made_at))
    if days := [one.day for one in entries if one.starts_at is not None]:
        calendar.add_missing_timezones(min(days) - YEAR, max(days) + YEAR)
    return bytes(calendar.to_ical())


def _event(one: AgendaEntry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.version)
    event.add("dtstamp", made_at)
    event.add("summary", one.title)
    event.add("status", "CANCELLED" if one.over else "CONFIRMED")
    if one.place:
        event.add("location", one.place)
    if one.link:
        event.add("url", one.link)
    if one.starts_at is None or one.ends_at is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + DAY)
        event.add("transp", "TRANSPARENT")
        return event
    event.add("dtstart", one.starts_at)
    event.add("dtend", one.ends_at)
    if not one.over:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.title)
        alarm.add("trigger", timedelta(hours=-1))
        event.add_component(alarm)
    return event
