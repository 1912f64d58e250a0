"""Calls to Telegram that do not give up at the first trouble."""

import asyncio
import re
from collections import deque
from http import HTTPStatus
from typing import cast

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    Response,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from pydantic import ValidationError
from python_socks import ProxyError as SocksError

from scheduler.pace import OWN_PATIENCE, Pace
from speed.calls import LeanSession

log = structlog.get_logger()

FORGOTTEN = re.compile(r"query is too old|query ID is invalid", re.IGNORECASE)
"""What Telegram says of a press that it does not know any more."""
LONGEST_WAIT = 60.0
"""Seconds that one call may spend waiting; a person does not look at a spinner longer."""
PAUSES = (0.3, 1.0, 3.0)
REMEMBERED = 200
"""Answered presses: more than are ever being handled at the same moment."""

NO_ANSWER = (TelegramServerError, TelegramNetworkError)
"""Telegram is away, or somebody else answers."""
TRANSPORT = (OSError, EOFError, SocksError, ProxyError, ProxyConnectionError, ProxyTimeoutError)
"""What libraries below aiohttp raise of their own when a line breaks: aiogram knows aiohttp's errors alone. A proxy
that is away or refuses is a bare exception, a broken TLS or name look-up an OSError."""


class Session(LeanSession):
    """The way to Telegram: what breaks on it is one class of errors."""

    def __init__(self, *, api: TelegramAPIServer, proxy: str | None = None) -> None:
        super().__init__(api=api, proxy=proxy)
        self.answered: deque[str] = deque(maxlen=REMEMBERED)
        """The presses that were answered last."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 — aiogram's
    ) -> TelegramType:
        """As aiogram's, but every broken line of every library is one class: a TelegramNetworkError.

        So is an answer that cannot be read (a proxy's page, one that broke off). It says nothing of what was in the
        answer and nothing of the proxy's address: a log must have neither.
        """
        try:
            try:
                return await super().make_request(bot, method, timeout)
            except UnicodeDecodeError as error:
                # half a letter somewhere in it: whoever sent it must not stop everybody's updates
                said = error.object.decode(errors="replace")
                return cast("TelegramType", self.check_response(bot, method, HTTPStatus.OK, said).result)
        except ClientDecodeError as error:
            why = f"the answer cannot be read: {_why(error.original)}"
        except TRANSPORT as error:
            raise TelegramNetworkError(method, f"the line broke: {type(error).__name__}") from error
        raise TelegramNetworkError(method, why)


def _why(error: Exception) -> str:
    """What was wrong with an answer, without its words."""
    if isinstance(error, ValidationError):
        return str(error.errors(include_url=False, include_context=False, include_input=False))
    return type(error).__name__


class Patience(BaseRequestMiddleware):
    """Waits as a 429 says, and repeats a call after a 5xx or a lost line.

    A window shown twice is harmless, silence is not; what a window does is guarded by client keys.
    """

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if method.__api_method__ == "getUpdates" or OWN_PATIENCE.get():  # the poller's, and the outbox's
            return await make_request(bot, method)
        waited, pauses = 0.0, iter(PAUSES)
        while True:
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                pause: float | None = float(error.retry_after)
                reason: TelegramAPIError = error
            except NO_ANSWER as error:
                pause, reason = next(pauses, None), error
            if pause is None or waited + pause > LONGEST_WAIT:
                raise reason
            log.warning("call repeated", method=type(method).__name__, reason=type(reason).__name__, pause=pause)
            waited += pause
            await asyncio.sleep(pause)


class Counted(BaseRequestMiddleware):
    """Tells the outbox's pace of what goes out beside it: Telegram counts them together."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        if not OWN_PATIENCE.get() and method.__api_method__.startswith(("send", "editMessage")):
            self._pace.spent()
        return await make_request(bot, method)


class AnswerOnce(BaseRequestMiddleware):
    """A press is answered once: aiogram-dialog answers each after us, and Telegram refuses the second answer. One that
    Telegram has forgotten meanwhile is answered by nobody, and that stops nothing of what it asked for."""

    def __init__(self, answered: deque[str]) -> None:
        """`answered` remembers the presses."""
        self._answered = answered

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        press = method.callback_query_id if isinstance(method, AnswerCallbackQuery) else None
        if press is not None and press in self._answered:
            return Response(ok=True, result=cast("TelegramType", True))
        try:
            response = await make_request(bot, method)
        except TelegramBadRequest as error:
            if press is None or not FORGOTTEN.search(error.message):
                raise
            log.info("notice not shown", reason=error.message)
            response = Response(ok=True, result=cast("TelegramType", True))
        if press is not None:
            self._answered.append(press)
        return response
