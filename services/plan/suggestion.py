"""A proposed change of the plan as it is read."""

from dataclasses import dataclass
from datetime import date, datetime

from models.plan.proposals import Outcome, Proposed


@dataclass(frozen=True)
class Suggestion:
    """A proposal as it is read: who, what, about which item, and what became of it."""

    id: int
    first_id: int
    """The first of those that were proposed together."""
    item_id: int
    person_id: int
    person: str
    at: datetime
    content: str
    kind: Proposed
    due: date | None
    day: date | None
    old: str
    new: str
    reason: str
    outcome: Outcome
    why: str
    """Why there is nothing to decide, be it that nobody has said so yet."""

    @property
    def waits(self) -> bool:
        """Whether the coordinator can still decide."""
        return self.outcome is Outcome.WAITING and not self.why
