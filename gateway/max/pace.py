"""MAX's pace, kept before it is asked: 30 calls a second of a bot, 2 a second in a dialog of each kind.

A window that slides, not a bucket: three calls within any second are refused, however quiet it was before. aiolimiter
waits too, but cannot say how long it would.
"""

import math
from collections import deque

from gateway.botapi.errors import too_many_requests
from gateway.max.times import Times

IN_ALL, IN_A_DIALOG = 30, 2
SECOND = 1.05
"""A second and what the line may take from it."""
LONGEST = 20.0
"""Seconds in the queue, from which on the bot is told to come again: its outbox gives a call 25, and one that it has
given up must not go out later."""
MANY = 4096


class _Lane:
    """When the last calls went or will go."""

    def __init__(self, most: int) -> None:
        self._times: deque[float] = deque(maxlen=most)
        self._not_before = 0.0

    def next(self, now: float) -> float:
        """When the next call may go, at the earliest."""
        full = len(self._times) == self._times.maxlen
        return max(now, self._not_before, self._times[0] + SECOND if full else now)

    def take(self, at: float) -> None:
        self._times.append(at)

    def hold(self, until: float) -> None:
        self._not_before = max(self._not_before, until)

    def idle(self, now: float) -> bool:
        return self._not_before <= now and (not self._times or self._times[-1] + SECOND <= now)


class Pace:
    """Whose turn it is, first come, first served."""

    def __init__(self, times: Times, in_all: int = IN_ALL, in_a_dialog: int = IN_A_DIALOG) -> None:
        self._times, self._in_a_dialog = times, in_a_dialog
        self._all = _Lane(in_all)
        self._lanes: dict[tuple[str, int], _Lane] = {}

    async def turn(self, kind: str, dialog: int) -> None:
        """Waits for the turn of such a call in that dialog. Raises TelegramError 429 when the queue is too long."""
        self._sweep()
        lane = self._lanes.setdefault((kind, dialog), _Lane(self._in_a_dialog))
        for one in (lane, self._all):
            now = self._times.steady()
            at = one.next(now)
            if at - now > LONGEST:
                raise too_many_requests(math.ceil(at - now))
            one.take(at)
            if at > now:
                await self._times.sleep(at - now)

    def hold(self, kind: str, dialog: int, seconds: float) -> None:
        """MAX has refused: nothing of this kind goes there for so long."""
        lane = self._lanes.setdefault((kind, dialog), _Lane(self._in_a_dialog))
        lane.hold(self._times.steady() + seconds)

    def _sweep(self) -> None:
        if len(self._lanes) > MANY:
            now = self._times.steady()
            self._lanes = {key: lane for key, lane in self._lanes.items() if not lane.idle(now)}
