"""What a person put off."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Holds, enum_column
from models.timers import TimerKind


class Snooze(Base):
    """The person wants to hear of this thing again on that day; its deadline stays where it is."""

    __tablename__ = "snoozes"
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    kind: Mapped[TimerKind] = mapped_column(enum_column(TimerKind), primary_key=True)
    subject_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info={Holds.IDS: True})
    until: Mapped[date]
