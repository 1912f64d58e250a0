"""The bot behind a webhook: secret, health, an update that Telegram repeats, a clean stop."""

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
    }
    async with at_work(tmp_path / "clock", f"sqlite+aiosqlite:///{tmp_path}/opora.db", **settings) as house:
        await house.fresh()
        yield house
        assert house.errors() == []


async def test_a_webhook(hooked: House) -> None:
    team = await gather(hooked)
    url = hooked.settings["WEBHOOK_URL"]
    steps = ("/log", "супервизия", "Тупиковая ситуация", "[Сегодня]", "[К проверке]", "[Сохранить]")
    await talk(team.anna, *steps)
    assert "✅ Сохранено, № 1." in team.anna.last.text
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
        assert "Здравствуйте" not in team.anna.transcript()

        for _ in range(2):
            async with session.post(url, json=update, headers={SECRET_HEADER: SECRET}) as answer:
                assert answer.status == 200
        assert team.anna.transcript().count("Опора ▸ Здравствуйте") == 1

        async with session.get(url.replace("/hook", "/health")) as answer:
            assert (answer.status, await answer.text()) == (200, "ok")
        async with session.get(url.replace("/hook", "/other")) as answer:
            assert answer.status == 404
        async with session.post(url, data=b"{", headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status >= 400
    hooked.forgive()
    assert await hooked.bot.terminate() == 0
