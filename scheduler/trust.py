"""Whether the machine's clock can be trusted with what cannot be taken back: deleting, and ending what is too late."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import monotonic

import structlog

from storage.clock import Clock, SystemClock

log = structlog.get_logger()

JUMP = timedelta(minutes=1)
"""What the wall clock may differ by from the monotonic one, which nobody can set."""
AGREED = timedelta(hours=1)
"""How long both must have agreed again before anything is deleted or ends as too late."""


class ClockTrust:
    """Compares the two clocks whenever it is asked."""

    def __init__(self, wall: Clock | None = None, ticking: Callable[[], float] = monotonic) -> None:
        self._wall, self._ticking = wall or SystemClock(), ticking
        self._ahead = self._difference()
        self._since, self._jumped = self._ticking(), False
        self._untold = timedelta(0)

    def look(self) -> None:
        """Notice whether the wall clock was set since the last look."""
        ahead = self._difference()
        jump = ahead - self._ahead
        if abs(jump) > JUMP:
            log.warning("the clock jumped", seconds=round(jump.total_seconds()))
            self._ahead, self._since, self._jumped = ahead, self._ticking(), True
            self._untold += jump

    def untold(self) -> timedelta:
        """How far it was set, ahead or (negative) back, since this was asked last."""
        self.look()
        told, self._untold = self._untold, timedelta(0)
        return told

    @property
    def may_expire(self) -> bool:
        """Whether what is too late may end as such. After a start the clock is believed: a night's stop is no jump."""
        self.look()
        return not self._jumped or self._agreed

    @property
    def may_delete(self) -> bool:
        """Whether what has outlived its term may go; a start tells nothing of the clock yet."""
        self.look()
        return self._agreed

    def deleting(self, tick: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
        """The tick, run only when deleting is safe."""

        async def guarded() -> None:
            if self.may_delete:
                await tick()

        return guarded

    @property
    def _agreed(self) -> bool:
        return self._ticking() - self._since >= AGREED.total_seconds()

    def _difference(self) -> timedelta:
        return timedelta(seconds=self._wall.now().timestamp() - self._ticking())
