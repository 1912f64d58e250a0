"""Papers that were made in the chat, kept until they are surely delivered: what failed to be sent is not made again.
And the templates of Word that a centre fills its papers from."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
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


class PaperTemplate(Base):
    """What a centre fills a paper from: its own template, or the standard one (no content); and what was in force
    before."""

    __tablename__ = "paper_templates"
    __table_args__ = (UniqueConstraint("center_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    kind: Mapped[PaperKind] = mapped_column(enum_column(PaperKind))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    name: Mapped[str] = mapped_column(String(FILE_NAME))
    """What the file was called; empty for the standard one."""
    before: Mapped[bytes | None] = mapped_column(LargeBinary)
    before_name: Mapped[str] = mapped_column(String(FILE_NAME))
    at: Mapped[datetime]

    def put(self, content: bytes | None, name: str, at: datetime) -> None:
        """Another one is in force; the one that was is kept."""
        self.before, self.before_name = self.content, self.name
        self.content, self.name, self.at = content, name, at

    def swap(self, at: datetime) -> None:
        """The one before is in force again."""
        self.put(self.before, self.before_name, at)
