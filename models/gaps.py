"""«Чего не хватает»: what of a year's records and plan looks incomplete or wrong. Every rule is silent where it is not
sure (docs/gaps.md)."""

from dataclasses import dataclass
from enum import StrEnum

from models.activity_kinds import GROUPS, Evidence, Group, Type
from models.plan.proofs import PROOFS

TIMES = 10
"""How many times the usual number of people of a type looks wrong."""
USUAL_OF = 5
"""Other records of the type that make a number usual."""
LONGEST = 8 * 60
"""Minutes: a working day."""
PROVED = frozenset(GROUPS[Group.TEACHING]) - {Type.BLITZ} | {Type.MEETING, Type.COUNCIL, Type.TRIP}
"""Types that papers lie of, where a centre keeps such papers at all: of half of the others of the type."""
PROVED_OF = 3
"""Other records of the type that show whether it does."""
PROMISES = tuple(kind for kind, proof in PROOFS.items() if proof is not Evidence.PUBLICATION)
"""What a plan promises that each record of an item has by itself: a publication is one for all of them."""


class Gap(StrEnum):
    """What is wrong with a record, in the order in which it is said."""

    ANSWERED = "answered"
    """It was sent back, and the answer waits to be taken."""
    WAITS = "waits"
    """It was sent back, and nobody has answered."""
    OUTSIDE = "outside"
    """Its day lies outside the year of the plan whose item it counts for."""
    AHEAD = "ahead"
    """Its day is still to come."""
    NOBODY = "nobody"
    """An event that nobody came to, or that does not say how many."""
    CROWD = "crowd"
    """More than ten times as many people as usual."""
    COPIES = "copies"
    """A leaflet or a collection without copies."""
    LONG = "long"
    """Longer than a working day."""
    UNPROVED = "unproved"


class OwnerKind(StrEnum):
    """Whose a gap is: a record's author, the post that answers for an item or a report."""

    PERSON = "person"
    POST = "post"
    NOBODY = "nobody"
    """Items that no post answers for."""


@dataclass(frozen=True)
class Owner:
    """Whose gaps are looked at."""

    kind: OwnerKind
    id: int = 0

    @property
    def code(self) -> str:
        """What a button knows it by: «person-12»."""
        return f"{self.kind.value}-{self.id}"

    @classmethod
    def read(cls, code: str) -> "Owner":
        """The owner of a code. Raises ValueError for what is none."""
        kind, _, number = code.partition("-")
        return cls(OwnerKind(kind), int(number))


class LineKind(StrEnum):
    """What a line of the list opens."""

    RECORD = "record"
    ITEM = "item"
    REPORT = "report"


def gaps_in(joined: str) -> list[Gap]:
    """The gaps of a record out of the text that the database joined them to, each once, in their order."""
    found = set(joined.split(","))
    return [one for one in Gap if one.value in found]
