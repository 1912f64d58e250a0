"""Calls to Telegram over connections that do just that: one JSON there, one back. aiohttp's client, which can do all of
HTTP, takes half of the time of a step for the two calls in it. Whatever goes through a proxy or carries a file is left
to it."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

import aiohappyeyeballs
import certifi
from aiohttp import encode_basic_auth
from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser
from yarl import URL

LIMIT = 100
"""Calls under way at once: as many as in aiogram's session."""
IDLE = 15.0
"""Seconds that a connection waits for the next call, as in aiohttp: later Telegram may be about to close it."""
NAME_KNOWN = 3600.0
"""Seconds that an address counts as known, as in aiogram's session."""
EYEBALLS = 0.25
"""Seconds until the next of several addresses is tried beside the one that does not answer."""


class NeverLeft(ConnectionError):
    """No connection was made, so nothing was sent."""


@dataclass(frozen=True)
class Address:
    """Where a method of the Bot API is called."""

    host: str
    port: int
    tls: bool
    head: bytes
    """The request up to the length of its body."""


@lru_cache(maxsize=512)
def _address(url: str) -> Address:
    at = URL(url)
    lines = [f"POST {at.raw_path_qs} HTTP/1.1", f"Host: {at.host_port_subcomponent}", "Content-Type: application/json"]
    if at.user is not None:
        lines.append(f"Authorization: {encode_basic_auth(at.user, at.password or '')}")
    head = "\r\n".join([*lines, "Content-Length: "]).encode("ascii")
    return Address(host=cast("str", at.raw_host), port=cast("int", at.port), tls=at.scheme == "https", head=head)


@cache
def _trusted() -> ssl.SSLContext:
    """Whom aiogram trusts."""
    return ssl.create_default_context(cafile=certifi.where())


class Wire(asyncio.Protocol):
    """One connection: a call and its answer, and then the next."""

    def __init__(self) -> None:
        self._transport = cast("asyncio.Transport", None)
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._body: list[bytes] = []
        self._parser = HttpResponseParser(self)
        self.open = True
        """Whether it may be used again."""
        self.since = 0.0
        """When it was used last."""

    async def ask(self, call: bytes) -> tuple[int, bytes]:
        """Status and body of the answer. Raises OSError when the line breaks before it is whole."""
        if not self.open:
            raise ConnectionError("closed")
        self._answer = asyncio.get_running_loop().create_future()
        try:
            self._transport.write(call)
            return await self._answer
        except BaseException:
            self.close()  # what comes yet would be taken for the answer to the next call
            raise

    def close(self) -> None:
        """It is of no more use."""
        self.open = False
        self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._answer is None or self._answer.done():
            self.close()  # nobody asked
            return
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade) as error:
            self.close()
            self._break(ConnectionError(type(error).__name__))

    def on_message_begin(self) -> None:
        """Asked by the parser at the first byte of an answer."""
        if self._answer is None or self._answer.done():
            self.open = False  # nobody asked

    def on_body(self, part: bytes) -> None:
        """Given each part of the body by the parser."""
        self._body.append(part)

    def on_message_complete(self) -> None:
        """Asked by the parser when an answer is whole."""
        body, self._body = b"".join(self._body), []
        status = self._parser.get_status_code()
        if status < 200:  # not the answer yet
            return
        self.open = self.open and self._parser.should_keep_alive()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((status, body))

    def connection_lost(self, error: Exception | None) -> None:
        self.open = False
        self._break(error if isinstance(error, OSError) else ConnectionError("closed in the middle"))

    def _break(self, error: OSError) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)


class Line:
    """Connections to Telegram, opened when they are needed."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(LIMIT)
        self._idle: list[Wire] = []
        self._known: dict[tuple[str, int], tuple[float, Sequence[Any]]] = {}

    async def post(self, url: str, body: bytes, seconds: float) -> tuple[int, str]:
        """Send JSON; returns status and text of the answer. Raises OSError, of it NeverLeft and TimeoutError, and
        UnicodeDecodeError."""
        at, loop = _address(url), asyncio.get_running_loop()
        async with asyncio.timeout(seconds), self._room:
            wire = self._waiting(loop.time()) or await self._connected(at, loop)
            status, said = await wire.ask(b"%b%d\r\n\r\n%b" % (at.head, len(body), body))
        if wire.open:
            wire.since = loop.time()
            self._idle.append(wire)
        return status, said.decode()

    def close(self) -> None:
        """Close them; the next call opens anew."""
        while self._idle:
            self._idle.pop().close()

    def _waiting(self, now: float) -> Wire | None:
        """The connection that was used last; what has waited for too long is closed."""
        while self._idle:
            wire = self._idle.pop()
            if wire.open and now - wire.since < IDLE:
                return wire
            wire.close()
        return None

    async def _connected(self, at: Address, loop: asyncio.AbstractEventLoop) -> Wire:
        try:
            socket = await aiohappyeyeballs.start_connection(
                await self._look_up(at, loop), happy_eyeballs_delay=EYEBALLS, interleave=1
            )
            trusted, named = (_trusted(), at.host) if at.tls else (None, None)
            _, wire = await loop.create_connection(Wire, sock=socket, ssl=trusted, server_hostname=named)
        except OSError as error:
            self._known.pop((at.host, at.port), None)
            raise NeverLeft(type(error).__name__) from error
        return wire

    async def _look_up(self, at: Address, loop: asyncio.AbstractEventLoop) -> Sequence[Any]:
        since, found = self._known.get((at.host, at.port), (0.0, ()))
        if not found or loop.time() - since > NAME_KNOWN:
            found = await loop.getaddrinfo(at.host, at.port, type=1)
            self._known[at.host, at.port] = loop.time(), found
        return found
