"""The Bot API over HTTP: `build_app` for a server of its own, `add_bot_api` for an app that shows more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from aiohttp import ClientSession, ClientTimeout, web

import simulator.methods  # noqa: F401 – registers them
from gateway.botapi.answers import REQUEST_BYTES, answer, refusal
from gateway.botapi.errors import ACTIVE_WEBHOOK, TelegramError, conflict
from gateway.botapi.limits import POLL_SECONDS, UPDATES_AT_ONCE
from gateway.botapi.params import Params, read_params
from gateway.botapi.registry import Method
from gateway.botapi.shapes import Json
from simulator.faults import Fault, FaultKind
from simulator.registry import METHODS, Handler, perform
from simulator.state import World
from simulator.webhook import POST_SECONDS, Pump

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
# what a middleware that watches the line may read when a call is done
PARAMS = web.RequestKey("params", Params)
FAULT = web.RequestKey("fault", str)


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

    async def pump(_: web.Application) -> AsyncIterator[None]:
        async with ClientSession(timeout=ClientTimeout(POST_SECONDS)) as session:
            task = asyncio.create_task(Pump(world, session).run())
            yield
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def dismiss(_: web.Application) -> None:
        world.updates.dismiss()

    app.cleanup_ctx.append(pump)
    app.on_shutdown.append(dismiss)


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
        faults = self.world.faults.take(name, params.chat_id) if self.world.faults else []
        for fault in faults:
            if fault.kind is FaultKind.DELAY:
                await asyncio.sleep(fault.seconds)
        last = faults[-1] if faults and faults[-1].kind is not FaultKind.DELAY else None
        request[FAULT] = ", ".join(fault.kind for fault in faults)
        if last and last.kind is FaultKind.DROP_BEFORE:
            return _drop(request)
        if last and last.kind is FaultKind.BAD_GATEWAY:
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        status, body = await self._outcome(called, params, last)
        if last and last.kind is FaultKind.DROP_AFTER:
            return _drop(request)
        return _cut(answer(status, body)) if last and last.kind is FaultKind.CUT else answer(status, body)

    async def _outcome(self, called: Method[Handler] | None, params: Params, fault: Fault | None) -> tuple[int, Json]:
        error = fault.error if fault else None
        if called is not None:
            return perform(self.world, called, params, error)
        if error:
            raise error
        return 200, {"ok": True, "result": await self._updates(params)}

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


HALF_A_LETTER = "ё".encode()[:1]
"""How an answer that is cut short ends: the worst place."""


def _cut(whole: web.Response) -> web.Response:
    if isinstance(whole.body, bytes):
        whole.body = whole.body[: len(whole.body) // 2] + HALF_A_LETTER
    return whole


def _drop(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()
