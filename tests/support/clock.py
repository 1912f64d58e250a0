"""The clock of the tests: it stands still until it is moved."""

from datetime import UTC, datetime

from examples.year.clock import StillClock


class FakeClock(StillClock):
    """Monday, 16 March 2026, noon in Moscow, unless told otherwise."""

    def __init__(self, start: datetime = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)) -> None:
        super().__init__(start)
