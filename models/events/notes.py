"""What is written of an event beside who came: what a meeting said, where a feast's scenario and its news are."""

import re

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_tables import LINK_LENGTH, PLACE_LENGTH
from models.base import Base

POINTS_LENGTH = 4000
"""Characters of an agenda, of what was heard, of what was resolved: a line a point."""
BEFORE_POINT = re.compile(r"(?:\d{1,2}[.)]\s*|[–—•-]\s+)(?=\S)")


class EventNotes(Base):
    """Of an event; each is empty until somebody says it, past the guard of personal data."""

    __tablename__ = "event_notes"
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    agenda: Mapped[str] = mapped_column(String(POINTS_LENGTH), default="", server_default="")
    heard: Mapped[str] = mapped_column(String(POINTS_LENGTH), default="", server_default="")
    resolved: Mapped[str] = mapped_column(String(POINTS_LENGTH), default="", server_default="")
    """What was decided and is nobody's task."""
    script: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="", server_default="")
    """Where the scenario lies."""
    publication: Mapped[str] = mapped_column(String(LINK_LENGTH), default="", server_default="")
    """Where it was told of."""

    @property
    def is_minutes(self) -> bool:
        """Whether there is a protocol of it."""
        return bool(self.heard or self.resolved)

    @property
    def place_of_publication(self) -> str:
        """Where it was told of, as evidence of a record says it; nothing where the link is too long for that."""
        return self.publication if len(self.publication) <= PLACE_LENGTH else ""


def points(text: str) -> list[str]:
    """The points of a text, without the numbers and dashes that people put before them."""
    lines = (BEFORE_POINT.sub("", line.strip()) for line in text.split("\n"))
    return [line for line in lines if line]
