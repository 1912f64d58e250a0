"""Calls to Telegram that do not give up at the first trouble."""

import asyncio
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = structlog.get_logger()

LONGEST_WAIT = 60.0
"""Seconds that one call may spend waiting; a person does not look at a spinner longer."""
PAUSES = (0.3, 1.0, 3.0)


class Patience(BaseRequestMiddleware):
    """Waits as a 429 says, and repeats a call after a 5xx or a lost line.

    A window shown twice is harmless, silence is not; what a window does is guarded by client keys.
    """

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if method.__api_method__ == "getUpdates":  # the poller has its own patience
            return await make_request(bot, method)
        waited, pauses = 0.0, iter(PAUSES)
        while True:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                pause: float | None = float(error.retry_after)
                reason: Any = error
            except (TelegramServerError, TelegramNetworkError) as error:
                pause, reason = next(pauses, None), error
            if pause is None or waited + pause > LONGEST_WAIT:
                raise reason
            log.warning("call repeated", method=type(method).__name__, reason=type(reason).__name__, pause=pause)
            waited += pause
            await asyncio.sleep(pause)
