"""What registers come to."""

from dataclasses import dataclass
from enum import StrEnum

CountedKey = int | str | None
"""A state, a kind, a channel, the number of a district, of a row of the plan, of a person, of a month."""


class CountedBy(StrEnum):
    """What entries are counted by."""

    STATE = "state"
    DISTRICT = "district_id"
    SORT = "sort"
    CHANNEL = "channel"
    ITEM = "plan_item_id"
    AUTHOR = "author_id"
    MONTH = "month"
    """The number of the month of its day."""


@dataclass(frozen=True, kw_only=True)
class RegisterTally:
    """How many entries, their money in kopecks, their numbers; of a snapshot the number is that of the last quarter
    for which there is any, added over districts."""

    entries: int = 0
    amount: int = 0
    number: int = 0
    hours: int = 0
    """Of all colleagues of these entries."""
    people: int = 0
    """Colleagues, each once."""
