"""What the windows of a sentence keep: where it may lead, and the cards of one that tells several things."""

from dataclasses import dataclass, field
from typing import ClassVar

from handlers.widgets.kept import Kept, Stored
from handlers.widgets.phrases import Way
from models.forms.kinds import TextKey


@dataclass(kw_only=True)
class Card(Stored):
    """One of several things that were told."""

    way: Way
    key: str
    """What it is stored under, however often it is pressed."""
    dropped: bool = False
    saved: TextKey | None = None
    """What is said of it when it is stored."""
    trouble: TextKey | None = None
    """Why it was not stored with the others."""

    @property
    def waits(self) -> bool:
        """Whether it is still to be stored."""
        return not self.dropped and self.saved is None


@dataclass(kw_only=True)
class PhraseKept(Kept):
    """The ways to choose from, or the cards."""

    keeps_start: ClassVar[bool] = True
    ways: list[Way] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
