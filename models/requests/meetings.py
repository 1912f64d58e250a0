"""Meetings: the appointed and then held supervision, consultation or internship, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.activities import Format
from models.base import Base, enum_column
from models.errors import DomainError
from models.requests.tables import PLACE_LENGTH, TOPIC_LENGTH, Mode, Rating, RequestKind

USUAL_MINUTES = 60
ANSWER_MINUTES = 10
"""How long a written answer counts in the journal."""
PARTS = ("situation", "inquiry", "tried", "course")
"""The texts of «Описание супервизии»: ситуация, запрос, что предпринято, ход обсуждения."""


class MeetingState(StrEnum):
    ARRANGED = "arranged"
    """Times are offered, or another one is looked for."""
    APPOINTED = "appointed"
    HELD = "held"
    CANCELLED = "cancelled"


class Meeting(Base):
    """One meeting of a supervisor with the authors of one or several requests (встреча)."""

    __tablename__ = "meetings"
    __table_args__ = (
        Index("ix_meetings_supervisor", "supervisor_id", "starts_at"),
        Index("ix_meetings_journal", "center_id", "kind", "day", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    kind: Mapped[RequestKind] = mapped_column(enum_column(RequestKind))
    mode: Mapped[Mode] = mapped_column(enum_column(Mode))
    format: Mapped[Format | None] = mapped_column(enum_column(Format))
    topic: Mapped[str] = mapped_column(String(TOPIC_LENGTH))
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    state: Mapped[MeetingState] = mapped_column(enum_column(MeetingState))
    starts_at: Mapped[datetime | None]
    minutes: Mapped[int] = mapped_column(default=USUAL_MINUTES)
    place: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="")
    version: Mapped[int] = mapped_column(default=0)
    """How many times its time was changed: a reminder of an older one is not sent, a calendar takes the newest."""
    day: Mapped[date | None]
    """The day it was held."""
    people: Mapped[int] = mapped_column(default=0)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    situation: Mapped[str] = mapped_column(Text, default="")
    inquiry: Mapped[str] = mapped_column(Text, default="")
    tried: Mapped[str] = mapped_column(Text, default="")
    course: Mapped[str] = mapped_column(Text, default="")
    control: Mapped[date | None]
    """The date of control (дата контроля)."""

    @property
    def ends_at(self) -> datetime:
        """When it is over. A meeting without a time has no end either: ValueError."""
        if self.starts_at is None:
            raise ValueError(f"meeting {self.id} has no time")
        return self.starts_at + timedelta(minutes=self.minutes)

    def ahead(self, now: datetime) -> bool:
        """Whether its time is agreed and still to come."""
        return self.state is MeetingState.APPOINTED and self.starts_at is not None and self.starts_at > now

    def led_by(self, person_id: int) -> None:
        """Somebody else leads it, at the same time; who has a card of it gets a new one."""
        self.supervisor_id, self.version = person_id, self.version + 1

    def appoint(self, starts_at: datetime) -> None:
        """It has a time. Raises DomainError when it was held or cancelled."""
        if self.state not in (MeetingState.ARRANGED, MeetingState.APPOINTED):
            raise DomainError(f"meeting-is-{self.state}")
        self.state, self.starts_at, self.version = MeetingState.APPOINTED, starts_at, self.version + 1

    def arrange(self) -> None:
        """Another time is looked for: the one before is no more. Raises DomainError when it was held or cancelled."""
        if self.state not in (MeetingState.ARRANGED, MeetingState.APPOINTED):
            raise DomainError(f"meeting-is-{self.state}")
        self.state, self.starts_at, self.version = MeetingState.ARRANGED, None, self.version + 1

    def cancel(self) -> None:
        """Nobody comes any more. Raises DomainError for one that was held."""
        if self.state is MeetingState.HELD:
            raise DomainError("meeting-is-held")
        self.state, self.version = MeetingState.CANCELLED, self.version + 1

    def hold(self, day: date, minutes: int, people: int) -> None:
        """It took place. Raises DomainError for a second time, and for one that was cancelled."""
        if self.state in (MeetingState.HELD, MeetingState.CANCELLED):
            raise DomainError(f"meeting-is-{self.state}")
        self.state, self.day, self.minutes, self.people = MeetingState.HELD, day, minutes, people


class Slot(Base):
    """A time that the supervisor offers; place and length are the meeting's."""

    __tablename__ = "slots"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[datetime]


class SlotVote(Base):
    """The author of a request can come at that time."""

    __tablename__ = "slot_votes"
    slot_id: Mapped[int] = mapped_column(ForeignKey("slots.id", ondelete="CASCADE"), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True, index=True)


def all_voted(marked: Mapping[int, Sequence[int]]) -> bool:
    """Whether everybody of a group has marked a time; of nobody, nobody has."""
    return bool(marked) and all(marked.values())


class Answered(Base):
    """A held meeting answered this request: stays when the request is reopened and answered by another one."""

    __tablename__ = "meeting_requests"
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True, index=True)


class Recommendation(Base):
    """What was recommended, to whom and by when; each author of a group has an own follow-up."""

    __tablename__ = "recommendations"
    __table_args__ = (Index(None, "request_id", "due"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(String(120))
    due: Mapped[date]
    done_at: Mapped[datetime | None]

    def fulfil(self, now: datetime) -> None:
        """It was done; a second time changes nothing."""
        self.done_at = self.done_at or now


class Feedback(Base):
    """What the author says two weeks after: one answer a meeting (or a delivery)."""

    __tablename__ = "request_feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    """Who had answered: what the sums go by."""
    at: Mapped[datetime]
    rating: Mapped[Rating] = mapped_column(enum_column(Rating))
    comment: Mapped[str] = mapped_column(Text, default="")
