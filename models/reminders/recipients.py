"""Who is told of a thing, whatever it is: whoever holds its posts today; where nobody of them can be reached, because
the post is vacant, they pause or they stopped the bot, the deputy, else the group, else the coordinator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.access import Role
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
    role: Role | None = None
    """None for a group, which answers for the plan alone."""
    group: bool = False

    def with_people_of(self, members: Iterable["Seat"]) -> "Seat":
        """A group: whoever holds one of its posts is told with the others, and what one of them does is done."""
        people = {one.id: one for seat in (self, *members) for one in seat.holders}
        return replace(self, holders=tuple(people.values()))


@dataclass(frozen=True)
class Recipient:
    """Somebody to tell, why them, and instead of which post."""

    person: Holder
    why: Why = Why.OWN
    instead_of: int | None = None
    coordinating: bool = False
    """Told as the coordinator: once for a date (of an event on its day and after it as well), and never by a message of
    its own."""


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
        """The coordinators who can be reached, else their deputies; where none can, all coordinators: what waits for
        them is not lost."""
        posts = sorted(self.coordinating)
        deputies = [deputy for post in posts if (deputy := self.seats[post].deputy_id) is not None]
        all_ = self._holders(posts)
        for few in (all_, self._holders(deputies)):
            if found := [one for one in few if one.reachable(today)]:
                return found
        return all_

    def _holders(self, posts: Sequence[int]) -> list[Holder]:
        return list({one.id: one for post in posts for one in self.seats[post].holders}.values())

    def without(self, person_id: int) -> "House":
        """The same centre as if this person were not in it: whose own matter it is does not stand in for others."""
        seats = {
            id_: replace(seat, holders=tuple(one for one in seat.holders if one.id != person_id))
            for id_, seat in self.seats.items()
        }
        return replace(self, seats=seats)

    def with_only(self, person_id: int, posts: Iterable[int]) -> "House":
        """The same centre as if nobody but this person held these posts: what is theirs alone is no colleague's."""
        seats = {
            post: replace(seat, holders=tuple(one for one in seat.holders if one.id == person_id))
            for post in posts
            if (seat := self.seats.get(post)) is not None
        }
        return replace(self, seats={**self.seats, **seats})

    def posts_of(self, person_id: int) -> list[int]:
        """The posts that the person holds today; what is asked of the person is not asked of a group."""
        posts = ((id_, seat.holders) for id_, seat in self.seats.items() if not seat.group)
        return [id_ for id_, holders in posts if any(one.id == person_id for one in holders)]

    def person(self, person_id: int) -> Holder | None:
        """Somebody who holds a post today; None for whoever left."""
        holders = (one for seat in self.seats.values() for one in seat.holders)
        return next((one for one in holders if one.id == person_id), None)

    def morning(self, day: date) -> datetime:
        """The digest's hour of that day."""
        return instant_at(day, self.rules.digest_time, self.zone)

    def not_before(self, person: Holder, now: datetime) -> datetime:
        """When the person may be told of what is due now: at their pace, outside their quiet hours, and not before
        the digest's hour, unless they want everything at once: what is told of twice a morning is told of once."""
        if person.pace is Pace.WEEKLY:
            now = self._weekly(now)
        allowed = self.next_allowed(person, now)
        if person.pace is Pace.AT_ONCE:
            return allowed
        return self.next_allowed(person, max(allowed, self.morning(self.today(allowed))))

    def next_allowed(self, person: Holder, now: datetime) -> datetime:
        """The first instant from now on outside the person's quiet hours and days off."""
        return first_allowed(now, self.zone, *(person.quiet or self.rules.quiet))

    def _weekly(self, now: datetime) -> datetime:
        """This instant in the week's first working day, else the morning of the next such day."""
        today = self.today(now)
        day = first_working(today)
        if today == day:
            return now
        while day < today or not is_working(day):
            day = first_working(day + WEEK)
        return self.morning(day)


def recipients(posts: Sequence[int], house: House, today: date, group: Sequence[int] = ()) -> list[Recipient]:
    """Everybody to tell, each once: a person's own post goes before one they stand in for. `group` are posts whose
    people may do it as well."""
    found = [Recipient(one) for post in posts for one in reachable(house, post, today)]
    for post in posts:
        if not reachable(house, post, today):
            found += _instead(house, house.seats[post], today, group)
    if not posts:
        found += [Recipient(one, Why.NOBODY, None, True) for one in house.coordinators(today)]
    by_person: dict[int, Recipient] = {}
    for one in found:
        by_person.setdefault(one.person.id, one)
    return list(by_person.values())


def of_person(person_id: int, house: House, today: date, group: Sequence[int] = ()) -> list[Recipient]:
    """Who is told of what one person took on: that person, or whoever is told instead of all their posts."""
    person = house.person(person_id)
    if person is not None and person.reachable(today):
        return [Recipient(person)]
    return recipients(house.posts_of(person_id), house, today, group)


def covering(posts: Sequence[int], house: House, today: date, group: Sequence[int] = ()) -> list[int]:
    """The posts that are asked instead where nobody of these can be reached; none where somebody can."""
    if not posts or any(reachable(house, post, today) for post in posts):
        return []
    return sorted({one for post in posts for one in _cover(house, house.seats[post], today, group)[0]})


def reachable(house: House, post: int, today: date) -> list[Holder]:
    """The holders of a post who can be told today."""
    return [one for one in house.seats[post].holders if one.reachable(today)]


def _cover(house: House, seat: Seat, today: date, group: Sequence[int]) -> tuple[list[int], bool]:
    """The posts that stand in for one: its deputy, else the group, else (True) the coordinators."""
    if seat.deputy_id is not None and reachable(house, seat.deputy_id, today):
        return [seat.deputy_id], False
    if others := [post for post in group if post != seat.id and reachable(house, post, today)]:
        return others, False
    return sorted(house.coordinating), True


def _instead(house: House, seat: Seat, today: date, group: Sequence[int]) -> Iterable[Recipient]:
    why = Why.VACANT
    if seat.holders:
        why = Why.AWAY if any(one.away(today) for one in seat.holders) else Why.BLOCKED
    posts, coordinating = _cover(house, seat, today, group)
    if coordinating:
        return [Recipient(one, why, seat.id, True) for one in house.coordinators(today)]
    return [Recipient(one, why, seat.id) for post in posts for one in reachable(house, post, today)]
