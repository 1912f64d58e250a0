"""What the dialogue of a plan's import keeps; the draft is what it is started with."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from handlers.plan.responsibles import PostsKept
from models.forms.kinds import TextKey
from models.plan.headers import Column


class Notes(StrEnum):
    """Pages of the protocol in the chat."""

    FIXED = "fixed"
    DOUBTFUL = "doubtful"


@dataclass(kw_only=True)
class ImportKept(PostsKept):
    """The draft, and what of it is open."""

    keeps_start: ClassVar[bool] = True
    draft: int = 0
    notes: Notes = Notes.DOUBTFUL
    typed: str | None = None
    """A deadline in the coordinator's words, while it is shown back."""
    wrong: TextKey | None = None
    """What was wrong with the words before."""
    table: int = 0
    picks: dict[Column, int | None] = field(default_factory=dict)
    """The table's columns, by their places."""
    picking: Column | None = None
    """Which of them is being chosen."""
    outcome: dict[str, int] = field(default_factory=dict)
    """What «Принять» made of the draft."""
