"""Loopback only: no other site, and no name that was made to point here, may use this server."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = ("127.0.0.1", "localhost", "::1")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses a foreign Host everywhere, and what other sites send to the page's own routes."""
    if _hostname(request.host) not in LOOPBACK:
        raise web.HTTPForbidden(text="This server answers on 127.0.0.1 only.\n")
    ours = request.path == "/" or request.path.startswith("/web/")
    if ours and (trouble := _trouble(request)):
        raise web.HTTPForbidden(text=trouble)
    return await handler(request)


async def harden(request: web.Request, response: web.StreamResponse) -> None:
    """Headers for whatever a browser shows; the Bot API's answers stay as Telegram gives them."""
    if request.path == "/" or request.path.startswith("/web/"):
        response.headers.update(HEADERS)


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _trouble(request: web.Request) -> str:
    if request.method == "POST":
        if request.headers.get("Origin") != f"http://{request.host}":
            return "The page's own requests only.\n"
        if request.content_type != "application/json":
            return "JSON only.\n"
    elif request.path != "/" and request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return "The page's own requests only.\n"
    return ""
