"""Long polling that confirms an update only when it has been handled.

aiogram's own polling confirms with the next request, while handlers still run: a kill loses them, and so does SIGTERM.
"""

import asyncio

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update
from aiogram.utils.backoff import Backoff, BackoffConfig

log = structlog.get_logger()

HOLD = 20
"""Seconds a request waits at Telegram for something to come."""
PATIENCE = 2.0
"""Seconds a batch may hold the next one up; a handler that waits for a 429 goes on beside the others."""
AT_ONCE = 200
"""Handlers running at once, stragglers included."""
DRAIN = 8.0
"""Seconds that running handlers get at the end."""


class Poller:
    """Fetches, hands over, waits, confirms; stops with nothing half-done."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot, self._dispatcher = bot, dispatcher
        self._running: set[asyncio.Task[None]] = set()
        self._backoff = Backoff(BackoffConfig(min_delay=0.5, max_delay=15.0, factor=1.7, jitter=0.1))

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set, then let the running handlers finish."""
        stopping = asyncio.create_task(stop.wait())
        offset: int | None = None
        try:
            while not stop.is_set():
                fetching = asyncio.create_task(self._fetch(offset))
                await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not fetching.done():
                    fetching.cancel()
                    break
                updates = fetching.result()
                await self._handle(updates)
                offset = updates[-1].update_id + 1 if updates else offset
        finally:
            stopping.cancel()
            await self._drain()
        await self._confirm(offset)

    async def _fetch(self, offset: int | None) -> list[Update]:
        try:
            updates = await self._bot.get_updates(
                offset=offset,
                timeout=HOLD,
                allowed_updates=self._dispatcher.resolve_used_update_types(),
                request_timeout=HOLD + 10,
            )
        except TelegramAPIError as error:
            log.warning("no updates", reason=type(error).__name__, pause=round(self._backoff.next_delay, 1))
            await self._backoff.asleep()
            return []
        self._backoff.reset()
        return updates

    async def _handle(self, updates: list[Update]) -> None:
        batch = {asyncio.create_task(self._one(update)) for update in updates}
        self._running |= batch
        if batch:
            await asyncio.wait(batch, timeout=PATIENCE)
        while len(self._running) >= AT_ONCE:
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
            self._running = {task for task in self._running if not task.done()}
        self._running = {task for task in self._running if not task.done()}

    async def _one(self, update: Update) -> None:
        try:
            await self._dispatcher.feed_update(self._bot, update)
        except Exception:  # the last boundary: one update must not stop the others
            log.exception("update failed", update_id=update.update_id)

    async def _drain(self) -> None:
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=DRAIN)
            for task in late:
                task.cancel()
            log.info("drained", late=len(late))

    async def _confirm(self, offset: int | None) -> None:
        """Tell Telegram what has been handled, so that the next start does not see it again."""
        if offset is None:
            return
        try:
            await self._bot.get_updates(offset=offset, limit=1, timeout=0, request_timeout=3)
        except TelegramAPIError as error:
            log.warning("not confirmed", reason=type(error).__name__)
