"""What is told of a thing now, to whom, and when to look at it again: the rules without a database.

The handlers write what comes out; the coordinator's preview only shows it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from models.deadlines import ScheduleKind
from models.notifications import Notice, NoticeKind
from models.people import Pace
from models.reminders.hours import instant_at
from models.reminders.moments import (
    AHEAD,
    LIFE,
    Expectation,
    Moment,
    Nudge,
    following,
    moments,
    newest,
    undated_moments,
)
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.reminders.subjects import Dated, Undated

DAY = timedelta(days=1)
INSTEAD = "instead"
KINDS = {Nudge.DAY: NoticeKind.DATE_TODAY, Nudge.HELD: NoticeKind.DATE_HELD}


@dataclass
class Decision:
    """What is to be told now, and when to look again; None is never."""

    notices: list[Notice] = field(default_factory=list)
    next_check: datetime | None = None


Snoozed = Mapping[int, date]
"""Until when each person put the thing off."""


def tell_of_date(roster: CenterRoster, dated: Dated, snoozed: Snoozed, now: datetime) -> Decision:
    """The newest nudge of a date, for everybody who is to hear it. Older ones are not told any more."""
    if not roster.rules.enabled:
        return Decision()
    found = [] if dated.came_late else moments(dated.expected, roster.rules)
    decision = Decision(next_check=following(found, roster.zone, now))
    if not dated.waits:
        return decision
    moment, today = newest(found, roster.zone, now), roster.today(now)
    to = recipients(dated.posts, roster, today)
    for one in to:
        _put_off(decision, roster, snoozed.get(one.person.id), today)
        if notice := _date_notice(roster, dated, one, moment, snoozed.get(one.person.id), now):
            decision.notices.append(notice)
    if moment is not None and moment.nudge is Nudge.LATE and today <= moment.until:
        decision.notices += _late(roster, dated, moment, {one.person.id for one in to if not one.coordinating}, now)
    return decision


def _put_off(decision: Decision, roster: CenterRoster, until: date | None, today: date) -> None:
    """Look again on the day until which somebody put it off."""
    if until is not None and until > today:
        wakes = instant_at(until, roster.rules.digest_time, roster.zone)
        decision.next_check = min(decision.next_check or wakes, wakes)


def _date_notice(
    roster: CenterRoster, dated: Dated, one: Recipient, moment: Moment | None, until: date | None, now: datetime
) -> Notice | None:
    today = roster.today(now)
    details = {"due": dated.expected.due.isoformat()}
    if until is not None and until > today:
        return None
    if until is not None and (moment is None or until > moment.day):
        if today > until + LIFE:
            return None
        key = f"{dated.key()}:again:{until.isoformat()}"
        return notice_of(roster, NoticeKind.DATE_AGAIN, dated.id, key, one, until + LIFE, details, now)
    if moment is None or today > moment.until:
        return None
    if one.coordinating and moment.nudge is Nudge.LATE:
        return None  # `_late` tells every coordinator
    kind = NoticeKind.DATE_AHEAD if moment.nudge in AHEAD else KINDS.get(moment.nudge, NoticeKind.DATE_OVERDUE)
    if kind is NoticeKind.DATE_TODAY and today > max(moment.day, dated.expected.due):
        kind = NoticeKind.DATE_OVERDUE  # the bot was away on the day itself
    key = f"{dated.key()}:{told_as(dated.expected, one, moment)}"
    return notice_of(roster, kind, dated.id, key, one, moment.until, {**details, "nudge": moment.key}, now)


def told_as(expected: Expectation, one: Recipient, moment: Moment) -> str:
    """The name of a nudge in the outbox: whoever coordinates hears of a date once, and of an event also on its own day
    and after it: nobody else would."""
    if not one.coordinating:
        return moment.key
    own_day = expected.event and moment.nudge in KINDS
    return f"{INSTEAD}:{moment.key}" if own_day else INSTEAD


def _late(roster: CenterRoster, dated: Dated, moment: Moment, besides: set[int], now: datetime) -> Iterable[Notice]:
    """The coordinators hear of what nobody did after the last reminder, once."""
    today, details = roster.today(now), {"due": dated.expected.due.isoformat()}
    for person in roster.coordinators(today):
        if person.id not in besides:
            one = Recipient(person, coordinating=True)
            key = f"{dated.key()}:{moment.key}"
            yield notice_of(roster, NoticeKind.DATE_LATE, dated.id, key, one, moment.until, details, now)


def tell_of_item(roster: CenterRoster, item: Undated, snoozed: Snoozed, now: datetime) -> Decision:
    """The same of an item without a date: at the start of each quarter, or towards its end."""
    if not roster.rules.enabled:
        return Decision()
    found = undated_moments(item.kind, item.plan, roster.rules)
    moment, today = newest(found, roster.zone, now), roster.today(now)
    decision = Decision(next_check=following(found, roster.zone, now))
    if item.over(today) or not item.waits(today):
        return decision
    kind = NoticeKind.ITEM_EXTERNAL if item.kind is ScheduleKind.EXTERNAL else NoticeKind.ITEM_UNDATED
    for one in recipients(item.posts, roster, today):
        until = snoozed.get(one.person.id)
        _put_off(decision, roster, until, today)
        if until is not None and until > today:
            continue
        if until is not None and (moment is None or until > moment.day) and today <= until + LIFE:
            key = f"item:{item.id}:again:{until.isoformat()}"
            decision.notices.append(notice_of(roster, kind, item.id, key, one, until + LIFE, {}, now))
        elif moment is not None and today <= moment.until:
            key = f"item:{item.id}:{item.plan.year}Q{moment.days}"
            decision.notices.append(notice_of(roster, kind, item.id, key, one, moment.until, {}, now))
    return decision


def notice_of(
    roster: CenterRoster,
    kind: NoticeKind,
    subject: int,
    key: str,
    one: Recipient,
    until: date,
    details: Mapping[str, object],
    now: datetime,
) -> Notice:
    """What one person is told of a thing that is due: at their pace, worth telling up to the day `until`."""
    not_before = roster.not_before(one.person, now)
    together: bool | None = None
    if one.coordinating or one.person.pace is Pace.WEEKLY:
        together = True
    elif one.person.pace is Pace.AT_ONCE:
        together = False
    return Notice(
        kind=kind,
        center_id=roster.id,
        person_id=one.person.id,
        key=key,
        not_before=not_before,
        subject_id=subject,
        details=details,
        # who asked for a weekly digest gets it even when the day is over: the words are made then
        expires_at=max(instant_at(until + DAY, time(), roster.zone), not_before + DAY),
        together=together,
    )
