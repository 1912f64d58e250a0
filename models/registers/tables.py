"""How registers stand in the database: entries, who took part in them, who changed them, what a centre calls things."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Holds, enum_column
from models.register_entries import NAMING
from models.registers.definition import NAME_LENGTH, FieldType


class RegisterPerson(Base):
    """A colleague of an entry: who was trained, and for how many hours."""

    __tablename__ = "register_people"
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entries.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True, index=True)
    hours: Mapped[int]


class RegisterChange(Base):
    """One answer of an entry changed: who, when, old → new, as the form holds them. What became of the activity that
    an entry is stands in the activity's own history."""

    __tablename__ = "register_changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("register_entries.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[object] = mapped_column(JSON, info={Holds.WORDS: ("field", NAMING)})
    new: Mapped[object] = mapped_column(JSON, info={Holds.WORDS: ("field", NAMING)})


class RegisterTerm(Base):
    """What a centre made of a register (no `field`) or of a field of it: its own name (empty: as shipped), whether it
    is out of use; of a field that the centre added also its kind and its options."""

    __tablename__ = "register_terms"
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), primary_key=True)
    register: Mapped[str] = mapped_column(String(32), primary_key=True)
    field: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[FieldType | None] = mapped_column(enum_column(FieldType))
    label: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    options: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    hidden: Mapped[bool] = mapped_column(default=False, server_default=false())
