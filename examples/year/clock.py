"""A clock that stands still until it is moved."""

from datetime import datetime, timedelta


class StillClock:
    """Shows the moment that it was set to."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def move(self, **by: float) -> None:
        """Forward by `timedelta`'s arguments: `days=1`, `hours=-3`."""
        self._now += timedelta(**by)

    def set(self, now: datetime) -> None:
        self._now = now
