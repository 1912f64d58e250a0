"""What a centre's plan knows already, as it is compared."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from models.plan.fitting import Candidate, Cells, Window
from models.plan.kinds import OwnTypes


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

    def candidate(self, person_id: int, own: OwnTypes) -> Candidate:
        """The item for who asks, in a centre that calls types by `own` names."""
        waiting, done = (tuple(one.window for one in self.dates if one.done is way) for way in (False, True))
        windows = (self.period,) if self.always else waiting
        mine = person_id in self.people
        return Candidate(
            id=self.id, cells=self.cells, windows=windows, done=done, always=self.always, mine=mine, own=own
        )

    def at_any_time(self, person_id: int, day: date, own: OwnTypes) -> Candidate:
        """The item to be chosen by hand on a day: done and far ones too."""
        mine = person_id in self.people
        return Candidate(id=self.id, cells=self.cells, windows=((day, day),), always=True, mine=mine, own=own)
