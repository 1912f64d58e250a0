"""What goes over the line between the bot and this Telegram, seen from outside: every call with its status."""

import json
import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from gateway.botapi.params import Params
from gateway.botapi.shapes import Json
from simulator.line import FAULT
from simulator.max.server import ASKED, NAME, PERSON
from simulator.registry import METHODS
from simulator.server import PARAMS
from simulator.web.stage import Stage, Status

PROFILE = frozenset(
    ("setmycommands", "deletemycommands", "setmyname", "setmydescription", "editmycommands", "editmyinfo")
)
HOOKED = frozenset(("setwebhook", "subscribe"))
UPDATES = "/updates"
"""MAX's long poll."""


def watching(stage: Stage) -> Middleware:
    """A middleware that notes the bots' calls. A long poll is noted only when it was refused."""

    @web.middleware
    async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
        polls = request.path == UPDATES or request.match_info.get("method", "").lower() == "getupdates"
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
        if (call := _call(request)) is None:
            return response
        if not polls or status != 200:
            how: Json = {"time": moment, "ms": round(seconds * 1000), "status": status}
            stage.called(error=_trouble(response), **call, **how)
        _consequences(stage, call["method"].lower(), status)
        return response

    return watch


def _status(request: web.Request, response: web.StreamResponse) -> int:
    """The HTTP status; 0 where the connection was torn."""
    return 0 if request.transport is None or request.transport.is_closing() else response.status


def _call(request: web.Request) -> Json | None:
    """What was called, of either messenger; None for what is the page's or nobody's."""
    if NAME in request:
        return {
            "method": request[NAME],
            "chat": request.get(PERSON),
            "params": request[ASKED].for_log() if ASKED in request else {},
            "fault": request.get(FAULT, ""),
        }
    name = request.match_info.get("method", "")
    if "token" not in request.match_info or not name:
        return None
    known = METHODS.get(name.lower())
    params = request.get(PARAMS, Params({}))
    return {
        "method": known.name if known else name,
        "chat": params.chat_id,
        "params": params.for_log(),
        "fault": request.get(FAULT, ""),
    }


def _trouble(response: web.StreamResponse) -> str:
    if response.status == 200 or not isinstance(response, web.Response) or not isinstance(response.body, bytes):
        return ""
    try:
        body = json.loads(response.body)
        return str(body["description"] if "description" in body else f"{body['code']} {body['message']}".strip())
    except (ValueError, KeyError, TypeError):
        return ""


def _consequences(stage: Stage, name: str, status: int) -> None:
    if name in PROFILE:
        stage.told_profile()
    if name in HOOKED and status == 200:
        stage.set_status(Status.ONLINE)
    stage.told_faults()
