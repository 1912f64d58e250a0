"""The line between a bot and its messenger, which breaks on demand."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from simulator.faults import Fault, FaultKind, Faults

FAULT = web.RequestKey("fault", str)
"""What befell a call, for a middleware that watches the line."""
_BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
_HALF_A_LETTER = "ё".encode()[:1]
"""How an answer that is cut short ends: the worst place."""


async def befalls(request: web.Request, faults: Faults, name: str, chat_id: int | None) -> Fault | None:
    """Waits for every delay; returns the fault that decides, if there is one."""
    met = faults.take(name.lower(), chat_id) if faults else []
    request[FAULT] = ", ".join(fault.kind for fault in met)
    for fault in met:
        if fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
    return met[-1] if met and met[-1].kind is not FaultKind.DELAY else None


async def carried(
    request: web.Request, fault: Fault | None, call: Callable[[], Awaitable[web.Response]]
) -> web.Response:
    """What the bot hears of a call: its answer, unless the line breaks before it is carried out or after."""
    kind = fault.kind if fault else None
    if kind is FaultKind.DROP_BEFORE:
        return _dropped(request)
    if kind is FaultKind.BAD_GATEWAY:
        return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
    answer = await call()
    if kind is FaultKind.DROP_AFTER:
        return _dropped(request)
    if kind is FaultKind.CUT and isinstance(answer.body, bytes):
        answer.body = answer.body[: len(answer.body) // 2] + _HALF_A_LETTER
    return answer


def _dropped(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.abort()
    return web.Response()
