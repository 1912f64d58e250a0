"""Certificates of taking part: each has a number of its own in the centre's year, and keeps it."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base


class Certificate(Base):
    """That somebody was at an event. Asked for again it is the same one."""

    __tablename__ = "certificates"
    __table_args__ = (UniqueConstraint("event_id", "person_id"), UniqueConstraint("center_id", "year", "number"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    year: Mapped[int]
    """Of the event."""
    number: Mapped[int]
    issued_at: Mapped[datetime]


def certificate_number(year: int, number: int) -> str:
    """How papers say it: «2026-017»."""
    return f"{year}-{number:03}"
