"""Who is told of an item: whoever holds its posts today; where nobody can be reached, the deputy or the coordinator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.calendar import is_working
from models.people import Pace
from models.reminders.hours import first_allowed, instant_at
from models.reminders.moments import first_working
from models.reminders.rules import ReminderRules

WEEK = timedelta(days=7)


class Why(StrEnum):
    """Why somebody is told: it is theirs, or the post's own people cannot be."""

    OWN = "own"
    VACANT = "vacant"
    AWAY = "away"
    BLOCKED = "blocked"
    NOBODY = "nobody"
    """No post answers for the item at all."""


@dataclass(frozen=True)
class Holder:
    """A person who holds a post today, as far as reminders need them."""

    id: int
    pace: Pace = Pace.DAILY
    quiet: tuple[time, time] | None = None
    blocked: bool = False
    away_until: date | None = None

    def away(self, today: date) -> bool:
        return self.away_until is not None and today <= self.away_until

    def reachable(self, today: date) -> bool:
        return not (self.blocked or self.away(today))


@dataclass(frozen=True)
class Seat:
    """A post with the people who hold it today."""

    id: int
    title: str
    deputy_id: int | None = None
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True)
class Recipient:
    """Somebody to tell, why them, and instead of which post."""

    person: Holder
    why: Why = Why.OWN
    instead_of: int | None = None
    coordinating: bool = False
    """Told as the coordinator: once for a date, and never by a message of its own."""


@dataclass(frozen=True)
class House:
    """A centre on one day: its clock, its rules, its posts and who holds them."""

    id: int
    zone: ZoneInfo
    rules: ReminderRules
    seats: Mapping[int, Seat] = field(default_factory=dict)
    coordinating: frozenset[int] = frozenset()
    """The coordinators' posts."""

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def coordinators(self, today: date) -> list[Holder]:
        """The coordinators who can be reached; where none can, all of them: what waits for them is not lost."""
        all_ = {one.id: one for post in sorted(self.coordinating) for one in self.seats[post].holders}
        return [one for one in all_.values() if one.reachable(today)] or list(all_.values())

    def not_before(self, person: Holder, now: datetime) -> datetime:
        """When the person may be told of what is due now: at their pace, outside their quiet hours, and not before
        the digest's hour, unless they want everything at once: what is told of twice a morning is told of once."""
        if person.pace is Pace.WEEKLY:
            now = self._weekly(now)
        allowed = self.next_allowed(person, now)
        if person.pace is Pace.AT_ONCE:
            return allowed
        return self.next_allowed(person, max(allowed, self._morning(self.today(allowed))))

    def next_allowed(self, person: Holder, now: datetime) -> datetime:
        """The first instant from now on outside the person's quiet hours and days off."""
        return first_allowed(now, self.zone, *(person.quiet or self.rules.quiet))

    def _morning(self, day: date) -> datetime:
        return instant_at(day, self.rules.digest_time, self.zone)

    def _weekly(self, now: datetime) -> datetime:
        """This instant in the week's first working day, else the morning of the next such day."""
        today = self.today(now)
        day = first_working(today)
        if today == day:
            return now
        while day < today or not is_working(day):
            day = first_working(day + WEEK)
        return self._morning(day)


def recipients(posts: Sequence[int], house: House, today: date) -> list[Recipient]:
    """Everybody to tell, each once: a person's own post goes before one they stand in for."""
    found = [Recipient(one) for post in posts for one in _reachable(house, post, today)]
    for post in posts:
        if not _reachable(house, post, today):
            found += _instead(house, house.seats[post], today)
    if not posts:
        found += [Recipient(one, Why.NOBODY, None, True) for one in house.coordinators(today)]
    by_person: dict[int, Recipient] = {}
    for one in found:
        by_person.setdefault(one.person.id, one)
    return list(by_person.values())


def _reachable(house: House, post: int, today: date) -> list[Holder]:
    return [one for one in house.seats[post].holders if one.reachable(today)]


def _instead(house: House, seat: Seat, today: date) -> Iterable[Recipient]:
    why = Why.VACANT
    if seat.holders:
        why = Why.AWAY if any(one.away(today) for one in seat.holders) else Why.BLOCKED
    if seat.deputy_id is not None and (deputies := _reachable(house, seat.deputy_id, today)):
        return [Recipient(one, why, seat.id) for one in deputies]
    return [Recipient(one, why, seat.id, True) for one in house.coordinators(today)]
