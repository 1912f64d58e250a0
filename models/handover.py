"""A post is handed over: who leaves it, by which link somebody comes, how long both are there; and the first steps of
whoever is new."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.access import Permission
from models.base import Base, enum_column
from models.errors import DomainError

OVERLAPS = (0, 3, 7, 14)
"""Days that both may be in the post together, the day on which the newcomer comes among them."""


class Handover(Base):
    """A post passes from one person to another (передача места). Without a tenure it was vacant."""

    __tablename__ = "handovers"
    __table_args__ = (
        Index(None, "center_id", "id"),
        Index(None, "post_id"),
        Index(None, "tenure_id"),
        Index(None, "newcomer_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    tenure_id: Mapped[int | None] = mapped_column(ForeignKey("holdings.id"))
    """The holding of who leaves."""
    invite_id: Mapped[int] = mapped_column(ForeignKey("invites.id"), unique=True)
    overlap: Mapped[int]
    """Days that both are there."""
    made_at: Mapped[datetime]
    made_by: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    newcomer_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    came_at: Mapped[datetime | None]
    over_at: Mapped[datetime | None]
    """When nobody but the newcomer was left in it."""
    cancelled_at: Mapped[datetime | None]

    @property
    def waits(self) -> bool:
        """Whether nobody has come yet."""
        return self.came_at is None and self.cancelled_at is None

    def last_day(self, came: date) -> date:
        """The leaver's last day, when the newcomer came on that day: the day before it where nothing was agreed."""
        return came + timedelta(days=self.overlap - 1)

    def come(self, now: datetime, person_id: int) -> None:
        """That person is there now: what is handed over is theirs."""
        self.came_at, self.newcomer_id = now, person_id

    def cancel(self, now: datetime) -> None:
        """Nothing is handed over after all. Raises DomainError when somebody has come by it, or it was cancelled."""
        if not self.waits:
            raise DomainError("handover-over")
        self.cancelled_at = now


class FirstStep(StrEnum):
    """A card of two minutes for somebody new."""

    YEAR = "year"
    QUARTER = "quarter"
    LOG = "log"
    REQUEST = "request"
    MONITORING = "monitoring"
    CONTACTS = "contacts"


NEEDS = {
    FirstStep.YEAR: Permission.SEE_PLAN,
    FirstStep.QUARTER: Permission.SEE_PLAN,
    FirstStep.LOG: Permission.LOG_ACTIVITY,
    FirstStep.REQUEST: Permission.ASK_REQUEST,
    FirstStep.MONITORING: Permission.FILL_MONITORING,
    FirstStep.CONTACTS: Permission.OWN_DATA,
}
"""Whom each card is for."""


def steps_for(permissions: Collection[Permission]) -> tuple[FirstStep, ...]:
    """The cards of somebody with these permissions, in their order."""
    return tuple(step for step in FirstStep if NEEDS[step] in permissions)


class StepDone(Base):
    """A card that the person has read, or done."""

    __tablename__ = "first_steps"
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    step: Mapped[FirstStep] = mapped_column(enum_column(FirstStep), primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    at: Mapped[datetime]
