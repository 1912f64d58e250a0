"""The year's plan as it stands in the database: sections, items, what is expected of them and who answers."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_tables import NAME_LENGTH
from models.base import Base, enum_column
from models.deadlines import ScheduleKind
from models.errors import DomainError
from models.plan.coverage import Promise
from models.plan.words import fold
from models.plan_years import PlanYear
from models.stored import JsonObject

REASON_LENGTH = 300
CELL_LENGTH = 2000
CELLS = ("number", "content", "deadline", "responsible", "coverage", "product", "expected_result", "note")
"""The columns of a plan that an item keeps verbatim."""


class Plan(Base):
    """A centre's plan of one year, as it was accepted; `year` is the one that a school year begins in."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("center_id", "year"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    year: Mapped[int]
    school: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether it runs from 1 September to 31 August of the next year."""
    title: Mapped[str] = mapped_column(Text)
    targets: Mapped[list[Promise]] = mapped_column(JSON)
    """Coverage promised outside the table: «несовершеннолетние – не менее 180 человек»."""
    columns: Mapped[list[list[str]]] = mapped_column(JSON, default=list, server_default="[]")
    """The headings of its table in their order, each with the column it was taken for; none of plans of long ago."""
    accepted_at: Mapped[datetime]
    accepted_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))

    @property
    def plan_year(self) -> PlanYear:
        """The days it is for."""
        return PlanYear(self.year, self.school)


class Section(Base):
    """A section or subsection of a plan, by its whole path."""

    __tablename__ = "plan_sections"
    __table_args__ = (Index(None, "plan_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    position: Mapped[int]
    path: Mapped[list[str]] = mapped_column(JSON)


class PlanItem(Base):
    """A row of the plan (пункт плана). Cells stand verbatim; a cancelled one is kept with its reason."""

    __tablename__ = "plan_items"
    __table_args__ = (Index(None, "plan_id", "place"), Index(None, "center_id", "plan_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    section_id: Mapped[int] = mapped_column(ForeignKey("plan_sections.id"), index=True)
    place: Mapped[int]
    ordinal: Mapped[int]
    key: Mapped[str] = mapped_column(Text)
    """The section's path and the ordinal: numbers repeat and go missing, this does not."""
    number: Mapped[str | None] = mapped_column(Text)
    content: Mapped[str | None] = mapped_column(Text)
    deadline: Mapped[str | None] = mapped_column(Text)
    responsible: Mapped[str | None] = mapped_column(Text)
    coverage: Mapped[str | None] = mapped_column(Text)
    product: Mapped[str | None] = mapped_column(Text)
    expected_result: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    plain: Mapped[dict[str, str]] = mapped_column(JSON)
    """Cells in which markup was found, without it."""
    imported: Mapped[dict[str, str | None]] = mapped_column(JSON)
    """The cells as the file had them: the next file is compared with these, not with what was typed anew since."""
    clarified: Mapped[str | None] = mapped_column(Text)
    """The deadline as a person said it anew; the cell stays as it was signed."""
    kind: Mapped[ScheduleKind] = mapped_column(enum_column(ScheduleKind))
    reading: Mapped[str] = mapped_column(Text)
    """The deadline's reading in words: «апрель – май 2026»."""
    target: Mapped[int | None]
    comparator: Mapped[str | None] = mapped_column(String(4))
    unit: Mapped[str | None] = mapped_column(String(40))
    evidence: Mapped[list[list[str]]] = mapped_column(JSON)
    """Promised papers: pairs of a kind (`EvidenceKind`) and its words."""
    search: Mapped[str] = mapped_column(Text)
    programme: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    """«Комплекс мер»: what its records belong to, as its section or its words name it."""
    counted_by: Mapped[str | None] = mapped_column(String(32))
    """The register that counts it, as the coordinator said; empty: none. None: the one that its words are."""
    cancelled_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")

    def words(self, column: str) -> str:
        """A cell for showing: without markup, empty when there is none."""
        return self.plain.get(column) or getattr(self, column) or ""

    @property
    def dated_by(self) -> str:
        """The words that its deadline is read from."""
        return self.words("deadline") if self.clarified is None else self.clarified

    def index(self) -> None:
        """Keep what a search looks through: SQLite does not fold Cyrillic by itself."""
        self.search = fold(" ".join(self.words(cell) for cell in CELLS))

    def cancel(self, now: datetime, reason: str) -> None:
        """Nothing is expected of it any more; one that is cancelled is not cancelled twice."""
        self.check_stands()
        self.cancelled_at, self.reason = now, reason

    def check_stands(self) -> None:
        """Raise DomainError when it is cancelled already."""
        if self.cancelled_at is not None:
            raise DomainError("plan-already-cancelled")

    def restore(self) -> None:
        """Expect it again, as if it had never been cancelled."""
        self.cancelled_at, self.reason = None, ""


class Occurrence(Base):
    """One expected execution (исполнение срока). It is done when as many activities hang on it as are needed."""

    __tablename__ = "occurrences"
    __table_args__ = (Index(None, "center_id", "due"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"), index=True)
    opens: Mapped[date]
    closes: Mapped[date]
    due: Mapped[date]
    count: Mapped[int]
    moved_from: Mapped[date | None]
    """The due date before it was first moved."""
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    since: Mapped[date | None]
    """The day on which it came into the plan: what had passed by then is nobody's delay."""

    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    marked: Mapped[str] = mapped_column(String(60), default="", server_default="")
    """How the plan's own «Отметка о выполнении» says that it was done before the bot: no activity stands for it."""

    def cancel(self, now: datetime, reason: str) -> None:
        """This one is not expected any more; the item's other dates are."""
        self.cancelled_at, self.cancel_reason = now, reason

    def restore(self) -> None:
        """Expect it again, as if it had never been cancelled."""
        self.cancelled_at, self.cancel_reason = None, ""

    def move(self, day: date, reason: str) -> None:
        """Expect it on another day; the first date is remembered."""
        if self.moved_from is None:
            self.moved_from = self.due
        # what takes place on one day takes place on the new one; a window still opens when it opened
        opens = day if self.opens == self.closes else min(self.opens, day)
        self.opens, self.closes, self.due, self.reason = opens, day, day, reason


class PlanItemPost(Base):
    """A post answers for an item: the obligation stays with the post when the person leaves."""

    __tablename__ = "plan_item_posts"
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"), primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), primary_key=True, index=True)
    called: Mapped[str] = mapped_column(Text)
    """How the plan names it: what the next import is matched by."""


class PlanChangeKind(StrEnum):
    """What was done to an item or to one of its dates."""

    CELL = "cell"
    DEADLINE = "deadline"
    MOVED = "moved"
    CANCELLED = "cancelled"
    RESTORED = "restored"
    IMPORTED = "imported"
    POSTS = "posts"
    SKIPPED = "skipped"
    RETURNED = "returned"


class PlanChange(Base):
    """The history of an item: who, when, what, old → new, why."""

    __tablename__ = "plan_changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    """Who proposed what the person agreed to."""
    at: Mapped[datetime]
    what: Mapped[PlanChangeKind] = mapped_column(enum_column(PlanChangeKind))
    field: Mapped[str] = mapped_column(String(32), default="")
    old: Mapped[str] = mapped_column(Text, default="")
    new: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")


class PlanDraft(Base):
    """A plan that was read and not yet accepted, with the coordinator's answers so far."""

    __tablename__ = "plan_drafts"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    content: Mapped[JsonObject] = mapped_column(JSON)
    outcome: Mapped[dict[str, int] | None] = mapped_column(JSON(none_as_null=True))
    """What accepting it did; a second «Принять» is told the same."""
