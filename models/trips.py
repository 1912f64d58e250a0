"""A trip («выезд»): one visit to a district with several purposes, each of which is a record of its own.

The trip itself is a record of the kind «выезд в район». What has a kind of its own (an event, a supervision, a
consultation) is a record of that kind beside it. Контроль, методическая помощь and Совет помощи have none: they stand
within the trip (`Involvement.WITHIN`), which counts their people, and are there to count for items of their own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.activities import Category, Evidence, Facts, Format, Group, Involvement, Material, Type
from models.base import Base, enum_column
from models.handouts import Given, handouts_said, read_handouts
from models.stored import Answers, Json


class TripPurpose(StrEnum):
    """What somebody goes to a district for, in the order in which the form asks."""

    CONTROL = "control"
    HELP = "help"
    EVENT = "event"
    COUNCIL = "council"
    SUPERVISION = "supervision"
    CONSULTATION = "consultation"

    @property
    def type(self) -> Type | None:
        """The kind of its record; None where a person chooses it."""
        return _TYPES.get(self, Type.TRIP if self in WITHIN else None)


WITHIN = frozenset({TripPurpose.CONTROL, TripPurpose.HELP, TripPurpose.COUNCIL})
"""Purposes without a kind of their own."""
EVENTS = tuple(
    kind
    for kind in Type
    if kind.group is not Group.INFORMING
    and kind not in (Type.TRIP, Type.SUPERVISION, Type.CONSULTATION, Type.MONITORING, Type.AGREEMENT)
)
"""What an event on a trip may be."""
_TYPES = {TripPurpose.SUPERVISION: Type.SUPERVISION, TripPurpose.CONSULTATION: Type.CONSULTATION}


class TripRecord(Base):
    """What was done on a trip; `trip_id` is the record of the trip itself."""

    __tablename__ = "trip_records"
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True)
    trip_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[TripPurpose] = mapped_column(enum_column(TripPurpose))


@dataclass(frozen=True, kw_only=True)
class PurposeSaid:
    """One purpose: what it was about, and with how many."""

    purpose: TripPurpose
    type: Type
    title: str = ""
    came: Mapping[Category, tuple[int, int]] = field(default_factory=dict)
    minutes: int | None = None

    @property
    def people(self) -> int:
        """How many visits it was."""
        return sum(here + afar for here, afar in self.came.values())


@dataclass(frozen=True, kw_only=True)
class TripSaid:
    """What the form of a trip says; `read` and `answers` are its JSON and back."""

    day: date
    district_id: int | None
    purposes: tuple[PurposeSaid, ...]
    coauthors: frozenset[int] = frozenset()
    result: str = ""
    evidence: Mapping[Evidence, tuple[bool, str]] = field(default_factory=dict)
    handouts: Mapping[Material, int] = field(default_factory=dict)
    given: Given = field(default_factory=dict)

    @property
    def attendance(self) -> dict[Category, tuple[int, int]]:
        """Whom the trip itself counts: those of the purposes that have no record of their own."""
        return together([one.came for one in self.purposes if one.purpose in WITHIN])

    @property
    def met(self) -> dict[Category, tuple[int, int]]:
        """Everybody who was met on it, whatever for."""
        return together([one.came for one in self.purposes])

    def main(self, title: str) -> Facts:
        """The record of the trip itself."""
        return Facts(
            type=Type.TRIP,
            title=title,
            attendance=self.attendance,
            result=self.result,
            evidence=self.evidence,
            handouts=self.handouts,
            given=self.given,
            **self._where(),
        )

    def record(self, said: PurposeSaid, name: str) -> Facts:
        """The record of a purpose; one without words of its own is called `name`. What stands within the trip is
        proved by what proves the trip."""
        within = said.purpose in WITHIN
        return Facts(
            type=said.type,
            title=said.title or name,
            attendance=said.came,
            minutes=said.minutes,
            involvement=Involvement.WITHIN if within else None,
            evidence=self.evidence if within else {},
            **self._where(),
        ).settled()

    def _where(self) -> dict[str, Json]:
        where = {"day": self.day, "district_id": self.district_id, "coauthors": self.coauthors}
        return {**where, "format": Format.IN_PERSON}

    @classmethod
    def read(cls, answers: Mapping[str, Json]) -> "TripSaid":
        """What a form's answers hold. Raises KeyError or ValueError when they were not made by it."""
        handouts, given = read_handouts(answers.get("handouts") or {})
        return cls(
            day=date.fromisoformat(answers["day"]),
            district_id=int(answers["district"]) if answers.get("district") else None,
            purposes=tuple(_purpose(TripPurpose(name), answers) for name in answers.get("purposes", ())),
            coauthors=frozenset(int(person) for person in answers.get("who") or ()),
            result=answers.get("result") or "",
            evidence={Evidence(k): (v["there"], v["place"]) for k, v in (answers.get("evidence") or {}).items()},
            handouts=handouts,
            given=given,
        )

    def answers(self) -> Answers:
        """The form's JSON; questions without an answer are left out."""
        said: Answers = {
            "district": "" if self.district_id is None else str(self.district_id),
            "day": self.day.isoformat(),
            "who": [str(person) for person in sorted(self.coauthors)],
            "purposes": [one.purpose.value for one in self.purposes],
            "result": self.result,
            "evidence": {k.value: {"there": v[0], "place": v[1]} for k, v in self.evidence.items()},
            "handouts": handouts_said(self.handouts, self.given),
        }
        for one in self.purposes:
            said[f"{one.purpose}-what"] = one.title
            said[f"{one.purpose}-came"] = {k.value: list(v) for k, v in one.came.items()}
            said[f"{one.purpose}-minutes"] = one.minutes
            said[f"{one.purpose}-kind"] = one.type.value if one.purpose.type is None else None
        return {name: value for name, value in said.items() if value}


def _purpose(purpose: TripPurpose, answers: Mapping[str, Json]) -> PurposeSaid:
    return PurposeSaid(
        purpose=purpose,
        type=purpose.type or Type(answers[f"{purpose}-kind"]),
        title=answers.get(f"{purpose}-what") or "",
        came={Category(k): (v[0], v[1]) for k, v in (answers.get(f"{purpose}-came") or {}).items()},
        minutes=answers.get(f"{purpose}-minutes"),
    )


def together(came: Sequence[Mapping[Category, tuple[int, int]]]) -> dict[Category, tuple[int, int]]:
    """The people of several records of one trip by category, in person and remotely."""
    here, afar = Counter[Category](), Counter[Category]()
    for one in came:
        for category, (in_person, remote) in one.items():
            here[category] += in_person
            afar[category] += remote
    return {category: (here[category], afar[category]) for category in Category if here[category] or afar[category]}
