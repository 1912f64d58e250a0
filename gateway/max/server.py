"""The Bot API for one bot of this machine, and the door at which MAX posts."""

import hmac

from aiohttp import web

import gateway.max.methods  # noqa: F401 – registers them
from gateway.botapi.answers import REQUEST_BYTES, answer, refusal
from gateway.botapi.errors import TelegramError
from gateway.botapi.params import read_params
from gateway.max.errors import Ambiguous, MaxError, NeverSent, in_telegrams_words
from gateway.max.gateway import Gateway
from gateway.max.intake import Hook
from gateway.max.methods.media import download
from gateway.max.registry import METHODS

NOBODY_KNOWS = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
"""The answer to a call of which nobody knows whether it was carried out: no JSON, so that the bot takes it for a lost
answer, marks the letter and says «повтор»."""
LARGEST_POST = 2**20


class BotApi:
    """The handlers of the bot's requests."""

    def __init__(self, gateway: Gateway, secret: str) -> None:
        self._gateway, self._token = gateway, f"{gateway.me.id}:{secret}"

    async def call(self, request: web.Request) -> web.Response:
        """Any method of the Bot API."""
        try:
            self._check_token(request)
            called = METHODS.get(request.match_info["method"].lower())
            if called is None:
                raise TelegramError(404, "Not Found: method not found")
            result = await called.run(self._gateway, await read_params(request))
        except TelegramError as error:
            return refusal(error)
        except MaxError as error:
            return refusal(in_telegrams_words(error))
        except NeverSent:
            return refusal(TelegramError(502, "Bad Gateway: MAX does not answer"))
        except Ambiguous:
            return web.Response(status=502, text=NOBODY_KNOWS, content_type="text/html")
        except web.HTTPRequestEntityTooLarge:
            return refusal(TelegramError(413, "Request Entity Too Large"))
        return answer(200, {"ok": True, "result": result})

    async def file(self, request: web.Request) -> web.Response:
        """A file by the path that getFile gave."""
        try:
            self._check_token(request)
            data = await download(self._gateway, request.match_info["path"])
        except TelegramError as error:
            return refusal(error)
        except NeverSent:
            return refusal(TelegramError(502, "Bad Gateway: MAX does not answer"))
        return web.Response(body=data, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        if not hmac.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            raise TelegramError(401, "Unauthorized")


def build_app(gateway: Gateway, secret: str) -> web.Application:
    """The Bot API; to be served on the loopback alone."""
    app = web.Application(client_max_size=REQUEST_BYTES)
    api = BotApi(gateway, secret)
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", api.call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", api.file)

    async def dismiss(_: web.Application) -> None:
        gateway.poller.dismiss()

    app.on_shutdown.append(dismiss)
    return app


def build_door(hook: Hook, path: str) -> web.Application:
    """Where MAX posts, behind the reverse proxy."""
    app = web.Application(client_max_size=LARGEST_POST)
    app.router.add_post(path, hook.__call__)
    app.router.add_get("/healthz", _well)
    return app


async def _well(_: web.Request) -> web.Response:
    return web.Response(text="ok")
