"""The audit log: who did what to personal data and to access, and when; never a text."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, words

KEPT = timedelta(days=3 * 365)
"""How long a line of the log is kept (docs/privacy.md)."""


class Event(StrEnum):
    """What the log knows of."""

    CONSENT = "consent"
    OVERRULED = "overruled"
    FORGOTTEN = "forgotten"
    EXPORTED = "exported"
    INVITED = "invited"
    INVITE_REVOKED = "invite_revoked"
    POST_ENDED = "post_ended"
    DESCRIPTION_READ = "description_read"


class AuditLine(Base):
    """One event of a centre. `subject` is a field of a form or a number of a row, `details` are categories."""

    __tablename__ = "audit"
    __table_args__ = (Index(None, "center_id", "event", "at"), Index(None, "at"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    at: Mapped[datetime]
    event: Mapped[Event] = mapped_column(words(Event))
    subject: Mapped[str] = mapped_column(String(64), default="")
    details: Mapped[str] = mapped_column(String(200), default="")
