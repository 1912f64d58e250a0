"""MAX's refusals, and what each is in the Bot API's words: aiogram and aiogram-dialog understand those."""

import math
from enum import StrEnum

from gateway.botapi.errors import TelegramError, bad_request, forbidden, too_many_requests

SEND, EDIT, DELETE, ANSWER = "send", "edit", "delete", "answer"
STOPPED = ("chat.denied", "dialog.suspended")
NOT_FOUND = ("dialog.not.found", "chat.not.found", "user.not.found")
NOT_READY = "attachment.not.ready"
TOO_MANY = 429


class MaxError(Exception):
    """A refusal. Status 200 is MAX's other way: `success: false` in an answer that looks well."""

    def __init__(self, status: int, code: str = "", message: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.message, self.retry_after = status, code, message, retry_after


class NeverSent(Exception):
    """MAX was not reached, or has refused before it did anything: it can be tried again."""


class Ambiguous(Exception):
    """The line broke or the time was over after the call had left: nobody knows whether it was carried out."""


class Need(StrEnum):
    """What the gateway needs of this machine before it begins."""

    CERTIFICATES = "certificates"
    FILE = "file"
    ALONE = "alone"
    PORT = "port"


class CannotOpen(Exception):
    """It is not to be had. `number` is the machine's, where it gave one."""

    def __init__(self, what: Need, why: Exception) -> None:
        super().__init__(f"{what}: {why}")
        self.what, self.why = what, str(why)
        self.number = why.errno if isinstance(why, OSError) else None


def in_telegrams_words(error: MaxError, doing: str = "") -> TelegramError:
    """What the bot is told of a refusal of a call that was `doing` something."""
    if error.status == 401:
        return TelegramError(401, "Unauthorized")
    if error.status == TOO_MANY:
        return too_many_requests(max(1, math.ceil(error.retry_after or 1)))
    if error.status >= 500:
        return TelegramError(502, "Bad Gateway: MAX is not well")
    said = f"{error.code} {error.message}"
    if any(one in said for one in STOPPED):
        return forbidden("bot was blocked by the user")
    if any(one in error.code for one in NOT_FOUND):
        return bad_request("chat not found")
    return _of_a_message(error, doing)


def _of_a_message(error: MaxError, doing: str) -> TelegramError:
    gone = error.status == 404 or error.code.endswith("not.found")
    if doing == EDIT:
        return bad_request("message to edit not found" if gone else "message can't be edited")
    if doing == DELETE:
        return bad_request("message to delete not found" if gone else "message can't be deleted for everyone")
    if doing == ANSWER:
        return bad_request("query is too old and response timeout expired or query ID is invalid")
    return bad_request(f"MAX refuses: {error.code or error.status}")
