"""What was done: the logged fact, who came, what proves it, what was handed out, and who changed it since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, words

TITLE_LENGTH = 300
RESULT_LENGTH = 1000
PLACE_LENGTH = 200


class Type(StrEnum):
    """Kinds of activities in the words of the plans, group by group (see `GROUPS`)."""

    SEMINAR = "seminar"
    REGIONAL_SEMINAR = "regional_seminar"
    PRACTICUM = "practicum"
    WEBINAR = "webinar"
    MASTER_CLASS = "master_class"
    LECTURE = "lecture"
    ROUND_TABLE = "round_table"
    TRAINING = "training"
    LESSON = "lesson"
    BLITZ = "blitz"
    LOUNGE = "lounge"
    INTERNSHIP = "internship"
    CONFERENCE = "conference"
    FESTIVAL = "festival"
    QUALIFICATION = "qualification"
    MEETING = "meeting"
    WORKING_GROUP = "working_group"
    COUNCIL = "council"
    CONSILIUM = "consilium"
    TRIP = "trip"
    MONITORING = "monitoring"
    DIAGNOSTICS = "diagnostics"
    AGREEMENT = "agreement"
    SUPERVISION = "supervision"
    CONSULTATION = "consultation"
    PUBLICATION = "publication"
    LEAFLET = "leaflet"
    ARTICLE = "article"
    COLLECTION = "collection"
    HOLIDAY = "holiday"
    TALK = "talk"
    CLUB = "club"
    PROJECT = "project"
    OTHER = "other"


GROUPS: dict[str, tuple[Type, ...]] = {
    "teaching": tuple(Type)[:15],
    "organising": tuple(Type)[15:23],
    "support": tuple(Type)[23:25],
    "informing": tuple(Type)[25:29],
    "leisure": tuple(Type)[29:],
}


class Format(StrEnum):
    IN_PERSON = "in_person"
    REMOTE = "remote"
    MIXED = "mixed"


class Level(StrEnum):
    INSTITUTION = "institution"
    DISTRICT = "district"
    SEGMENT = "segment"
    REGION = "region"


class Category(StrEnum):
    """Who came; counts only, never names."""

    CURATORS = "curators"
    SPECIALISTS = "specialists"
    TEACHERS = "teachers"
    GUARDIANSHIP = "guardianship"
    COUNCILS = "councils"
    OFFICIALS = "officials"
    FOSTER_PARENTS = "foster_parents"
    BIRTH_PARENTS = "birth_parents"
    CHILDREN = "children"
    GRADUATES = "graduates"
    VOLUNTEERS = "volunteers"


class Evidence(StrEnum):
    """What proves an activity (форма отчёта). The paper itself stays in the centre's folder."""

    MINUTES = "minutes"
    SIGN_IN = "sign_in"
    PHOTOS = "photos"
    SCRIPT = "script"
    TRIP_REPORT = "trip_report"
    SYNOPSIS = "synopsis"
    MATERIALS = "materials"
    CERTIFICATES = "certificates"
    PUBLICATION = "publication"
    SUPERVISION = "supervision"
    FEEDBACK = "feedback"
    REFERENCE = "reference"


class Material(StrEnum):
    BOOKLET = "booklet"
    LEAFLET = "leaflet"
    MEMO = "memo"
    BROCHURE = "brochure"
    COLLECTION = "collection"
    METHODICAL = "methodical"


CLUSTERED = {"sqlite_with_rowid": False}
"""Rows of a list lie beside each other by their activity: a summary reads them without a second look-up."""


class Activity(Base):
    """One thing that was done. A deleted one is kept with its date of deletion, and counts nowhere."""

    __tablename__ = "activities"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    type: Mapped[Type] = mapped_column(words(Type))
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    title_key: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    """The title as `title_key()` makes it: what a twin is known by."""
    day: Mapped[date]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id"))
    format: Mapped[Format | None] = mapped_column(words(Format))
    level: Mapped[Level | None] = mapped_column(words(Level))
    result: Mapped[str] = mapped_column(String(RESULT_LENGTH), default="")
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

    __table_args__ = (
        # what a summary groups by, so that it never opens the rows themselves
        Index(
            "ix_activities_summary",
            "center_id",
            "day",
            "type",
            "district_id",
            "author_id",
            "id",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
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
    category: Mapped[Category] = mapped_column(words(Category), primary_key=True)
    in_person: Mapped[int]
    remote: Mapped[int]


class Proof(Base):
    """Whether a piece of evidence exists, and where it lies (a folder's number or a link)."""

    __tablename__ = "proofs"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Evidence] = mapped_column(words(Evidence), primary_key=True)
    present: Mapped[bool]
    place: Mapped[str] = mapped_column(String(PLACE_LENGTH), default="")


class Handout(Base):
    """Materials handed out, in copies (экз.)."""

    __tablename__ = "handouts"
    __table_args__ = CLUSTERED
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Material] = mapped_column(words(Material), primary_key=True)
    copies: Mapped[int]


class Change(Base):
    """One field of an activity changed: who, when, old → new, as the form holds the values."""

    __tablename__ = "changes"
    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    at: Mapped[datetime]
    field: Mapped[str] = mapped_column(String(32))
    old: Mapped[Any] = mapped_column(JSON)
    new: Mapped[Any] = mapped_column(JSON)


def title_key(title: str) -> str:
    """The title without case, quotes and extra spaces: two titles with one key are likely the same event."""
    return "".join(c for c in title.casefold().replace("ё", "е") if c.isalnum())


@dataclass(frozen=True)
class Facts:
    """What a form says of an activity. `answers()` and `read()` are the form's JSON and back."""

    type: Type
    title: str
    day: date
    district_id: int | None = None
    format: Format | None = None
    level: Level | None = None
    attendance: Mapping[Category, tuple[int, int]] = field(default_factory=dict)
    result: str = ""
    evidence: Mapping[Evidence, tuple[bool, str]] = field(default_factory=dict)
    handouts: Mapping[Material, int] = field(default_factory=dict)

    @classmethod
    def read(cls, answers: Mapping[str, Any]) -> "Facts":
        """The facts that a form's answers hold. Raises KeyError or ValueError when they were not made by it."""
        circumstances = answers.get("format") or {}
        form = Format(circumstances["format"]) if "format" in circumstances else None
        return cls(
            type=Type(answers["type"]),
            title=answers["title"],
            day=date.fromisoformat(answers["day"]),
            district_id=int(answers["district"]) if answers.get("district") else None,
            format=form,
            level=Level(circumstances["level"]) if "level" in circumstances else None,
            attendance={Category(k): placed(form, *v) for k, v in (answers.get("attendance") or {}).items()},
            result=answers.get("result") or "",
            evidence={Evidence(k): (v["there"], v["place"]) for k, v in (answers.get("evidence") or {}).items()},
            handouts={Material(k): v[0] for k, v in (answers.get("handouts") or {}).items()},
        )

    @classmethod
    def of(cls, activity: Activity) -> "Facts":
        """The facts of a stored activity, its lists loaded."""
        return cls(
            type=activity.type,
            title=activity.title,
            day=activity.day,
            district_id=activity.district_id,
            format=activity.format,
            level=activity.level,
            attendance={a.category: (a.in_person, a.remote) for a in activity.attendance},
            result=activity.result,
            evidence={p.kind: (p.present, p.place) for p in activity.evidence},
            handouts={h.kind: h.copies for h in activity.handouts},
        )

    def answers(self) -> dict[str, Any]:
        """The form's JSON; questions without an answer are left out."""
        circumstances = {"format": self.format, "level": self.level}
        said = {
            "type": self.type.value,
            "title": self.title,
            "day": self.day.isoformat(),
            "district": "" if self.district_id is None else str(self.district_id),
            "format": {name: value.value for name, value in circumstances.items() if value},
            "attendance": {k.value: list(v) for k, v in self.attendance.items()},
            "result": self.result,
            "evidence": {k.value: {"there": v[0], "place": v[1]} for k, v in self.evidence.items()},
            "handouts": {k.value: [v, 0] for k, v in self.handouts.items()},
        }
        return {name: value for name, value in said.items() if value or name == "district"}

    def write_to(self, activity: Activity) -> None:
        """Put the facts on a stored activity."""
        activity.type, activity.title, activity.day = self.type, self.title, self.day
        activity.title_key = title_key(self.title)
        activity.district_id, activity.format, activity.level = self.district_id, self.format, self.level
        activity.result = self.result
        activity.attendance = [
            Attendance(category=k, in_person=here, remote=afar) for k, (here, afar) in self.attendance.items()
        ]
        activity.evidence = [Proof(kind=k, present=there, place=place) for k, (there, place) in self.evidence.items()]
        activity.handouts = [Handout(kind=k, copies=copies) for k, copies in self.handouts.items()]


def placed(form: Format | None, here: int, afar: int) -> tuple[int, int]:
    """People where the format puts them: a remote activity has nobody in the room, and the other way round."""
    if form is Format.MIXED:
        return here, afar
    return (0, here + afar) if form is Format.REMOTE else (here + afar, 0)
