"""What an error of sending means, and when to try again."""

import random
from datetime import timedelta
from enum import StrEnum

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError
from aiohttp.client_exceptions import ClientProxyConnectionError
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from speed.client import NeverLeft

NEVER_LEFT = (
    *(ClientConnectorError, ConnectionTimeoutError, ClientProxyConnectionError),
    *(ProxyError, ProxyConnectionError, ProxyTimeoutError, NeverLeft),
)
"""No connection was made, so nothing was sent."""
TOO_MANY = 30.0
"""Seconds to wait after a 429 that does not say how long."""
SHORTEST, LONGEST = 1.0, 300.0
SPREAD = 0.2


class Trouble(StrEnum):
    """What is to be done."""

    THROTTLED = "throttled"
    RETRY = "retry"
    AMBIGUOUS = "ambiguous"
    """It may have arrived."""
    UNREACHABLE = "unreachable"
    MOVED = "moved"
    MALFORMED = "malformed"
    STOP = "stop"
    DEAD = "dead"


MEANING: tuple[tuple[type[Exception], Trouble], ...] = (
    (TelegramRetryAfter, Trouble.THROTTLED),
    (TelegramEntityTooLarge, Trouble.DEAD),  # for aiogram a kind of network error
    (TelegramServerError, Trouble.RETRY),
    (TelegramForbiddenError, Trouble.UNREACHABLE),
    (TelegramMigrateToChat, Trouble.MOVED),
    (TelegramUnauthorizedError, Trouble.STOP),
    (TelegramNotFound, Trouble.STOP),
)


def classify(error: Exception) -> Trouble:
    """What this answer, or the lack of one, means."""
    for kind, trouble in MEANING:
        if isinstance(error, kind):
            return trouble
    match error:
        case TelegramNetworkError():
            return Trouble.RETRY if isinstance(error.__cause__, NEVER_LEFT) else Trouble.AMBIGUOUS
        case TelegramBadRequest():
            return _bad_request(error.message.lower())
        case TelegramAPIError() if error.message.lower().startswith("too many requests"):
            return Trouble.THROTTLED
    return Trouble.DEAD


def _bad_request(message: str) -> Trouble:
    if "chat not found" in message:
        return Trouble.UNREACHABLE
    if "can't parse entities" in message:
        return Trouble.MALFORMED
    return Trouble.DEAD


def pause_of(error: Exception) -> timedelta:
    """How long a 429 asks us to wait, and a little more, so that not everybody comes back at once."""
    seconds = float(error.retry_after) if isinstance(error, TelegramRetryAfter) else TOO_MANY
    return timedelta(seconds=seconds + random.uniform(0, 1))


def backoff(attempts: int) -> timedelta:
    """The pause after so many attempts: from a second to five minutes, a fifth more or less."""
    seconds = min(LONGEST, SHORTEST * 2 ** min(attempts, 10))
    return timedelta(seconds=seconds * random.uniform(1 - SPREAD, 1 + SPREAD))
