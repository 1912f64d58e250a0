"""The figures that a text is held against: of the records of its period, by the values of the enums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.activity_kinds import Category, Material, Mode, Type

Counts = Mapping[str, int]
FAMILY = (Type.SEMINAR, Type.REGIONAL_SEMINAR, Type.PRACTICUM)
"""«Семинары» without an adjective are all of these."""


class BadFacts(ValueError):
    """The figures are not written as `read_facts` reads them; says in a line what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Counts by the values of Type, Category, Mode and Material. What is not there is not known: zero is written."""

    activities: Counts = field(default_factory=dict)
    """Activities that the centre held, without those of a programme."""
    visits: Counts = field(default_factory=dict)
    supervisions: Counts = field(default_factory=dict)
    copies: Counts = field(default_factory=dict)
    registers: Mapping[str, Counts] = field(default_factory=dict)
    """What each register comes to, by its measures: entries, hours, people, the data bank's number."""
    data_bank_on: str = ""
    """The day of the data bank's number, as papers write it: «31.12.2025»; empty where it is not known."""
    year: int | None = None
    """The year that the figures are of, where it is known."""

    def count(self, what: str) -> int | None:
        """What is recorded of «activities.meeting» or, for a total, of «visits»; None where that is not known."""
        group, _, key = what.partition(".")
        counts: Counts = getattr(self, group)
        return counts.get(key) if key else self._total(group, counts)

    def seminars(self) -> int | None:
        """Those of every kind; None where not even the plain ones are known."""
        if Type.SEMINAR not in self.activities:
            return None
        return sum(self.activities.get(kind, 0) for kind in FAMILY)

    def _total(self, group: str, counts: Counts) -> int | None:
        if group == "supervisions" and not set(Mode) <= set(counts):
            return self.activities.get(Type.SUPERVISION)
        return sum(counts.values()) if counts else None


GROUPS: Mapping[str, type[StrEnum]] = {
    "activities": Type,
    "visits": Category,
    "supervisions": Mode,
    "copies": Material,
}


def read_facts(said: object) -> Facts:
    """The facts out of JSON: {"activities": {"seminar": 2, …}, "visits": …, "supervisions": …, "copies": …, "year": …},
    each of them optional; what else it holds is left aside. Raises BadFacts."""
    if not isinstance(said, dict):
        raise BadFacts("facts: an object is expected")
    year = said.get("year")
    if year is not None and not _is_count(year):
        raise BadFacts(f"year: {year!r} is no year")
    told = {group: _counts(group, keys, said.get(group, {})) for group, keys in GROUPS.items()}
    registers, day = _registers(said.get("registers", {}))
    return Facts(year=year, registers=registers, data_bank_on=day, **told)


def _registers(said: object) -> tuple[dict[str, Counts], str]:
    """The counts of each register, and the data bank's day; what else it holds is left aside."""
    if not isinstance(said, dict) or not all(isinstance(one, dict) for one in said.values()):
        raise BadFacts("registers: an object of objects is expected")
    counts: dict[str, Counts] = {key: {name: n for name, n in one.items() if _is_count(n)} for key, one in said.items()}
    day = said.get("databank", {}).get("day")
    return counts, day if isinstance(day, str) else ""


def _counts(group: str, keys: type[StrEnum], said: object) -> dict[str, int]:
    if not isinstance(said, dict):
        raise BadFacts(f"{group}: an object is expected")
    known = {one.value for one in keys}
    for key, count in said.items():
        if key not in known:
            raise BadFacts(f"{group}: {key!r} is none of {', '.join(sorted(known))}")
        if not _is_count(count):
            raise BadFacts(f"{group}.{key}: {count!r} is no count")
    return said


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
