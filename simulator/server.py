"""The Bot API over HTTP: `build_app` for a server of its own, `add_bot_api` for an app that shows more."""

from functools import partial

from aiohttp import web

import simulator.methods  # noqa: F401 – registers them
from gateway.botapi.answers import REQUEST_BYTES, answer, refusal
from gateway.botapi.errors import ACTIVE_WEBHOOK, TelegramError, conflict
from gateway.botapi.limits import POLL_SECONDS, UPDATES_AT_ONCE
from gateway.botapi.params import Params, read_params
from gateway.botapi.registry import Method
from gateway.botapi.shapes import Json
from simulator.line import befalls, carried
from simulator.registry import METHODS, Handler, perform
from simulator.state import World
from simulator.webhook import POST_SECONDS, Pump, add_pump

PARAMS = web.RequestKey("params", Params)
"""A call's own, for a middleware that watches the line."""


def build_app(world: World) -> web.Application:
    """An application that is a local Telegram over this world."""
    app = web.Application(client_max_size=REQUEST_BYTES)
    add_bot_api(app, world)
    return app


def add_bot_api(app: web.Application, world: World) -> None:
    """The Bot API's routes and the webhook's pump; other routes over the same world may stand beside."""
    api = BotApi(world)
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", api.call)
    app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", api.download)
    add_pump(app, world, POST_SECONDS, partial(Pump, world))


class BotApi:
    """The handlers of HTTP requests."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Any method of the Bot API."""
        try:
            return await self._call(request)
        except TelegramError as error:
            return refusal(error)
        except web.HTTPRequestEntityTooLarge:
            return refusal(TelegramError(413, "Request Entity Too Large"))

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"].lower()
        self._check_token(request)
        called = METHODS.get(name)
        if called is None and name != "getupdates":
            raise TelegramError(404, "Not Found: method not found")
        params = request[PARAMS] = await read_params(request)
        fault = await befalls(request, self.world.faults, name, params.chat_id)
        return await carried(request, fault, partial(self._outcome, called, params, fault.error if fault else None))

    async def _outcome(
        self, called: Method[Handler] | None, params: Params, error: TelegramError | None
    ) -> web.Response:
        if called is not None:
            return answer(*perform(self.world, called, params, error))
        if error:
            raise error
        return answer(200, {"ok": True, "result": await self._updates(params)})

    async def _updates(self, params: Params) -> list[Json]:
        if self.world.webhook:
            raise conflict(ACTIVE_WEBHOOK)
        if (kinds := params.nested("allowed_updates")) is not None:
            self.world.updates.allow(kinds)
        timeout = min(params.integer("timeout") or 0, POLL_SECONDS)
        limit = params.integer("limit") or UPDATES_AT_ONCE
        updates = await self.world.updates.poll(params.integer("offset") or 0, limit, timeout)
        return [update.as_json() for update in updates]

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by the path getFile gave."""
        try:
            self._check_token(request)
        except TelegramError as error:
            return refusal(error)
        file = self.world.files.by_path.get(request.match_info["path"])
        if file is None:
            return refusal(TelegramError(404, "Not Found"))
        return web.Response(body=file.data, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.world.token:
            raise TelegramError(401, "Unauthorized")
