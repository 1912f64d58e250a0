"""What an error of sending means, and when to try again."""

import random
from datetime import timedelta
from enum import StrEnum

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
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

SendingError = (TelegramAPIError, ClientDecodeError)
"""What a call to Telegram may raise."""
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


def classify(error: Exception) -> Trouble:
    """What this answer, or the lack of one, means."""
    match error:
        case TelegramRetryAfter():
            return Trouble.THROTTLED
        case TelegramNetworkError():
            never_left = isinstance(
                error.__cause__, ClientConnectorError | ConnectionTimeoutError | ClientProxyConnectionError
            )
            return Trouble.RETRY if never_left else Trouble.AMBIGUOUS
        case TelegramServerError():
            return Trouble.RETRY
        case ClientDecodeError():  # a proxy's page in HTML, or an answer that broke off
            return Trouble.AMBIGUOUS
        case TelegramForbiddenError():
            return Trouble.UNREACHABLE
        case TelegramMigrateToChat():
            return Trouble.MOVED
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Trouble.STOP
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
