"""Who is told of a thing, whatever it is: whoever holds its posts today; where nobody of them can be reached, because
the post is vacant, they pause or they stopped the bot, the deputy, else the group, else the coordinator."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from models.access import Role
from models.calendar import is_working
from models.notifications import Notice, NoticeKind
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


@dataclass(frozen=True, kw_only=True)
class Holder:
    """A person who holds a post today, as far as reminders need them."""

    id: int
    pace: Pace = Pace.DAILY
    quiet: tuple[time, time] | None = None
    zone: ZoneInfo | None = None
    """Their own clock, where it is not the centre's."""
    blocked: bool = False
    away_until: date | None = None

    def away(self, today: date) -> bool:
        return self.away_until is not None and today <= self.away_until

    def reachable(self, today: date) -> bool:
        return not (self.blocked or self.away(today))


@dataclass(frozen=True, kw_only=True)
class StaffedPost:
    """A post with the people who hold it today."""

    id: int
    title: str
    deputy_id: int | None = None
    holders: tuple[Holder, ...] = ()
    role: Role | None = None
    """None for a group, which answers for the plan alone."""
    group: bool = False

    def with_people_of(self, members: Iterable["StaffedPost"]) -> "StaffedPost":
        """A group: whoever holds one of its posts is told with the others, and what one of them does is done."""
        people = {one.id: one for staffed in (self, *members) for one in staffed.holders}
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


@dataclass(frozen=True, kw_only=True)
class CenterRoster:
    """A centre on one day: its clock, its rules, its posts and who holds them."""

    id: int
    zone: ZoneInfo
    rules: ReminderRules
    posts: Mapping[int, StaffedPost] = field(default_factory=dict)
    coordinator_posts: frozenset[int] = frozenset()
    """The coordinators' posts."""

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def coordinators(self, today: date) -> list[Holder]:
        """The coordinators who can be reached, else their deputies; where none can, all coordinators: what waits for
        them is not lost."""
        posts = sorted(self.coordinator_posts)
        deputies = [deputy for post in posts if (deputy := self.posts[post].deputy_id) is not None]
        everybody = self._holders(posts)
        for few in (everybody, self._holders(deputies)):
            if found := [one for one in few if one.reachable(today)]:
                return found
        return everybody

    def _holders(self, posts: Sequence[int]) -> list[Holder]:
        return list({one.id: one for post in posts for one in self.posts[post].holders}.values())

    def without(self, person_id: int) -> "CenterRoster":
        """The same centre as if this person were not in it: whose own matter it is does not stand in for others."""
        posts = {
            post: replace(staffed, holders=tuple(one for one in staffed.holders if one.id != person_id))
            for post, staffed in self.posts.items()
        }
        return replace(self, posts=posts)

    def with_only(self, person_id: int, posts: Iterable[int]) -> "CenterRoster":
        """The same centre as if nobody but this person held these posts: what is theirs alone is no colleague's."""
        alone = {
            post: replace(staffed, holders=tuple(one for one in staffed.holders if one.id == person_id))
            for post in posts
            if (staffed := self.posts.get(post)) is not None
        }
        return replace(self, posts={**self.posts, **alone})

    def posts_of(self, person_id: int) -> list[int]:
        """The posts that the person holds today; what is asked of the person is not asked of a group."""
        posts = ((post, staffed.holders) for post, staffed in self.posts.items() if not staffed.group)
        return [post for post, holders in posts if any(one.id == person_id for one in holders)]

    def person(self, person_id: int) -> Holder | None:
        """Somebody who holds a post today; None for whoever left."""
        holders = (one for staffed in self.posts.values() for one in staffed.holders)
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

    def notice(
        self,
        kind: NoticeKind,
        person: Holder,
        key: str,
        now: datetime,
        subject_id: int,
        details: Mapping[str, object] | None = None,
    ) -> Notice:
        """Something to tell one of the centre's people when they may be told of what is due now (`not_before`)."""
        return Notice(
            kind=kind,
            center_id=self.id,
            person_id=person.id,
            key=key,
            not_before=self.not_before(person, now),
            subject_id=subject_id,
            details=details or {},
        )

    def next_allowed(self, person: Holder, now: datetime) -> datetime:
        """The first instant from now on outside the person's quiet hours and days off, on their clock."""
        return first_allowed(now, person.zone or self.zone, *(person.quiet or self.rules.quiet))

    def _weekly(self, now: datetime) -> datetime:
        """This instant in the week's first working day, else the morning of the next such day."""
        today = self.today(now)
        day = first_working(today)
        if today == day:
            return now
        while day < today or not is_working(day):
            day = first_working(day + WEEK)
        return self.morning(day)


def recipients(posts: Sequence[int], roster: CenterRoster, today: date, group: Sequence[int] = ()) -> list[Recipient]:
    """Everybody to tell, each once: a person's own post goes before one they stand in for. `group` are posts whose
    people may do it as well."""
    found = [Recipient(one) for post in posts for one in reachable(roster, post, today)]
    for post in posts:
        if not reachable(roster, post, today):
            found += _instead(roster, roster.posts[post], today, group)
    if not posts:
        found += [Recipient(one, Why.NOBODY, None, True) for one in roster.coordinators(today)]
    by_person: dict[int, Recipient] = {}
    for one in found:
        by_person.setdefault(one.person.id, one)
    return list(by_person.values())


def of_person(person_id: int, roster: CenterRoster, today: date, group: Sequence[int] = ()) -> list[Recipient]:
    """Who is told of what one person took on: that person, or whoever is told instead of all their posts."""
    person = roster.person(person_id)
    if person is not None and person.reachable(today):
        return [Recipient(person)]
    return recipients(roster.posts_of(person_id), roster, today, group)


def covering(posts: Sequence[int], roster: CenterRoster, today: date, group: Sequence[int] = ()) -> list[int]:
    """The posts that are asked instead where nobody of these can be reached; none where somebody can."""
    if not posts or any(reachable(roster, post, today) for post in posts):
        return []
    return sorted({one for post in posts for one in _cover(roster, roster.posts[post], today, group)[0]})


def reachable(roster: CenterRoster, post: int, today: date) -> list[Holder]:
    """The holders of a post who can be told today."""
    return [one for one in roster.posts[post].holders if one.reachable(today)]


def _cover(roster: CenterRoster, staffed: StaffedPost, today: date, group: Sequence[int]) -> tuple[list[int], bool]:
    """The posts that stand in for one: its deputy, else the group, else (True) the coordinators."""
    if staffed.deputy_id is not None and reachable(roster, staffed.deputy_id, today):
        return [staffed.deputy_id], False
    if others := [post for post in group if post != staffed.id and reachable(roster, post, today)]:
        return others, False
    return sorted(roster.coordinator_posts), True


def _instead(roster: CenterRoster, staffed: StaffedPost, today: date, group: Sequence[int]) -> Iterable[Recipient]:
    why = Why.VACANT
    if staffed.holders:
        why = Why.AWAY if any(one.away(today) for one in staffed.holders) else Why.BLOCKED
    posts, coordinating = _cover(roster, staffed, today, group)
    if coordinating:
        return [Recipient(one, why, staffed.id, True) for one in roster.coordinators(today)]
    return [Recipient(one, why, staffed.id) for post in posts for one in reachable(roster, post, today)]
