"""Answers as the Bot API gives them over HTTP."""

import json

from aiohttp import web

from gateway.botapi.errors import TelegramError
from gateway.botapi.limits import UPLOAD_BYTES
from gateway.botapi.shapes import Json

REQUEST_BYTES = UPLOAD_BYTES + 2**20
"""The largest request: a file and the words around it."""


def answer(status: int, body: Json) -> web.Response:
    """The body with its status; who is to wait reads it in a header too."""
    retry_after = body.get("parameters", {}).get("retry_after")
    return web.Response(
        status=status,
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        headers={"Retry-After": str(retry_after)} if retry_after else None,
        content_type="application/json",
    )


def refusal(error: TelegramError) -> web.Response:
    """A refusal in Telegram's words."""
    return answer(error.code, error.as_json())
