"""What a centre's plan knows already, as it is compared."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.plan.fitting import Candidate, Cells, Window


class KnownDate(NamedTuple):
    """A date of an item, and whether it is done."""

    id: int
    window: Window
    due: date
    done: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """An item of a plan with all its dates, and the people who answer for it today."""

    id: int
    content: str
    cells: Cells
    always: bool
    period: Window
    dates: tuple[KnownDate, ...]
    people: frozenset[int]

    def candidate(self, person_id: int) -> Candidate:
        """The item for who asks."""
        waiting, done = (tuple(one.window for one in self.dates if one.done is way) for way in (False, True))
        windows = (self.period,) if self.always else waiting
        return Candidate(
            id=self.id, cells=self.cells, windows=windows, done=done, always=self.always, mine=person_id in self.people
        )

    def at_any_time(self, person_id: int, day: date) -> Candidate:
        """The item to be chosen by hand on a day: done and far ones too."""
        return Candidate(
            id=self.id, cells=self.cells, windows=((day, day),), always=True, mine=person_id in self.people
        )
