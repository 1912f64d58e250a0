"""Who is asked to an event, what they answered, and who was there."""

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_kinds import Category, Organisation
from models.base import Base, enum_column
from models.events.kinds import Answer, MarkedBy, Presence, Reason

CLUSTERED = {"sqlite_with_rowid": False}


class EventInvitee(Base):
    """Somebody who is asked to an event, or came to it unasked: one row a person, whatever posts they hold."""

    __tablename__ = "event_invitees"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        Index(None, "person_id", "event_id"),
        Index(None, "event_id", "answer", "waiting_since"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    """The post that they are asked for: what lists say where they name no person."""
    asked_at: Mapped[datetime]
    answer: Mapped[Answer] = mapped_column(enum_column(Answer), default=Answer.NONE, server_default=Answer.NONE)
    reason: Mapped[Reason | None] = mapped_column(enum_column(Reason))
    answered_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    """They would come, and there was no seat: since when they wait for one. The answer is COMING all the same."""
    asked_again_at: Mapped[datetime | None]
    """They had said that they come, and it was moved: since when it waits to be said again. An answer ends that."""
    nudged_at: Mapped[datetime | None]
    """When the silent one was asked once more."""
    expected: Mapped[bool] = mapped_column(default=True, server_default=true())
    """False for who came unasked."""
    presence: Mapped[Presence] = mapped_column(
        enum_column(Presence), default=Presence.NONE, server_default=Presence.NONE
    )
    present_at: Mapped[datetime | None]
    marked_by: Mapped[MarkedBy | None] = mapped_column(enum_column(MarkedBy))
    asked_useful_at: Mapped[datetime | None]
    """When they were asked whether it was useful."""
    said_useful: Mapped[bool] = mapped_column(default=False, server_default=false())
    """That they answered that, and nothing of what."""
    said_missing: Mapped[bool] = mapped_column(default=False, server_default=false())
    """That they said what was missing, and nothing of what."""

    @property
    def was_there(self) -> bool:
        """Whether they came, in person or remotely."""
        return self.presence is not Presence.NONE

    @property
    def seated(self) -> bool:
        """Whether they take a seat of the room."""
        return self.answer is Answer.COMING and self.waiting_since is None

    @property
    def confirmed(self) -> bool:
        """Whether they come as it is held now: what was said before it was moved has to be said again."""
        comes = self.waiting_since is None and self.answer in (Answer.COMING, Answer.REMOTE)
        return comes and self.asked_again_at is None

    def say(self, answer: Answer, now: datetime, reason: Reason | None = None, *, seat: bool = True) -> None:
        """Their answer, the newest counts. Without a `seat` whoever would come in person waits for one, in the order of
        asking; who has a seat keeps it, who waits keeps their place."""
        stays = self.answer is Answer.COMING and answer is Answer.COMING
        waiting = self.waiting_since if stays else None if seat or answer is not Answer.COMING else now
        self.answer, self.waiting_since, self.answered_at, self.asked_again_at = answer, waiting, now, None
        self.reason = reason if answer is Answer.DECLINED else None

    def seat(self) -> None:
        """A seat became free for who waited."""
        self.waiting_since = None

    @classmethod
    def comes(cls) -> ColumnElement[bool]:
        """A condition: they come, in person or remotely; whoever waits for a seat does not."""
        return cls.answer.in_((Answer.COMING, Answer.REMOTE)) & cls.waiting_since.is_(None)

    @classmethod
    def came(cls) -> ColumnElement[bool]:
        """A condition: they were there, in person or remotely."""
        return cls.presence != Presence.NONE


class EventGuests(Base):
    """People from outside the bot who came: counts, never names."""

    __tablename__ = "event_guests"
    __table_args__ = CLUSTERED
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    category: Mapped[Category] = mapped_column(enum_column(Category), primary_key=True)
    institution: Mapped[Organisation] = mapped_column(enum_column(Organisation), primary_key=True)
    here: Mapped[int] = mapped_column(default=0)
    remote: Mapped[int] = mapped_column(default=0)
