"""MAX's refusals: an HTTP status and `{code, message}`."""

from gateway.botapi.shapes import Json


class MaxError(Exception):
    """A refusal. `status` 200 is MAX's other way: `success: false` in an answer that looks well."""

    def __init__(self, status: int, code: str, message: str = "", *, retry_after: int | None = None) -> None:
        super().__init__(f"{status} {code} {message}".rstrip())
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after

    def as_json(self) -> Json:
        """The body of the answer."""
        if self.status == 200:
            return {"success": False, "code": self.code, "message": self.message}
        return {"code": self.code, "message": self.message}


class Violation(MaxError):
    """The caller has broken the schema or a documented limit: counted beside being refused."""

    def __init__(self, message: str) -> None:
        super().__init__(400, "proto.payload", message)


def wrong_token() -> MaxError:
    """401, whatever was wrong with the token."""
    return MaxError(401, "verify.token", "Invalid access_token")


def suspended() -> MaxError:
    """403: the person has stopped the bot."""
    return MaxError(403, "chat.denied", "error.dialog.suspended")


def no_dialog() -> MaxError:
    """404: the person has never started the bot, or has removed the dialog."""
    return MaxError(404, "dialog.not.found", "Dialog not found")


def no_chat() -> MaxError:
    """404: no chat bears this number."""
    return MaxError(404, "chat.not.found", "Chat not found")


def not_found(what: str) -> MaxError:
    """404 for anything else; the real code is not known."""
    return MaxError(404, "not.found", f"{what} not found")


def denied(message: str) -> MaxError:
    """403 for what the bot may not do; the real code is not known."""
    return MaxError(403, "access.denied", message)


def not_ready() -> MaxError:
    """400: the file is uploaded and not yet processed."""
    return MaxError(400, "attachment.not.ready")


def too_many(seconds: int) -> MaxError:
    """429; neither its body nor the header is documented."""
    return MaxError(429, "too.many.requests", "Too many requests", retry_after=seconds)
