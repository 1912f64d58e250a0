"""What a centre itself writes into its papers, and what it says of who signs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import ClassVar


class OwnPart(StrEnum):
    """A part of the annual analysis that no number makes."""

    GOALS = "goals"
    PROJECTS = "projects"
    PROBLEMS = "problems"
    TASKS = "tasks"
    EXPECTED = "expected"


@dataclass(frozen=True)
class OwnParts:
    """The parts that people wrote, by year and part; kept as JSON in the centre's settings."""

    AREA: ClassVar[str] = "paper_parts"
    years: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, year: int) -> dict[OwnPart, str]:
        """What was written for that year."""
        return {OwnPart(name): text for name, text in self.years.get(str(year), {}).items() if text}

    def told(self, year: int, part: OwnPart, text: str) -> "OwnParts":
        """The same with a part written anew."""
        return replace(self, years={**self.years, str(year): {**self.years.get(str(year), {}), part.value: text}})
