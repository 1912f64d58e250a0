"""How many of those who were asked to an event answered what, as it is read."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.events.kinds import Reason


@dataclass(frozen=True, kw_only=True)
class AnswerCount:
    """How many of those who were asked answered what."""

    asked: int = 0
    here: int = 0
    remote: int = 0
    waits: int = 0
    silent: int = 0
    declined: int = 0
    unconfirmed: int = 0
    """Of those who come, who have not said so again since it was moved."""
    reasons: Mapping[Reason, int]

    @property
    def coming(self) -> int:
        return self.here + self.remote
