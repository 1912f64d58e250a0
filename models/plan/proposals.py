"""A change of the signed plan that somebody proposes who may not make it alone: the coordinator agrees or refuses."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.plan.tables import REASON_LENGTH, Occurrence, PlanItem


class Proposed(StrEnum):
    """What is to become of an item or of one of its dates."""

    MOVE = "move"
    SKIP = "skip"
    """One date is not expected any more."""
    CANCEL = "cancel"
    """The whole item is not."""
    DEADLINE = "deadline"


class Outcome(StrEnum):
    """Where a proposal stands."""

    WAITING = "waiting"
    AGREED = "agreed"
    REFUSED = "refused"
    REPLACED = "replaced"
    """A newer one of the same kind about the same thing took its place."""
    MOOT = "moot"
    """What it was about has changed meanwhile."""


class Proposal(Base):
    """One proposed change. What waits changes nothing: the date stays in the plan and people are reminded of it."""

    __tablename__ = "plan_proposals"
    __table_args__ = (
        Index(
            "ix_plan_proposals_waiting",
            "item_id",
            sqlite_where=text("outcome = 'waiting'"),
            postgresql_where=text("outcome = 'waiting'"),
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    item_id: Mapped[int] = mapped_column(ForeignKey("plan_items.id", ondelete="CASCADE"), index=True)
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrences.id", ondelete="SET NULL"), index=True)
    first_id: Mapped[int | None] = mapped_column(ForeignKey("plan_proposals.id", ondelete="SET NULL"), index=True)
    """The first of those that were proposed together and are decided together."""
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    kind: Mapped[Proposed] = mapped_column(enum_column(Proposed))
    due: Mapped[date | None]
    """When the date was due as it was proposed."""
    day: Mapped[date | None]
    """When it is to be."""
    old: Mapped[str] = mapped_column(Text, default="")
    """The deadline's reading as it was proposed."""
    new: Mapped[str] = mapped_column(Text, default="")
    """The deadline in the person's words; empty is none."""
    reason: Mapped[str] = mapped_column(String(REASON_LENGTH), default="")
    outcome: Mapped[Outcome] = mapped_column(enum_column(Outcome), default=Outcome.WAITING)
    why: Mapped[str] = mapped_column(String(40), default="")
    """Why it is moot: one of `WHY`."""
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))

    def decide(self, outcome: Outcome, now: datetime, by: int | None, why: str = "") -> None:
        """It does not wait any more."""
        self.outcome, self.decided_at, self.decided_by, self.why = outcome, now, by, why

    def moot(self, item: PlanItem, found: Occurrence | None, done: int) -> str:
        """Why there is nothing to decide any more, empty while there is."""
        if item.cancelled_at is not None:
            return "item-cancelled"
        if self.kind is Proposed.CANCEL:
            return ""
        if self.kind is Proposed.DEADLINE:
            return "" if item.reading == self.old else "another"
        if found is None:
            return "another"
        if found.cancelled_at is not None:
            return "date-cancelled"
        if done >= found.count:
            return "done"
        return "" if found.due == self.due else "another"


WHY = ("item-cancelled", "date-cancelled", "done", "another")
