"""What those who came say of an event without a name: when it is asked, until when, and what is shown of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.events.kinds import Usefulness

FEWEST = 5
"""Answers from which on they are shown, and how many become seen at once: fewer would tell who said what."""
ASKED_FOR = timedelta(days=14)
"""How long after the question an answer is taken."""
SHORTEST = 3
"""Characters of what was missing, at least."""


def over(asked_at: datetime | None, now: datetime) -> bool:
    """Whether no answer is taken any more."""
    return asked_at is not None and now > asked_at + ASKED_FOR


@dataclass(frozen=True, kw_only=True)
class Opinions:
    """How useful it was: of how many who were asked how many answered, and what is shown of it."""

    asked: int = 0
    answered: int = 0
    verdicts: Mapping[Usefulness, int] = field(default_factory=dict)
    """What is shown: five answers at once while answers still come, all of them when they come no more."""
    missing: Sequence[str] = ()
    """What was missing, in no order."""

    @property
    def shown(self) -> int:
        """Of how many answers anything is shown."""
        return sum(self.verdicts.values())

    @property
    def useful(self) -> int:
        """How many of those found it useful, wholly."""
        return self.verdicts.get(Usefulness.USEFUL, 0)
