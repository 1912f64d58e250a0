"""The bot behind a webhook, its libraries as they are: secret, health, an update that is repeated, a clean stop."""

import asyncio
import io
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from examples.demo.moves import talk
from simulator.webhook import SECRET_HEADER
from tests.e2e.conftest import at_work
from tests.e2e.house import House
from tests.e2e.team import gather

SECRET = "tajna-42"


HEAD = f"POST /hook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\n"
MALFORMED = (
    "\x16\x03\x01\r\n\r\n",
    "POST /hook HTTP/9.9\r\n\r\n",
    "POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    f"GET / HTTP/1.1\r\nX: {'a' * 60_000}\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nExpect: nothing\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
    f"{HEAD}Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[House]:
    port = free_port()
    settings = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": SECRET,
        "WEB_PORT": str(port),
        "PLAIN_LIBRARIES": "all",  # everywhere else the bot runs with its bends
    }
    async with at_work(tmp_path / "clock", f"sqlite+aiosqlite:///{tmp_path}/opora.db", **settings) as house:
        await house.fresh()
        yield house
        assert house.errors() == []


async def _raw(port: int, request: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request.encode())
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
    writer.close()
    return head.decode()


async def test_a_webhook(hooked: House) -> None:
    team = await gather(hooked)
    url, port = hooked.settings["WEBHOOK_URL"], int(hooked.settings["WEB_PORT"])
    steps = ("/log", "супервизия", "Тупиковая ситуация", "[Сегодня]", "[К проверке]", "[Сохранить]")
    await talk(team.anna, *steps)
    await team.anna.hears("✅ Сохранено, № 1.")
    assert hooked.sim.world.webhook
    assert hooked.sim.world.webhook.url == url

    said = {"message_id": 1, "date": 0, "chat": team.anna.user.chat_json, "from": team.anna.user.as_json}
    update = {"update_id": 777, "message": {**said, "text": "/menu"}}
    async with ClientSession() as session:
        for secret in ("", "not-it"):
            async with session.post(url, json=update, headers={SECRET_HEADER: secret}) as answer:
                assert answer.status == 401
        async with session.post(url, json=update) as answer:
            assert answer.status == 401
        assert (await _raw(port, f"POST /hook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: тайна\r\n\r\n")).startswith(
            "HTTP/1.1 401"
        )
        for malformed in MALFORMED:
            answer_head = await _raw(port, malformed)
            assert answer_head.split()[1].startswith("4")
            assert "Server:" not in answer_head
        _, gone = await asyncio.open_connection("127.0.0.1", port)
        gone.write(f"{HEAD}Content-Length: 9\r\n\r\na".encode())
        await gone.drain()
        gone.transport.abort()
        assert (await _raw(port, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")).split()[1] == "200"
        assert hooked.errors() == [], "whoever scans the internet fills no log"
        assert "Здравствуйте" not in team.anna.transcript()

        for _ in range(2):
            async with session.post(url, json=update, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 200
        await team.anna.hears("Здравствуйте")
        await hooked.sim.quiet()
        assert team.anna.transcript().count("Опора ▸ Здравствуйте") == 1

        for path in ("/health", "/healthz", "/readyz"):
            async with session.get(url.replace("/hook", path)) as answer:
                assert (answer.status, await answer.text()) == (200, "ok")
        async with session.get(url.replace("/hook", "/other")) as answer:
            assert answer.status == 404
            assert "Server" not in answer.headers
        for body in (b"{", b"[]", b"{}", b'{"update_id": "x"}'):
            async with session.post(url, data=body, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 400
        async with session.post(url, data=io.BytesIO(b" " * 1_100_000), headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 413
        odd = {"update_id": 778, "message": {**said, "text": "a", "forward_origin": {"type": "of_tomorrow"}}}
        async with session.post(url, json=odd, headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 200, "else it would come again for ever"
    hooked.forgive()
    assert await hooked.bot.terminate() == 0
