"""What came from Telegram: each update once, stored before it is confirmed, emptied when it has been handled."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column

KIND_LENGTH = 40


class Outcome(StrEnum):
    """Where an update stands. All but the first are ends."""

    WAITING = "waiting"
    HANDLED = "handled"
    UNREADABLE = "unreadable"
    """Of a shape that this program does not know."""
    SET_ASIDE = "set_aside"
    """The process died at it twice, or it ended in an error three times."""


class Arrival(Base):
    """An update of Telegram. `content` stands while it waits or is set aside, and never for strangers or what cannot be
    read."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_waiting",
            "lease_until",
            sqlite_where=text("outcome = 'waiting'"),
            postgresql_where=text("outcome = 'waiting'"),
        ),
        Index(
            "ix_inbox_chat",
            "chat_id",
            "update_id",
            sqlite_where=text("outcome = 'waiting' AND chat_id IS NOT NULL"),
            postgresql_where=text("outcome = 'waiting' AND chat_id IS NOT NULL"),
        ),
        Index(None, "received_at"),
    )
    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(KIND_LENGTH))
    size: Mapped[int]
    """Bytes of its JSON."""
    content: Mapped[str | None] = mapped_column(Text)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """Whose turn it is, for several replicas; as long as there is content."""
    received_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(enum_column(Outcome))
    deaths: Mapped[int]
    """How many processes ended while they were at work on it."""
    errors: Mapped[int]
    """How many tries an error ended."""
    lease_until: Mapped[datetime]
    """Until then somebody is at work on it."""
