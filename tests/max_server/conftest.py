"""A local MAX a test, and a bare client that speaks to it as a bot would."""

from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientSession, FormData

from gateway.botapi.shapes import Json
from simulator.max.driver import MaxPhone, MaxSimulator


class Bot:
    """Calls MAX over HTTP and returns what came, status and body."""

    def __init__(self, session: ClientSession, sim: MaxSimulator) -> None:
        self.session = session
        self.sim = sim

    async def call(self, verb: str, path: str, body: object = None, **query: str | int) -> tuple[int, Json]:
        headers = {"Authorization": self.sim.token}
        async with self.session.request(verb, self.sim.url + path, params=query, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def ok(self, verb: str, path: str, body: object = None, **query: str | int) -> Json:
        status, answer = await self.call(verb, path, body, **query)
        assert status == 200, answer
        return answer

    async def refusal(self, verb: str, path: str, body: object = None, **query: str | int) -> str:
        """«status code message»."""
        status, answer = await self.call(verb, path, body, **query)
        assert answer.keys() == {"code", "message"}, answer
        return f"{status} {answer['code']} {answer['message']}".rstrip()

    async def send(self, phone: MaxPhone, text: str | None = "Привет", **body: object) -> Json:
        """The message that was sent."""
        sent = await self.ok("POST", "/messages", {"text": text, **body}, user_id=phone.id)
        message: Json = sent["message"]
        return message

    async def updates(self, **query: str | int) -> list[Json]:
        """What there is, without waiting, and not confirmed."""
        page = await self.ok("GET", "/updates", timeout=0, **query)
        found: list[Json] = page["updates"]
        return found

    async def upload(self, kind: str, name: str, data: bytes, *, field: str = "data") -> tuple[Json, int, str]:
        """The place, and what it answered: status and text."""
        place = await self.ok("POST", "/uploads", type=kind)
        form = FormData(quote_fields=False)
        form.add_field(field, BytesIO(data), filename=name)
        async with self.session.post(place["url"], data=form) as answer:
            return place, answer.status, await answer.text()


@pytest.fixture
async def sim() -> AsyncIterator[MaxSimulator]:
    """Without MAX's pace, which has tests of its own."""
    async with await MaxSimulator.open(timeout=30) as running:
        running.world.limiter = None
        yield running


@pytest.fixture
async def bot(sim: MaxSimulator) -> AsyncIterator[Bot]:
    async with ClientSession() as session:
        yield Bot(session, sim)


@pytest.fixture
def masha(sim: MaxSimulator) -> MaxPhone:
    """A person who has begun, though the bot has not yet heard of it."""
    phone = sim.phone("Мария Орлова", username="masha")
    phone.chat.started = True
    return phone


def keyboard(*rows: list[Json]) -> list[Json]:
    """The attachments of a message with these buttons."""
    return [{"type": "inline_keyboard", "payload": {"buttons": list(rows)}}]


def callback(text: str = "Да", payload: str = "yes") -> Json:
    """A button that tells the bot."""
    return {"type": "callback", "text": text, "payload": payload}


def link(text: str = "Сюда", url: str = "https://example.org/") -> Json:
    """A button that leads away."""
    return {"type": "link", "text": text, "url": url}
