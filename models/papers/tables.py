"""Papers that were made in the chat, kept until they are surely delivered: what failed to be sent is not made again."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.papers.kinds import PaperKind

FILE_KEPT = timedelta(days=7)
LARGEST_FILE = 50 * 1024 * 1024
"""Bytes that a bot may send."""
FILE_NAME = 200


class PaperFile(Base):
    """A paper as a file, for whoever asked for it."""

    __tablename__ = "paper_files"
    __table_args__ = (Index(None, "made_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[PaperKind] = mapped_column(enum_column(PaperKind))
    name: Mapped[str] = mapped_column(String(FILE_NAME))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
