"""What was done, as a paper counts it: every number is the length of a list of these, or a sum over one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from models.activities import Category, Group, Material, Mode, Type
from models.stored import JsonObject


@dataclass(frozen=True, kw_only=True)
class PaperRecord:
    """A record behind a number."""

    number: int
    day: date
    type: Type
    title: str
    author: str
    post: str = ""
    """The author's post on that day."""
    district: str = ""
    mode: Mode | None = None
    """Of a supervision."""
    joined: bool = False
    """Whether somebody else held it."""
    programme: str = ""
    channel: str = ""
    visits: Mapping[Category, int] = field(default_factory=dict)
    copies: Mapping[Material, int] = field(default_factory=dict)

    @property
    def came(self) -> int:
        """How many visits it had, of all categories together."""
        return sum(self.visits.values())


Records = Sequence[PaperRecord]

FAMILIES = {Type.REGIONAL_SEMINAR: Type.SEMINAR, Type.PRACTICUM: Type.SEMINAR}
"""«Семинары» without an adjective are these too."""
INFORMING = frozenset(kind for kind in Type if kind.group is Group.INFORMING)
APART = INFORMING | {
    Type.SUPERVISION,
    Type.CONSULTATION,
    Type.TRIP,
    Type.PROJECT,
    Type.MONITORING,
    Type.DIAGNOSTICS,
    Type.AGREEMENT,
}
"""Kinds that a paper tells of in parts of their own; all others are its events."""


def visits_of(records: Iterable[PaperRecord]) -> int:
    """How many visits they had together."""
    return sum(one.came for one in records)


def of_types(records: Records, *types: Type) -> list[PaperRecord]:
    """Those of these kinds, in their order."""
    return [one for one in records if one.type in types]


def events(records: Records) -> list[PaperRecord]:
    """Seminars, meetings, talks: whatever stands in no part of its own."""
    return [one for one in records if one.type not in APART]


def own(records: Records) -> list[PaperRecord]:
    """What the centre held itself outside its programmes: what belongs to one is counted in its part alone."""
    return [one for one in records if not one.joined and not one.programme]


def programmes(records: Records) -> dict[str, list[PaperRecord]]:
    """What the centre held for each programme, by its name."""
    found: dict[str, list[PaperRecord]] = {}
    for one in records:
        if one.programme and not one.joined:
            found.setdefault(one.programme, []).append(one)
    return dict(sorted(found.items()))


def counts(records: Records) -> JsonObject:
    """The numbers of the records by kind, participants, supervisions and materials; a zero is written."""
    types = Counter(one.type for one in records)
    modes = Counter(one.mode for one in records if one.type is Type.SUPERVISION)
    visits: Counter[Category] = Counter()
    copies: Counter[Material] = Counter()
    for one in records:
        visits.update(one.visits)
        copies.update(one.copies)
    return {
        "activities": {kind.value: types[kind] for kind in Type},
        "visits": {category.value: visits[category] for category in Category},
        "supervisions": {mode.value: modes[mode] for mode in Mode},
        "copies": {material.value: copies[material] for material in Material},
    }
