"""What the library is searched by, what was sought in vain, and what was used."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, PrimaryKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.activity_tables import CLUSTERED
from models.base import Base, enum_column
from models.library.kinds import Use

LEMMA_LENGTH = 64
ASKED_LENGTH = 200
SYNONYMS_LENGTH = 300


class MaterialWord(Base):
    """A word of a material in its first form, and how much it says of the material. Only what is found stands here."""

    __tablename__ = "material_words"
    __table_args__ = (
        # a question reads the key alone: on SQLite the row lies in it, on PostgreSQL the weight does
        PrimaryKeyConstraint("center_id", "lemma", "material_id", postgresql_include=["weight"]),
        Index(None, "material_id"),
        CLUSTERED,
    )
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    lemma: Mapped[str] = mapped_column(String(LEMMA_LENGTH))
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id", ondelete="CASCADE"))
    weight: Mapped[int]


class LibrarySynonym(Base):
    """Words that mean one thing: «буллинг = травля»; of every centre where it names none."""

    __tablename__ = "library_synonyms"
    __table_args__ = (Index(None, "center_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int | None] = mapped_column(ForeignKey("centers.id"))
    words: Mapped[str] = mapped_column(String(SYNONYMS_LENGTH))


class LibraryQuest(Base):
    """«Искали, не нашли»: what the centre has nothing about."""

    __tablename__ = "library_quests"
    __table_args__ = (UniqueConstraint("center_id", "lemmas"), Index(None, "material_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    asked: Mapped[str] = mapped_column(String(ASKED_LENGTH))
    """As it was asked first; it has passed the guard of personal data."""
    lemmas: Mapped[str] = mapped_column(String(ASKED_LENGTH))
    """Its words in their first forms, in the order of the alphabet: what two ways of asking are one by."""
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    count: Mapped[int]
    material_id: Mapped[int | None] = mapped_column(ForeignKey("materials.id"))
    """What answers it since."""


class LibraryQuestPerson(Base):
    """Somebody who asked for it and is told when there is such a material."""

    __tablename__ = "library_quest_persons"
    __table_args__ = (Index(None, "person_id"),)
    quest_id: Mapped[int] = mapped_column(ForeignKey("library_quests.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    at: Mapped[datetime]
    told_at: Mapped[datetime | None]


class MaterialUse(Base):
    """A material was read. Whoever is forgotten leaves their uses without a name."""

    __tablename__ = "material_uses"
    __table_args__ = (Index(None, "material_id", "at"), Index(None, "center_id", "at"), Index(None, "person_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    at: Mapped[datetime]
    how: Mapped[Use] = mapped_column(enum_column(Use))
    rating: Mapped[int | None]


class RequestMaterial(Base):
    """A material that answers a request."""

    __tablename__ = "request_materials"
    __table_args__ = (Index(None, "material_id"), Index(None, "event_id"))
    request_id: Mapped[int] = mapped_column(ForeignKey("requests.id", ondelete="CASCADE"), primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    event_id: Mapped[int] = mapped_column(ForeignKey("request_events.id", ondelete="CASCADE"))
    """The line of the request's history that says so."""


class EventMaterial(Base):
    """A material that those who came to an event are given."""

    __tablename__ = "event_materials"
    __table_args__ = (Index(None, "material_id"),)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), primary_key=True)
    at: Mapped[datetime]


class LibraryReader(Base):
    """Somebody who wants «новое за месяц»."""

    __tablename__ = "library_readers"
    __table_args__ = (Index(None, "center_id"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    since: Mapped[datetime]
    told_at: Mapped[datetime | None]
