"""How many errors the log of this process told of lately."""

from collections import deque
from time import monotonic

from structlog.types import EventDict

from storage import meter

WITHIN = 300.0
"""Seconds."""


class Errors:
    """Remembers when the log told of errors."""

    def __init__(self) -> None:
        self._at: deque[float] = deque(maxlen=1_000)

    def processor(self, _logger: object, _name: str, record: EventDict) -> EventDict:
        """structlog's: every line comes by."""
        if record.get("level") in {"error", "critical"}:
            self._at.append(monotonic())
            meter.count("errors")
        return record

    def lately(self) -> int:
        """How many there were within the last five minutes."""
        since = monotonic() - WITHIN
        return sum(at > since for at in self._at)


errors = Errors()
"""Those of this process."""
