"""The library as it stands in the database: materials, their files, rubrics, and what was printed of them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_tables import LINK_LENGTH, TITLE_LENGTH
from models.base import Base, Holds, enum_column
from models.errors import DomainError
from models.library.kinds import MADE, OPEN, FileType, MaterialKind, MaterialSource, MaterialState, Run

RUBRIC_LENGTH = 120
AUDIENCE_LENGTH = 200
AUTHORS_LENGTH = 300
KEYWORDS_LENGTH = 300
REASON_LENGTH = 300
TEXT_LENGTH = 3500
"""Characters of a material that is a text: it is shown in one message."""
READ_LENGTH = 200_000
"""Characters of a file that are kept for being searched."""


class Rubric(Base):
    """A heading of a centre's library."""

    __tablename__ = "rubrics"
    __table_args__ = (UniqueConstraint("center_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    name: Mapped[str] = mapped_column(String(RUBRIC_LENGTH))
    position: Mapped[int]


class StoredFile(Base):
    """A file of a centre. Its bytes lie in `FILES_DIR` under their hash; the name that it was sent with is not kept."""

    __tablename__ = "stored_files"
    __table_args__ = (UniqueConstraint("center_id", "sha256"), Index(None, "sha256"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    type: Mapped[FileType] = mapped_column(enum_column(FileType))
    size: Mapped[int]
    """Bytes."""
    text: Mapped[str] = mapped_column(Text)
    """The words in it, as far as they could be read: what is searched."""
    made_at: Mapped[datetime]
    bot_id: Mapped[int | None] = mapped_column(BigInteger, info={Holds.OF_BOT: True})
    telegram_id: Mapped[str] = mapped_column(String(200), default="", info={Holds.OF_BOT: True})
    """Under which name Telegram has it for that bot: only a cache, another bot sends the bytes anew."""


class LibraryMaterial(Base):
    """A material: a file, a link or a text, or what is to become one. Another version is a row of its own that replaces
    this one. A removed one is kept without its words, so that what points to it can say that it is gone."""

    __tablename__ = "materials"
    __table_args__ = (
        Index(None, "center_id", "state", "approved_at"),
        Index(None, "made_by", "id"),
        Index(None, "rubric_id"),
        Index(None, "file_id"),
        Index(None, "replaces_id"),
        Index(None, "plan_item_id"),
        Index(None, "activity_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[MaterialState] = mapped_column(enum_column(MaterialState))
    source: Mapped[MaterialSource] = mapped_column(enum_column(MaterialSource))
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    kind: Mapped[MaterialKind] = mapped_column(enum_column(MaterialKind))
    rubric_id: Mapped[int | None] = mapped_column(ForeignKey("rubrics.id"))
    audience: Mapped[str] = mapped_column(String(AUDIENCE_LENGTH), default="")
    """For whom it is."""
    year: Mapped[int | None]
    authors: Mapped[str] = mapped_column(String(AUTHORS_LENGTH), default="")
    keywords: Mapped[str] = mapped_column(String(KEYWORDS_LENGTH), default="")
    link: Mapped[str] = mapped_column(String(LINK_LENGTH), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    version: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    """The version before it."""
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    approved_at: Mapped[datetime | None]
    """When everybody could read it."""
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    """Why it was not taken, as the coordinator put it."""
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"))
    """The item of the plan that it is made for."""
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    """The record of its issue, which closes a date of that item."""

    @property
    def open(self) -> bool:
        """Whether everybody of the centre finds and reads it."""
        return self.state in OPEN

    def propose(self) -> None:
        """It waits for the coordinator's word. Raises DomainError for what has nothing to read, and for what is no
        draft."""
        if self.source is MaterialSource.NONE:
            raise DomainError("material-is-empty")
        self._leave(*MADE, MaterialState.REFUSED)
        self.state, self.reason = MaterialState.PROPOSED, ""

    def approve(self, person_id: int, now: datetime) -> None:
        """Everybody finds it from now on; what came out before is issued still. Raises DomainError unless it waits for
        that, or is out of date."""
        self._leave(MaterialState.PROPOSED, MaterialState.OUTDATED)
        self.state = MaterialState.APPROVED if self.activity_id is None else MaterialState.ISSUED
        self.approved_by, self.approved_at, self.reason = person_id, now, ""

    def refuse(self, reason: str) -> None:
        """It was not taken; its author may change it and propose it anew. Raises DomainError unless it waits."""
        self._leave(MaterialState.PROPOSED)
        self.state, self.reason = MaterialState.REFUSED, reason

    def issue(self, activity_id: int) -> None:
        """It came out, as that record says. Raises DomainError unless everybody reads it."""
        self._leave(*OPEN)
        self.state, self.activity_id = MaterialState.ISSUED, activity_id

    def outdate(self) -> None:
        """It is found no more, and who has it is told so. Raises DomainError unless everybody reads it."""
        self._leave(*OPEN)
        self.state = MaterialState.OUTDATED

    def remove(self) -> None:
        """Nothing of its words and its file stays with it. Raises DomainError for one that is removed already."""
        self._leave(*(state for state in MaterialState if state is not MaterialState.REMOVED))
        self.state, self.source, self.file_id = MaterialState.REMOVED, MaterialSource.NONE, None
        self.title = self.audience = self.authors = self.keywords = self.link = self.body = self.reason = ""

    def _leave(self, *states: MaterialState) -> None:
        if self.state not in states:
            raise DomainError(f"material-is-{self.state}")


class PrintRun(Base):
    """Copies of a material that were printed, given to a district, handed out without a record, or counted anew. What
    records say that was handed out stands with them (`HandedOut`).

    A shelf is where copies lie: a district's, or the centre's own (None).
    """

    __tablename__ = "print_runs"
    __table_args__ = (
        Index(None, "material_id", "kind"),
        Index(None, "center_id", "day"),
        Index(None, "activity_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"))
    kind: Mapped[Run] = mapped_column(enum_column(Run))
    copies: Mapped[int]
    """Above zero; what a count corrected may be below."""
    day: Mapped[date]
    shelf_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    """Whose shelf they came to, or went from."""
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    """Where people got them; of what was moved, to whose shelf."""
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"))
    """The record of the issue that they were printed for: without it they do not count."""
