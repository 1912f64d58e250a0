"""A clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Monday, 16 March 2026, noon in Moscow, unless told otherwise."""

    def __init__(self, start: datetime = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def move(self, **by: float) -> None:
        """Forward by `timedelta`'s arguments: `days=1`, `hours=-3`."""
        self._now += timedelta(**by)

    def set(self, now: datetime) -> None:
        self._now = now
