"""Events that people are asked to, from the plan's row to the record of them, and who hosts them."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_kinds import Format, Type
from models.activity_tables import LINK_LENGTH, PLACE_LENGTH, TITLE_LENGTH
from models.base import Base, Holds, enum_column
from models.errors import DomainError
from models.events.audience import Audience
from models.events.kinds import Answer, Reach
from models.events.states import LIVE, EventState, EventStep, after

WHY_LENGTH = 300
MATERIALS_LENGTH = 1000
MOST_SEATS = 5000
ANSWERS = {
    Format.IN_PERSON: (Answer.COMING,),
    Format.REMOTE: (Answer.REMOTE,),
    Format.MIXED: (Answer.COMING, Answer.REMOTE),
}
"""How one can be there, by the event's format."""


@dataclass(frozen=True, kw_only=True)
class Where:
    """When and where an event is held: what those who come have to know."""

    starts_at: datetime
    minutes: int
    format: Format
    place: str
    link: str


class MoveEffect(StrEnum):
    """What of that changed, as far as those who come are concerned."""

    NOTHING = "nothing"
    LINK = "link"
    """Of the online room: of concern to those who come remotely."""
    MEETING = "meeting"
    """The time, the place or the format: whoever said that they come is asked again."""


class Event(Base):
    """Something that people are asked to come to, from the plan's row to the record of it (мероприятие)."""

    __tablename__ = "events"
    __table_args__ = (Index(None, "center_id", "starts_at"), Index(None, "center_id", "state", "starts_at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[EventState] = mapped_column(enum_column(EventState), default=EventState.DRAFT)
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    type: Mapped[Type] = mapped_column(enum_column(Type))
    format: Mapped[Format] = mapped_column(enum_column(Format))
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="")
    link: Mapped[str] = mapped_column(String(LINK_LENGTH), default="")
    """Of the online room: shown to those who come, and to nobody else."""
    seats: Mapped[int | None]
    """How many can sit in the room; remote ones take none. None: as many as come."""
    answer_by: Mapped[date | None]
    """The last day of answering; whoever is silent is asked once more two working days before. None: till it begins."""
    reach: Mapped[Reach] = mapped_column(enum_column(Reach))
    audience: Mapped[dict[str, list[str | int]]] = mapped_column(JSON, default=dict, info={Holds.IDS: True})
    """Roles and districts, or posts: see `Audience`."""
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    """Where it is held."""
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"), index=True)
    """The plan's item that it is held for, and which of the item's expected executions it is."""
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrences.id", ondelete="SET NULL"), index=True)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), index=True)
    """The record that it became."""
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"), index=True)
    """The first event of the series that it belongs to; the first names itself."""
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    announced_at: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(default=0)
    """How many times its time or place changed, or it was cancelled: a calendar takes the newest, and a reminder of an
    older time is not sent."""
    moved_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(String(WHY_LENGTH), default="")
    """Why it was moved last, or cancelled."""
    materials: Mapped[str] = mapped_column(String(MATERIALS_LENGTH), default="", server_default="")
    """Where its materials are, a link or some words: sent to those who came."""
    materials_at: Mapped[datetime | None]
    """When they were said last: who got older ones gets these too."""

    @property
    def ends_at(self) -> datetime:
        """The instant at which it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def asked(self) -> Audience:
        """Whom it is for, where roles, districts or posts say it."""
        return Audience.read(self.audience)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """How one can say that one comes."""
        return ANSWERS[self.format]

    @property
    def invites(self) -> bool:
        """Whether anybody is asked to it: families never are."""
        return self.reach is not Reach.FAMILIES

    @property
    def at(self) -> Where:
        """When and where it is held."""
        return Where(
            starts_at=self.starts_at, minutes=self.minutes, format=self.format, place=self.place, link=self.link
        )

    def ask_instead(self, post_id: int, heir_id: int) -> None:
        """Where the one post was picked by hand the other is asked, once."""
        posts = dict.fromkeys(heir_id if one == post_id else one for one in self.asked.posts)
        self.audience = replace(self.asked, posts=tuple(posts)).json

    def announce(self, now: datetime) -> None:
        """From now on people are asked to it. Raises DomainError for a time that is past, and for what is no draft."""
        self.check_ahead(now)
        self.go(EventStep.ANNOUNCE)
        self.announced_at = now

    def move(self, to: Where, now: datetime, why: str = "") -> MoveEffect:
        """Hold it then and there; says whom that concerns. Raises DomainError for a time that is past, and for what is
        recorded or cancelled."""
        if to.starts_at <= now:
            raise DomainError("event-past")
        before = self.at
        self.go(EventStep.MOVE)
        self.starts_at, self.minutes, self.format = to.starts_at, to.minutes, to.format
        self.place, self.link = to.place, to.link
        if before == to:
            return MoveEffect.NOTHING
        self.sequence += 1
        if (before.starts_at, before.format, before.place) == (to.starts_at, to.format, to.place):
            return MoveEffect.LINK if before.link != to.link else MoveEffect.NOTHING
        self.moved_at, self.why = now, why
        return MoveEffect.MEETING

    def cancel(self, now: datetime, why: str = "") -> None:
        """It is not held. Raises DomainError for what is recorded or cancelled already."""
        self.go(EventStep.CANCEL)
        self.cancelled_at, self.why, self.sequence = now, why, self.sequence + 1

    def end(self, now: datetime) -> None:
        """Its time has passed. Raises DomainError before its end, and for what is not announced."""
        if now < self.ends_at:
            raise DomainError("event-not-over")
        self.go(EventStep.END)

    def check_live(self) -> None:
        """Raise DomainError that names the state of what is recorded or called off."""
        if self.state not in LIVE:
            raise DomainError(f"event-is-{self.state}")

    def check_ahead(self, now: datetime) -> None:
        """Raise DomainError unless it is still to begin."""
        if self.starts_at <= now:
            raise DomainError("event-past")

    def check_open(self, now: datetime) -> None:
        """Raise DomainError, which says why, when no answers are taken: they are till it begins."""
        if self.state is not EventState.ANNOUNCED:
            raise DomainError(f"event-is-{self.state}")
        if self.starts_at <= now:
            raise DomainError("event-begun")

    def check_seats(self, seats: int | None, taken: int) -> None:
        """Raise DomainError for fewer seats than those who come in person."""
        if seats is not None and seats < taken:
            raise DomainError("event-seats-below", seats=seats, taken=taken)

    def go(self, step: EventStep) -> None:
        """Make a step of the diagram. Raises DomainError that names the state when it cannot be made there."""
        target = after(self.state, step)
        if target is None:
            raise DomainError(f"event-is-{self.state}")
        self.state = target


class EventHost(Base):
    """A post that holds an event: whoever leaves the post hands it over."""

    __tablename__ = "event_hosts"
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)
