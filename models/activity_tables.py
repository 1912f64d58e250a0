"""How an activity stands in the database: its row, the lists that hang on it, and who changed it since."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.activity_kinds import Category, Evidence, Format, Involvement, Level, Material, Mode, Organisation, Type
from models.base import Base, Holds, enum_column

TITLE_LENGTH = 300
RESULT_LENGTH = 1000
PLACE_LENGTH = 200
NAME_LENGTH = 120
PARTNERS_LENGTH = 300
CHANNEL_LENGTH = 60
LINK_LENGTH = 500

SAID_OF_ACTIVITY = "(programme <> '' OR series <> '' OR channel <> '')"
"""That an activity names a programme, a series or a channel, as its index and its query say it: few do."""
CLUSTERED = {"sqlite_with_rowid": False}
"""Rows of a list lie beside each other by their activity: a summary reads them without a second look-up."""


class Activity(Base):
    """One thing that was done. A deleted one is kept with its date of deletion, and counts nowhere."""

    __tablename__ = "activities"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    type: Mapped[Type] = mapped_column(enum_column(Type))
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    title_key: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    """The title as `title_key()` makes it: what a twin is known by."""
    day: Mapped[date]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    format: Mapped[Format | None] = mapped_column(enum_column(Format))
    level: Mapped[Level | None] = mapped_column(enum_column(Level))
    result: Mapped[str] = mapped_column(String(RESULT_LENGTH), default="")
    involvement: Mapped[Involvement] = mapped_column(
        enum_column(Involvement), default=Involvement.HELD, server_default=Involvement.HELD
    )
    mode: Mapped[Mode | None] = mapped_column(enum_column(Mode))
    """Of a supervision: for one or for a group."""
    minutes: Mapped[int | None]
    place: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="", server_default="")
    programme: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    """«Комплекс мер»: what a whole list of activities belongs to."""
    series: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    """«Ковчег добра»: the club or cycle that it is a meeting of."""
    partners: Mapped[str] = mapped_column(String(PARTNERS_LENGTH), default="", server_default="")
    """The names of the institutions that took part; whom an agreement was made with."""
    channel: Mapped[str] = mapped_column(String(CHANNEL_LENGTH), default="", server_default="")
    """Where it was published, in the words of the centre's list."""
    link: Mapped[str] = mapped_column(String(LINK_LENGTH), default="", server_default="")
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    plan_item_id: Mapped[int | None] = mapped_column(ForeignKey("plan_items.id"), index=True)
    """The plan's item that it was done for, and which of the item's expected executions it is."""
    occurrence_id: Mapped[int | None] = mapped_column(ForeignKey("occurrences.id"), index=True)
    date_named: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whether a person named that execution: then the record's own day does not decide on it."""

    attendance: Mapped[list["Attendance"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    evidence: Mapped[list["Proof"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    handouts: Mapped[list["Handout"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    given: Mapped[list["HandedOut"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    districts: Mapped[list["Place"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    organisations: Mapped[list["TakingPart"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    coauthors: Mapped[list["Coauthor"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    __table_args__ = (
        # what a summary groups by, so that it never opens the rows themselves; SQLite looks at what the condition names
        # too, and would open them for a date that is always empty here
        Index(
            "ix_activities_summary",
            "center_id",
            "day",
            "involvement",
            "type",
            "district_id",
            "author_id",
            "id",
            "deleted_at",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_activities_said",
            "center_id",
            "day",
            "involvement",
            "programme",
            "series",
            "channel",
            "deleted_at",
            sqlite_where=text(f"deleted_at IS NULL AND {SAID_OF_ACTIVITY}"),
            postgresql_where=text(f"deleted_at IS NULL AND {SAID_OF_ACTIVITY}"),
        ),
        Index("ix_activities_twin", "center_id", "day", "title_key"),
        Index(
            "ix_activities_mine",
            "author_id",
            "day",
            "id",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )


class Attendance(Base):
    """How many people of a category came, in person and remotely (visits, not unique people)."""

    __tablename__ = "attendance"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    category: Mapped[Category] = mapped_column(enum_column(Category), primary_key=True)
    in_person: Mapped[int]
    remote: Mapped[int]
    newcomers: Mapped[int | None]
    """How many of them came for the first time this year, where that was said: what unique people are counted by."""


class Proof(Base):
    """Whether a piece of evidence exists, and where it lies (a folder's number or a link)."""

    __tablename__ = "proofs"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Evidence] = mapped_column(enum_column(Evidence), primary_key=True)
    present: Mapped[bool]
    place: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="")


class Handout(Base):
    """Materials handed out, in copies (экз.)."""

    __tablename__ = "handouts"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Material] = mapped_column(enum_column(Material), primary_key=True)
    copies: Mapped[int]


class HandedOut(Base):
    """Copies of one of the centre's own materials that were handed out. The row of their kind (`Handout`) has them
    too."""

    __tablename__ = "activity_materials"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    material_id: Mapped[int] = mapped_column(ForeignKey("materials.id"), primary_key=True, index=True)
    kind: Mapped[Material] = mapped_column(enum_column(Material))
    copies: Mapped[int]


class Place(Base):
    """A district of an activity that has several, or whose people were told by district. `Activity.district_id` is one
    of them; an activity of one district whose people are not told apart has no rows here."""

    __tablename__ = "activity_districts"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    district_id: Mapped[int] = mapped_column(ForeignKey("districts.id"), primary_key=True, index=True)
    people: Mapped[int]
    """How many came from there; 0 where that was not said."""


class TakingPart(Base):
    """How many institutions of a kind took part; 0 where that was not said."""

    __tablename__ = "activity_organisations"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Organisation] = mapped_column(enum_column(Organisation), primary_key=True)
    count: Mapped[int]


class Coauthor(Base):
    """Somebody who did it together with the author: the centre counts it once, and each of them once."""

    __tablename__ = "activity_coauthors"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), primary_key=True, index=True)


LISTS = (
    Activity.attendance,
    Activity.evidence,
    Activity.handouts,
    Activity.given,
    Activity.districts,
    Activity.organisations,
    Activity.coauthors,
)
"""What `Facts.of` and `Facts.write_to` need loaded."""


NAMING = "field", frozenset({"district", "districts", "coauthors", "handouts"})
"""Which column says what was changed, and of what the words are numbers of rows."""


class Change(Base):
    """One field of an activity changed: who, when, old → new, as the form holds the values."""

    __tablename__ = "changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[object] = mapped_column(JSON, info={Holds.WORDS: NAMING})
    new: Mapped[object] = mapped_column(JSON, info={Holds.WORDS: NAMING})
