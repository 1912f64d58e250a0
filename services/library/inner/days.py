"""Days of the centre's calendar as instants."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from models.reminders.hours import MIDNIGHT, instant_at
from services.work import Work


def begins(work: Work, day: date) -> datetime:
    """When that day begins where the actor's centre is."""
    return instant_at(day, MIDNIGHT, ZoneInfo(work.actor.zone))
