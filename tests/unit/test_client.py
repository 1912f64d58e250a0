"""Our way to Telegram against odd servers: an answer is the one to its call, a broken line is an OSError."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe

from bot.factory import build_bot
from scheduler.troubles import Trouble, classify
from speed.calls import LeanSession
from speed.client import IDLE, Line

Answer = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b"
SECRET = "42:TOKEN"


class Server:
    """Says to each call what the test says, and counts who connects."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self.connections, self.calls = answer, 0, list[bytes]()
        self.url = ""

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while not writer.is_closing():
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]))
                self.calls.append(head + body)
                await self._answer(body, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(answer: Answer, credentials: str = "") -> AsyncIterator[tuple[Server, Line]]:
    server, line = Server(answer), Line()
    listening = await asyncio.start_server(server, "127.0.0.1", 0)
    host, port = listening.sockets[0].getsockname()
    server.url = f"http://{credentials}{host}:{port}/bot{SECRET}/getMe"
    try:
        yield server, line
    finally:
        line.close()
        listening.close()


def saying(*parts: bytes) -> Answer:
    async def answer(_: bytes, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0)
        if parts[-1:] == (b"",):
            writer.close()

    return answer


async def echo(body: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(OK % (len(body), body))


async def test_calls_go_side_by_side_and_connections_are_used_again() -> None:
    async with serving(echo) as (server, line):
        for _ in range(2):
            said = await asyncio.gather(*(line.post(server.url, b'"%d"' % n, 5) for n in range(150)))
            assert said == [(200, f'"{n}"') for n in range(150)]
        assert server.connections == 100


@pytest.mark.parametrize(
    ("parts", "status", "said"),
    [
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{", b'"\r\n2\r\n"}\r\n0\r\n\r\n'), 200, '{""}'),
        ((b"HTTP/1.1 100 Continue\r\n\r\n", OK % (2, b"{}")), 200, "{}"),
        ((OK[:9] % (), b"200 OK\r\nContent-Le", b"ngth: 4\r\n\r\n\xd1", b"\x8f\xd1\x8e"), 200, "яю"),
        ((b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 6\r\n\r\n<html>",), 502, "<html>"),
        ((b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",), 302, ""),
        ((b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", b""), 200, "{}"),
    ],
)
async def test_an_answer_of_any_shape_is_read(parts: tuple[bytes, ...], status: int, said: str) -> None:
    async with serving(saying(*parts)) as (server, line):
        for _ in range(2):
            assert await line.post(server.url, b"{}", 5) == (status, said)
        assert server.connections == (2 if parts[-1] == b"" else 1)


@pytest.mark.parametrize(
    "parts",
    [
        (b"",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{", b""),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",),
        (b"SSH-2.0-OpenSSH_9.2\r\n",),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nmore",),
    ],
)
async def test_what_breaks_in_the_middle_may_have_arrived(parts: tuple[bytes, ...]) -> None:
    async with serving(saying(*parts)) as (server, _):
        bot = build_bot(SECRET, server.url.partition("/bot")[0])
        with pytest.raises(TelegramNetworkError, match="the line broke") as caught:
            await bot.session.make_request(bot, GetMe(), 5)
        await bot.session.close()
    assert classify(caught.value) is Trouble.AMBIGUOUS
    assert SECRET not in repr(caught.value.__cause__)


async def test_who_is_not_there_was_sent_nothing() -> None:
    bot = build_bot(SECRET, "http://127.0.0.1:1")
    with pytest.raises(TelegramNetworkError, match=r"the line broke: NeverLeft$") as caught:
        await bot.session.make_request(bot, GetMe(), 5)
    assert classify(caught.value) is Trouble.RETRY


async def test_what_comes_too_late_is_no_answer_to_the_next_call() -> None:
    late = asyncio.Event()

    async def slow(body: bytes, writer: asyncio.StreamWriter) -> None:
        if body == b'"first"':
            await late.wait()
        await echo(body, writer)

    async with serving(slow) as (server, line):
        with pytest.raises(TimeoutError):
            await line.post(server.url, b'"first"', 0)
        first = asyncio.create_task(line.post(server.url, b'"first"', 5))
        while len(server.calls) < 1:  # noqa: ASYNC110 — until it was sent
            await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        late.set()
        assert await line.post(server.url, b'"second"', 5) == (200, '"second"')


async def test_what_nobody_asked_for_ends_the_connection() -> None:
    async with serving(saying(OK % (2, b"{}"), OK % (9, b"unasked.."))) as (server, line):
        for _ in range(2):
            assert await line.post(server.url, b"{}", 5) == (200, "{}")
            await asyncio.sleep(0)


async def test_what_waited_for_long_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(echo) as (server, line):
        await line.post(server.url, b"{}", 5)
        line._idle[0].since -= IDLE
        await line.post(server.url, b"{}", 5)
        assert server.connections == 2


async def test_credentials_of_the_address_go_into_a_header() -> None:
    async with serving(echo, "user:hush@") as (server, line):
        await line.post(server.url, b"{}", 5)
    assert b"Authorization: Basic dXNlcjpodXNo\r\n" in server.calls[0]
    assert b"hush" not in server.calls[0]


async def test_a_proxy_and_a_file_are_left_to_aiohttp(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    async def theirs(own: AiohttpSession, *_: object) -> object:
        asked.append(own.proxy)
        return True

    monkeypatch.setattr(AiohttpSession, "make_request", theirs)
    session = LeanSession(api=PRODUCTION, proxy="socks5://127.0.0.1:1")
    await session.make_request(Bot(SECRET), GetMe())
    assert asked == ["socks5://127.0.0.1:1"]
