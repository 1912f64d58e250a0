"""What a centre sets for its events."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class EventRules:
    """Names of staff stand in protocols and certificates always; in sheets and lists where the centre allows it."""

    AREA: ClassVar[str] = "events"
    names: bool = False
