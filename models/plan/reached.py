"""How many people were reached, and how that was counted: who came first where that was said, else visits."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reached:
    """People of records. Who came for the first time is asked by calendar year, so it is kept by year; `visits` are
    of the records that do not say it, None where all of them do."""

    first: Mapping[int, int] = field(default_factory=dict)
    visits: int | None = None

    @property
    def people(self) -> int:
        """What is set against the promise."""
        return sum(self.first.values()) + (self.visits or 0)

    def __add__(self, other: "Reached") -> "Reached":
        first = {year: self.first.get(year, 0) + other.first.get(year, 0) for year in {*self.first, *other.first}}
        visits = None if self.visits is None and other.visits is None else (self.visits or 0) + (other.visits or 0)
        return Reached(first, visits)

    @property
    def several_years(self) -> bool:
        """Whether first times of several years stand in the sum: whoever came in both is counted in each."""
        return len(self.first) > 1
