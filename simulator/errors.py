"""Refusals in Telegram's own words, and errors of the driver's user."""

from typing import Any


class TelegramError(Exception):
    """An answer `ok: false`: HTTP status equals `code`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body Telegram sends."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str) -> TelegramError:
    """400 with Telegram's usual prefix."""
    return TelegramError(400, f"Bad Request: {text}")


def forbidden(text: str) -> TelegramError:
    """403 with Telegram's usual prefix."""
    return TelegramError(403, f"Forbidden: {text}")


def conflict(text: str) -> TelegramError:
    """409 with Telegram's usual prefix."""
    return TelegramError(409, f"Conflict: {text}")


def too_many_requests(seconds: int) -> TelegramError:
    """429: the caller is to wait `seconds`."""
    return TelegramError(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})


class PhoneError(Exception):
    """The person at the phone cannot do that: no such button, the bot is blocked, nobody answers."""
