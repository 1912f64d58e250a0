"""Refusals in Telegram's own words."""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
ACTIVE_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"


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
