"""One bot waits for updates at a time: the older of two long polls is sent away."""

import asyncio

from gateway.botapi.errors import OTHER_POLLER, TelegramError, conflict


class Poller:
    """The long poll that waits now."""

    def __init__(self) -> None:
        self._waiting: asyncio.Future[None] | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody does."""
        return self._waiting is not None

    def take_over(self) -> None:
        """A new poll has come: one that waits ends with 409."""
        self.dismiss(conflict(OTHER_POLLER))

    def wake(self) -> None:
        """Something has come: who waits looks again."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def dismiss(self, error: TelegramError | None = None) -> None:
        """Ends the waiting poll: with an error, or empty-handed."""
        poller, self._waiting = self._waiting, None
        if poller and not poller.done():
            poller.set_exception(error) if error else poller.set_result(None)

    async def wait(self, seconds: float) -> None:
        """Until something comes or the seconds are over; raises TelegramError 409 for the older of two."""
        loop = asyncio.get_running_loop()
        mine = self._waiting = loop.create_future()
        timer = loop.call_later(seconds, _wake, mine)
        try:
            await mine
        finally:
            timer.cancel()
            if self._waiting is mine:
                self._waiting = None


def _wake(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)
