"""What goes over the line between the bot and this Telegram, seen from outside: every call with its status."""

import json
import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from simulator.registry import METHODS
from simulator.server import FAULT, PARAMS
from simulator.web.stage import Stage, Status

PROFILE = ("setmycommands", "deletemycommands", "setmyname", "setmydescription")


def watching(stage: Stage) -> Middleware:
    """A middleware that notes the Bot API's calls. A long poll is noted only when it was refused."""

    @web.middleware
    async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
        name = request.match_info.get("method", "").lower()
        if "token" not in request.match_info or not name:
            return await handler(request)
        polls = name == "getupdates"
        if polls:
            stage.poll_began()
        began, moment = time.monotonic(), stage.world.now()
        try:
            response = await handler(request)
        finally:
            if polls:
                stage.poll_ended()
        seconds = time.monotonic() - began
        status = _status(request, response)
        if not polls or status != 200:
            _note(stage, request, response, {"time": moment, "ms": round(seconds * 1000), "status": status})
        _consequences(stage, name)
        return response

    return watch


def _status(request: web.Request, response: web.StreamResponse) -> int:
    """The HTTP status; 0 where the connection was torn."""
    return 0 if request.transport is None or request.transport.is_closing() else response.status


def _note(stage: Stage, request: web.Request, response: web.StreamResponse, how: Json) -> None:
    name = request.match_info["method"]
    known = METHODS.get(name.lower())
    params = request.get(PARAMS, Params({}))
    stage.called(
        method=known.name if known else name,
        chat=params.chat_id,
        params=params.for_log(),
        error=_description(response),
        fault=request.get(FAULT, ""),
        **how,
    )


def _description(response: web.StreamResponse) -> str:
    if response.status == 200 or not isinstance(response, web.Response) or not isinstance(response.body, bytes):
        return ""
    try:
        return str(json.loads(response.body)["description"])
    except (ValueError, KeyError, TypeError):
        return ""


def _consequences(stage: Stage, name: str) -> None:
    if name in PROFILE:
        stage.told_profile()
    if name == "setwebhook" and stage.world.webhook:
        stage.set_status(Status.ONLINE)
    stage.told_faults()
