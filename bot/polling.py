"""Long polling that confirms an update only when it has been stored.

aiogram's own polling reads all updates of an answer together, so that one it cannot read is asked for again for ever;
and it confirms with the next request while handlers still run: a kill loses them, and so does SIGTERM.
"""

import asyncio

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError
from aiogram.methods import TelegramMethod
from aiogram.utils.backoff import Backoff, BackoffConfig
from sqlalchemy.exc import SQLAlchemyError

from bot.inbox import Inbox
from bot.raw import Raw
from bot.saying import say

log = structlog.get_logger()

LONG_POLL_SECONDS = 20
"""Seconds a request waits at Telegram for something to come."""
DRAIN = 15.0
"""Seconds that running handlers get at the end."""
CONTENDED = 15.0
"""Seconds between two tries while another copy of the bot polls: each try ends the other one's."""


class GetRawUpdates(TelegramMethod[list[Raw]]):
    """`getUpdates` whose answer is not read as a whole."""

    __returning__ = list[Raw]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """Fetches, hands over to the inbox, confirms; stops with nothing half-done."""

    def __init__(self, bot: Bot, inbox: Inbox, allowed: list[str]) -> None:
        """`allowed` are the kinds of updates that anybody here handles."""
        self._bot, self._inbox, self._allowed = bot, inbox, allowed
        self._contended = False
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
                offset = fetching.result()
        finally:
            stopping.cancel()
            await self._inbox.drain(DRAIN)
        await self._confirm(offset)

    async def _fetch(self, offset: int | None) -> int | None:
        """What came goes into the inbox; returns what may be confirmed."""
        try:
            updates = await self._bot(
                GetRawUpdates(offset=offset, timeout=LONG_POLL_SECONDS, allowed_updates=self._allowed),
                request_timeout=LONG_POLL_SECONDS + 10,
            )
            await self._inbox.take(updates)
        except TelegramConflictError as error:
            await self._not_alone(error)
            return offset
        except (TelegramAPIError, SQLAlchemyError, OSError) as error:
            log.warning("no updates", reason=type(error).__name__, pause=round(self._backoff.next_delay, 1))
            await self._backoff.asleep()
            return offset
        self._backoff.reset()
        if self._contended and updates:
            self._contended = False
            log.info("the only copy again")
        return updates[-1]["update_id"] + 1 if updates else offset

    async def _not_alone(self, error: TelegramConflictError) -> None:
        """Telegram gives each update to one poller: said once, tried seldom."""
        if not self._contended:
            self._contended = True
            log.error(say("run-another-copy"), said=error.message)
        await asyncio.sleep(CONTENDED)

    async def _confirm(self, offset: int | None) -> None:
        """Tell Telegram what has been stored, so that the next start does not see it again."""
        if offset is None:
            return
        try:
            await self._bot(GetRawUpdates(offset=offset, limit=1, timeout=0), request_timeout=3)
        except TelegramAPIError as error:
            log.warning("not confirmed", reason=type(error).__name__)
