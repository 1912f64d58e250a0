"""The plan against what was done: what became of each item in a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.activities import Evidence, Type
from models.papers.entries import PaperEntry
from models.plan_years import PlanYear
from models.registers.definition import Register


class ItemState(StrEnum):
    """What became of an item in a period, in the order in which papers count them."""

    DONE = "done"
    PARTLY = "partly"
    """Something of it was done, and something is late."""
    RUNNING = "running"
    """Something of it was done, and the rest is still to come."""
    LATE = "late"
    AHEAD = "ahead"
    """Its dates are still to come."""
    CANCELLED = "cancelled"
    UNASKED = "unasked"
    """It has no dates and nothing was done for it: on demand, and nobody asked."""
    OUTSIDE = "outside"
    """None of its dates lies in the period, and nothing was done for it in it."""


@dataclass(frozen=True, kw_only=True)
class PlanDeed:
    """A record that counts for an item."""

    number: int
    day: date
    type: Type
    title: str
    came: int
    copies: int
    post: str
    papers: Mapping[Evidence, str]
    """What proves it, and where that lies (empty where that was not said)."""


@dataclass(frozen=True, kw_only=True)
class PlanDue:
    """A date of an item."""

    due: date
    count: int
    done: int
    cancelled: bool
    moved_from: date | None
    reason: str
    marked: str

    @property
    def is_done(self) -> bool:
        return self.done >= self.count


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """An item with what became of it in the period."""

    id: int
    section: tuple[str, ...]
    cells: Mapping[str, str]
    """The plan's own words by column (`models.plan.tables.CELLS`)."""
    cancelled: bool
    reason: str
    dates: Sequence[PlanDue]
    deeds: Sequence[PlanDeed]
    state: ItemState
    programme: str = ""
    register: Register | None = None
    """The register that counts it."""
    entries: Sequence[PaperEntry] = ()
    """What stands for it there, where entries of the register are no activities."""
    target: int | None = None
    """How many things it promises, where it promises things."""

    @property
    def times(self) -> int:
        """How often it was done: by its register; where nothing stands there, by the records."""
        return len(self.entries) or len(self.deeds)


@dataclass(frozen=True)
class PlanFact:
    """A plan and its items in its own order; what lies outside of the period is left out."""

    year: PlanYear
    title: str
    lines: tuple[PlanLine, ...]

    def of(self, *states: ItemState) -> list[PlanLine]:
        """The items in these states."""
        return [one for one in self.lines if one.state in states]


@dataclass(frozen=True)
class ItemTally:
    """An item's dates in a period, counted."""

    dates: int
    expected: int
    """Those that were not cancelled."""
    done: int
    late: int
    """Expected ones that are over and not done."""


def state_of(dates: Sequence[PlanDue], deeds: int, *, cancelled: bool, undated: bool, today: date) -> ItemState:
    """What became of an item: of its dates in the period, or of the records where it has none at all."""
    expected = [one for one in dates if not one.cancelled]
    late = sum(not one.is_done and one.due < today for one in expected)
    tally = ItemTally(len(dates), len(expected), sum(one.is_done for one in expected), late)
    return state_by(tally, deeds, cancelled=cancelled, undated=undated)


def state_by(tally: ItemTally, deeds: int, *, cancelled: bool, undated: bool) -> ItemState:
    """The same of dates that the database counted."""
    if cancelled or (tally.dates and not tally.expected):
        return ItemState.CANCELLED
    if not tally.expected:
        outside = ItemState.UNASKED if undated else ItemState.OUTSIDE
        return ItemState.DONE if deeds else outside
    if tally.done == tally.expected:
        return ItemState.DONE
    if tally.done or deeds:
        return ItemState.PARTLY if tally.late else ItemState.RUNNING
    return ItemState.LATE if tally.late else ItemState.AHEAD
