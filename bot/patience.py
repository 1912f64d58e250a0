"""Waiting for a Telegram that is away when the bot starts."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

import structlog
from aiogram.exceptions import TelegramRetryAfter

from bot.session import NO_ANSWER

log = structlog.get_logger()
T = TypeVar("T")
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between two tries; the last one is repeated."""


class Stopped(Exception):
    """The bot was told to stop while it waited."""


async def patiently(call: Callable[[], Awaitable[T]], stop: asyncio.Event) -> T:
    """What the call returns, however long Telegram is away; one line of the log a try. Raises Stopped."""
    tries = 0
    while True:
        try:
            return await call()
        except TelegramRetryAfter as error:
            pause, reason = float(error.retry_after), "too many requests"
        except NO_ANSWER as error:
            pause, reason = PAUSES[min(tries, len(PAUSES) - 1)], type(error).__name__
        tries += 1
        log.warning("telegram does not answer yet", reason=reason, pause=pause)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        if stop.is_set():
            raise Stopped
