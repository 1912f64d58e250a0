"""A record that the coordinator sent back to be made clear, and what became of that. It counts as before meanwhile."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.calendar import add_working_days

WORD_LENGTH = 300
"""Characters of what the coordinator asks, and of what is answered."""
REMINDED_AFTER = 3
"""Working days after which whoever was asked is reminded, once."""
OPEN = "outcome IS NULL"


class Cleared(StrEnum):
    """How a record that was sent back was made clear."""

    CHANGED = "changed"
    RIGHT = "right"
    """It is as it was said, and why."""
    DELETED = "deleted"


class Clarification(Base):
    """One asking about a record; a record has one that is not answered at the most."""

    __tablename__ = "clarifications"
    __table_args__ = (
        Index(
            "uq_clarifications_open", "activity_id", unique=True, sqlite_where=text(OPEN), postgresql_where=text(OPEN)
        ),
        Index(None, "activity_id", "id"),
        Index(
            "ix_clarifications_unsettled",
            "center_id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    word: Mapped[str] = mapped_column(String(WORD_LENGTH))
    asked_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    asked_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    outcome: Mapped[Cleared | None] = mapped_column(enum_column(Cleared))
    answer: Mapped[str] = mapped_column(String(WORD_LENGTH), default="")
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    answered_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    """When a coordinator took the answer, or asked again."""

    @property
    def waits(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.outcome is None

    def clear(self, outcome: Cleared, person_id: int, now: datetime, answer: str = "") -> None:
        """Somebody answered: by this outcome, at this moment."""
        self.outcome, self.answer, self.answered_by, self.answered_at = outcome, answer, person_id, now

    def settle(self, now: datetime) -> None:
        """The coordinator knows: nothing is to be done about it any more."""
        self.settled_at = self.settled_at or now


def reminded_on(asked: date) -> date:
    """The working day on which whoever was asked on that day is reminded."""
    return add_working_days(asked, REMINDED_AFTER)
