"""Lists of people to be invited that were read and not yet stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.guests.lines import Guest, GuestReading, Mended
from models.stored import JsonObject

KEPT = timedelta(days=7)
"""How long a list waits for «Создать», and what was doubtful in it for being put right (docs/privacy.md)."""


class GuestList(Base):
    """A list that was read: its lines, and what the coordinator said of its districts. Once it is stored it holds the
    doubtful lines alone."""

    __tablename__ = "guest_lists"
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    client_key: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    stored_at: Mapped[datetime | None]
    content: Mapped[JsonObject] = mapped_column(JSON)


@dataclass(frozen=True, kw_only=True)
class GuestContent:
    """What is kept of a list."""

    guests: Sequence[Guest]
    swapped: bool = False
    unread: Sequence[str] = ()
    said: Mapping[str, int | str] = field(default_factory=dict)
    """What was said of districts that the centre does not have, by their folded words."""
    stored: int = 0
    """How many of its lines became invites."""

    @classmethod
    def of(cls, reading: GuestReading) -> "GuestContent":
        """What was read of a file."""
        return cls(guests=reading.guests, swapped=reading.swapped, unread=reading.unread)

    @classmethod
    def read(cls, content: JsonObject) -> "GuestContent":
        """What is kept in the database."""
        guests = [
            Guest(line=line, name=name, title=title, district=district, mended=tuple(map(Mended, mended)))
            for line, name, title, district, mended in content["guests"]
        ]
        others = {name: content[name] for name in ("swapped", "unread", "said", "stored")}
        return cls(guests=guests, **others)

    @property
    def json(self) -> JsonObject:
        """What the database keeps of it."""
        return {
            "guests": [[one.line, one.name, one.title, one.district, list(one.mended)] for one in self.guests],
            "swapped": self.swapped,
            "unread": list(self.unread),
            "said": dict(self.said),
            "stored": self.stored,
        }
