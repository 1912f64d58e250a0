"""What somebody says of an event before it is announced, and what of it cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.activity_kinds import Type
from models.errors import DomainError
from models.events.audience import Audience
from models.events.kinds import Reach
from models.events.tables import MOST_SEATS, Event, Where

FARTHEST = 366 * 2
"""Days ahead that an event may be planned."""


@dataclass(frozen=True, kw_only=True)
class EventFacts:
    """An event as its form says it; hosts are posts."""

    title: str
    type: Type
    at: Where
    reach: Reach
    audience: Audience
    hosts: Sequence[int]
    seats: int | None = None
    answer_by: date | None = None
    district_id: int | None = None

    def check(self, now: datetime, day: date, today: date) -> None:
        """Raise the reason why there can be no such event. `day` is the one on which it begins and `today` this one,
        both on the centre's calendar."""
        if self.at.starts_at <= now:
            raise DomainError("event-past")
        if (day - today).days > FARTHEST:
            raise DomainError("event-far")
        if not self.hosts:
            raise DomainError("event-no-host")
        check_terms(self.seats, self.answer_by, day, today)

    def write_to(self, event: Event) -> None:
        """Let the event be what is said here; its hosts are rows of their own."""
        event.title, event.type, event.reach, event.audience = self.title, self.type, self.reach, self.audience.json
        event.starts_at, event.minutes, event.format = self.at.starts_at, self.at.minutes, self.at.format
        event.place, event.link, event.district_id = self.at.place, self.at.link, self.district_id
        families = self.reach is Reach.FAMILIES
        event.seats, event.answer_by = self.seats, None if families else self.answer_by


def check_terms(seats: int | None, answer_by: date | None, day: date, today: date) -> None:
    """Raise DomainError for a number of seats that is none, and for a last day of answering that is past or after the
    `day` of the event."""
    if seats is not None and not 1 <= seats <= MOST_SEATS:
        raise DomainError("event-seats-bad", most=MOST_SEATS)
    if answer_by is not None and not today <= answer_by <= day:
        raise DomainError("event-answer-by-bad")
