"""How fast we may speak: Telegram takes about thirty messages a second over all and one a second a chat."""

import asyncio
from contextvars import ContextVar

from aiolimiter import AsyncLimiter

RATE = 29.5
"""Messages a second over all."""
BURST = 10
"""What may go out at once after a silence; Telegram allows more, but a line that stalls makes bunches on its way."""
DEBT = 1.0
"""Seconds that the outbox may be held up by answers that went out beside it: Telegram counts by the second, and an
hour in which many people speak must not stop the reminders for minutes."""
CHAT = 1.0
"""Seconds between two messages to one chat."""
TOGETHER = 1.0
"""Two chats refused within so many seconds: it is all of us who are too fast."""
REMEMBERED = 10_000
FAILURES = 10
"""Calls in a row that found no Telegram, until only a probe goes out now and then."""
PROBE = 15.0
"""Seconds between two probes."""

OWN_PATIENCE: ContextVar[bool] = ContextVar("own_patience", default=False)
"""Set while the outbox sends: it waits and repeats by itself, in the database, where no process can lose it."""


class Bucket(AsyncLimiter):
    """aiolimiter's bucket, which also takes note of what went out without asking, and takes back."""

    __slots__ = ()

    def spend(self, amount: float = 1) -> None:
        """That much has gone out (or, below zero, has not) whatever the limit."""
        self._leak()
        self._level = min(max(self._level + amount, 0), self.max_rate + DEBT * self._rate_per_sec)


class Pace:
    """Turns to speak; pauses that Telegram asked for. In seconds of the monotonic clock, which nobody moves."""

    def __init__(self, rate: float = RATE) -> None:
        self._bucket = Bucket(BURST, BURST / rate)
        self._chats: dict[int, float] = {}
        self._all = 0.0
        self._refused: dict[int, float] = {}

    async def turn(self) -> None:
        """Wait until one more message may go out."""
        while (left := self._all - _now()) > 0:  # noqa: ASYNC110 — the pause may grow meanwhile
            await asyncio.sleep(left)
        await self._bucket.acquire()

    def give_back(self) -> None:
        """The turn was not used."""
        self._bucket.spend(-1)

    def spent(self) -> None:
        """A message went out that waits for nobody: an answer to what a person just did goes first."""
        self._bucket.spend()

    def wait_for(self, chat: int) -> float:
        """Seconds until this chat may be written to; 0 for now, and then the next one waits."""
        now = _now()
        if (left := self._chats.get(chat, 0.0) - now) > 0:
            return left
        if len(self._chats) >= REMEMBERED:
            self._chats = {one: free for one, free in self._chats.items() if free > now}
        self._chats[chat] = now + CHAT
        return 0.0

    def refused(self, chat: int, seconds: float) -> None:
        """Telegram said 429: the chat pauses, and everybody when another chat was refused just now."""
        now = _now()
        self._chats[chat] = max(self._chats.get(chat, 0.0), now + seconds)
        self._refused = {one: at for one, at in self._refused.items() if now - at <= TOGETHER}
        self._refused[chat] = now
        if len(self._refused) > 1:
            self._all = max(self._all, now + seconds)


class Circuit:
    """Whether Telegram can be spoken to at all."""

    def __init__(self) -> None:
        self._failures = 0
        self.reason = ""

    @property
    def open(self) -> bool:
        """Nobody is to be tried but a probe now and then."""
        return self._failures >= FAILURES

    def failed(self, reason: str) -> bool:
        """A call found no Telegram; True when the circuit opens by it."""
        self._failures += 1
        self.reason = reason
        return self._failures == FAILURES

    def forbidden(self, reason: str) -> bool:
        """Telegram does not know us (401) or the method (404): no call can succeed; True when the circuit opens."""
        opens = not self.open
        self._failures = max(self._failures, FAILURES)
        self.reason = reason
        return opens

    def answered(self) -> bool:
        """Telegram answered; True when the circuit closes by it."""
        closes, self._failures = self.open, 0
        return closes


def _now() -> float:
    return asyncio.get_running_loop().time()
