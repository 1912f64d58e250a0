"""A coordinator whom the platform invites into a centre where others are: those decide, or time does, told to all.
And whoever comes by a link of many: a coordinator decides, and time does not."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.errors import DomainError

WORKING_DAYS = 3
"""How long the coordinators of the centre have for an answer."""
NOTICE = timedelta(hours=48)
"""How long everybody of the centre knows of it before it takes effect without one."""


class Admission(Base):
    """Somebody asks for a post; until it is decided they see nothing of the centre."""

    __tablename__ = "admissions"
    __table_args__ = (Index(None, "center_id"), Index(None, "person_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    asked_at: Mapped[datetime]
    noticed_at: Mapped[datetime | None]
    """When everybody of the centre was told."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Nobody where time decided."""
    admitted: Mapped[bool | None]
    invite_id: Mapped[int | None] = mapped_column(ForeignKey("invites.id"), index=True)
    """The link of many by which they came; nothing of them takes effect by time then."""

    def decide(self, now: datetime, person_id: int | None, *, admitted: bool) -> None:
        """The answer. Raises DomainError for a second one."""
        if self.decided_at is not None:
            raise DomainError("coordinator-decided")
        self.decided_at, self.decided_by, self.admitted = now, person_id, admitted
