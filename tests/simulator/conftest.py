"""A local Telegram a test, and a bare client that speaks to it as a bot would."""

import json
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from simulator.driver import Simulator
from simulator.phone import Phone


class Client:
    """Calls methods over HTTP and returns what came, status and body."""

    def __init__(self, session: ClientSession, sim: Simulator) -> None:
        self.session = session
        self.sim = sim

    def url(self, method: str) -> str:
        return f"{self.sim.url}/bot{self.sim.token}/{method}"

    async def raw(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        form = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        async with self.session.post(self.url(method), data=form) as answer:
            return answer.status, await answer.json()

    async def upload(self, method: str, files: dict[str, bytes], **params: str) -> tuple[int, dict[str, Any]]:
        form = FormData(params, quote_fields=False)
        for name, data in files.items():
            form.add_field(name, BytesIO(data), filename=f"{name}.bin")
        async with self.session.post(self.url(method), data=form) as answer:
            return answer.status, await answer.json()

    async def ok(self, method: str, **params: Any) -> Any:
        status, body = await self.raw(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> str:
        status, body = await self.raw(method, **params)
        assert body["ok"] is False, body
        assert status == body["error_code"]
        return f"{status} {body['description']}"


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with await Simulator.start(timeout=30) as running:
        yield running


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Client]:
    async with ClientSession() as session:
        yield Client(session, sim)


@pytest.fixture
def masha(sim: Simulator) -> Phone:
    """A person who has pressed START, though the bot has not yet heard of it."""
    phone = sim.phone("Мария Орлова", username="masha")
    phone.chat.started = True
    return phone
