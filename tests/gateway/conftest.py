"""A gateway before a local MAX, and a client that calls it as the bot does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, FormData

from gateway.botapi.shapes import Json
from gateway.max.gateway import Gateway
from gateway.max.pace import Pace
from gateway.max.service import Config, Running, opened
from simulator.max.driver import MaxPhone, MaxSimulator

SECRET = "between-the-two"
QUICK = 10**6


class Caller:
    """Calls the Bot API of the gateway."""

    def __init__(self, session: ClientSession, running: Running, sim: MaxSimulator) -> None:
        self.session, self.running, self.sim = session, running, sim
        self.token = f"{running.me.id}:{SECRET}"

    @property
    def gateway(self) -> Gateway:
        return self.running.gateway

    async def call(self, method: str, **params: object) -> Json:
        async with self.session.post(f"{self.running.url}/bot{self.token}/{method}", json=params) as answer:
            told: Json = await answer.json()
        return told

    async def ok(self, method: str, **params: object) -> Json:
        told = await self.call(method, **params)
        assert told["ok"], told
        result: Json = told["result"]
        return result

    async def refusal(self, method: str, **params: object) -> str:
        told = await self.call(method, **params)
        assert not told["ok"], told
        return str(told["description"])

    async def put(self, method: str, field: str, name: str, data: bytes, **params: object) -> Json:
        """A call with a file."""
        form = FormData({key: str(value) for key, value in params.items()}, quote_fields=False)
        form.add_field(field, data, filename=name)
        async with self.session.post(f"{self.running.url}/bot{self.token}/{method}", data=form) as answer:
            told: Json = await answer.json()
        assert told["ok"], told
        result: Json = told["result"]
        return result

    async def updates(self, offset: int = 0) -> list[Json]:
        """What waits, when everything that MAX has told is there."""
        await self.sim.settled()
        told = await self.call("getUpdates", offset=offset, timeout=0)
        found: list[Json] = told["result"]
        return found

    def told(self) -> list[Json]:
        """Every update that MAX has given to whoever asked."""
        asked = [one.answer for one in self.sim.world.traffic if one.operation == "getUpdates"]
        return [update for answer in asked if isinstance(answer, dict) for update in answer["updates"]]

    async def update(self, kind: str) -> Json:
        """The newest update, which is of that kind; it is confirmed."""
        newest = (await self.updates())[-1]
        await self.ok("getUpdates", offset=newest["update_id"] + 1, timeout=0)
        body: Json = newest[kind]
        return body


@pytest.fixture
async def sim() -> AsyncIterator[MaxSimulator]:
    """Without MAX's pace, which has tests of its own."""
    async with await MaxSimulator.open(timeout=30) as running:
        running.world.limiter = None
        yield running
        assert running.world.violations == []


@pytest.fixture
def config(sim: MaxSimulator, tmp_path: Path) -> Config:
    return Config(token=sim.token, secret=SECRET, url=sim.url, file=tmp_path / "gateway.db")


@pytest.fixture
async def bot(sim: MaxSimulator, config: Config) -> AsyncIterator[Caller]:
    async with opened(config) as running, ClientSession() as session:
        running.gateway.api.pace = Pace(running.gateway.times, QUICK, QUICK)
        yield Caller(session, running, sim)


@pytest.fixture
def masha(sim: MaxSimulator) -> MaxPhone:
    """A person who has begun, though the bot has not yet heard of it."""
    phone = sim.phone("Мария Орлова", username="masha")
    phone.chat.started = True
    return phone


def buttons(*rows: list[str]) -> Json:
    """A keyboard whose buttons carry their own labels."""
    return {"inline_keyboard": [[{"text": one, "callback_data": one} for one in row] for row in rows]}
