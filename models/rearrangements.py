"""What a coordinator did to the centre's districts and posts, kept for a day so that it can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.audit import Event
from models.base import Base, enum_column
from models.errors import BadInput, DomainError
from models.people import NAME_LENGTH, SHORTEST_NAME
from models.periods import Period
from models.plan.words import fold, in_one_alphabet, squash
from models.stored import JsonObject

UNDONE_FOR = timedelta(days=1)
"""How long «Вернуть» works."""


class Rearrangement(Base):
    """One deed, with the rows that it changed as they were before it. It is deleted with the first deed after its day;
    what was done stands in the audit log."""

    __tablename__ = "rearrangements"
    __table_args__ = (Index(None, "center_id", "made_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    event: Mapped[Event] = mapped_column(enum_column(Event))
    district_id: Mapped[int | None] = mapped_column(ForeignKey("districts.id", ondelete="SET NULL"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"))
    """What it was done to: a district or a post."""
    steps: Mapped[list[JsonObject]] = mapped_column(JSON)
    undone_at: Mapped[datetime | None]

    def undo(self, now: datetime) -> None:
        """It is undone. Raises DomainError when it is already, or its day is over."""
        if self.undone_at is not None:
            raise DomainError("rearranged-undone")
        if now >= self.made_at + UNDONE_FOR:
            raise DomainError("rearranged-late")
        self.undone_at = now


@dataclass(frozen=True, kw_only=True)
class Touched:
    """What a deed to posts concerns: items of the plans that are not over, requests that wait or are answered, the
    quarters whose reports are owed, who holds the posts, links that are open, agreed meetings."""

    posts: int = 1
    items: int = 0
    requests: int = 0
    quarters: Sequence[Period] = ()
    people: Sequence[str] = ()
    invites: int = 0
    meetings: int = 0


def proper_name(name: str) -> str:
    """The name of a district or a post as it is kept: one space between words, letters that only look Russian made
    Russian. Raises BadInput for one of a wrong length, or with a word of two alphabets that cannot be mended."""
    plain = squash(name)
    if len(plain) > NAME_LENGTH:
        raise BadInput("form-too-long", length=len(plain), longest=NAME_LENGTH)
    if len(plain) < SHORTEST_NAME or not any(char.isalpha() for char in plain):
        raise BadInput("form-too-short", shortest=SHORTEST_NAME)
    mended, mixed = in_one_alphabet(plain)
    if mixed:
        raise BadInput("staffing-two-alphabets", word=mixed[:40])
    return mended


def same_name(one: str, other: str) -> bool:
    """Whether two names are one to a reader."""
    return fold(one) == fold(other)
