"""One date of the plan as it is read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Closing:
    """The last record that an execution was done by: its day, and how many people came."""

    day: date
    came: int


@dataclass(frozen=True, kw_only=True)
class PlanDate:
    """An expected execution of an item."""

    id: int
    item_id: int
    content: str
    opens: date
    closes: date
    due: date
    count: int
    done: int
    closed: Closing | None
    """Nothing is left to do."""
