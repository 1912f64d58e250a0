"""What a record counts for in the plan."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The plan's item that an activity counts for, and the date of it that is done by that."""

    item_id: int
    content: str
    due: date | None
    several: bool = False
    """Whether the item has more dates than that one."""
    date_id: int | None = None
