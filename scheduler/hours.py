"""When a letter may go out to its person; only its moment moves, what it is about stays due."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from models.notifications import EDITS, NoticeKind, Notification
from models.people import Center, Pace, Person
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.rules import ReminderRules
from services.outbox.deliveries import Postponed
from services.outbox.hours import next_allowed, own_or


def first_told(row: Notification, person: Person, center: Center, rules: ReminderRules, now: datetime) -> datetime:
    """When the person may be told: after their pause, and what is quiet outside their hours and days off."""
    if row.kind in EDITS:
        return now
    zone, begins = ZoneInfo(center.zone), now
    if person.away_until is not None and person.away_until >= now.astimezone(zone).date():
        begins = instant_at(person.away_until + timedelta(days=1), MIDNIGHT, zone)
    elif not row.kind.policy.quiet:
        return now
    return next_allowed(begins, person.zone or zone, *own_or(person.quiet_from, person.quiet_until, rules.quiet))


def with_digest(
    row: Notification, person: Person, center: Center, rules: ReminderRules, at: datetime, now: datetime
) -> Postponed:
    """What was put off to a morning comes with its digest, unless its person wants everything at once."""
    zone = ZoneInfo(center.zone)
    morning = instant_at(at.astimezone(zone).date(), rules.digest_time, zone)
    if person.pace is Pace.AT_ONCE or row.kind is NoticeKind.DIGEST or morning <= now:
        return Postponed(at, together=False)
    return Postponed(max(at, morning), together=True)
