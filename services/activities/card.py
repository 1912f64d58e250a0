"""A record whole, with its history."""

from dataclasses import dataclass
from datetime import date, datetime

from models.stored import Answers
from services.plan.counted import Counted


@dataclass(frozen=True, kw_only=True)
class Edit:
    """One change of one field: who, when, old → new."""

    at: datetime
    person: str
    field: str
    old: object
    new: object


@dataclass(frozen=True, kw_only=True)
class Card:
    """An activity whole: the answers of its form, who logged it, and what was changed since."""

    id: int
    answers: Answers
    author: str
    created_at: datetime
    edits: list[Edit]
    may_change: bool
    """Its author, who may change any, and whoever is asked to make it clear instead of the author."""
    may_delete: bool
    own: bool
    """Whether the actor is its author."""
    item: Counted | None
    together: dict[int, str]
    """Who did it with the author: names by id."""
    joined: bool
    """Whether somebody else held it."""

    @property
    def due(self) -> date | None:
        """When the date of the plan is due that it counts for."""
        return self.item.due if self.item else None
