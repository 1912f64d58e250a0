"""Two bots for the whole session, one a database; each test begins with the first morning."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from services import migration
from simulator.driver import Simulator
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team, gather
from tests.support.postgres import Postgres

Houses = dict[str, House]


@pytest.fixture(scope="session")
async def houses(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> AsyncIterator[Houses]:
    """Both bots, started side by side."""
    folder = tmp_path_factory.mktemp("e2e")
    urls = {"sqlite": f"sqlite+aiosqlite:///{folder}/opora.db", "postgresql": await postgres.create("e2e")}
    await migration.upgrade(urls["postgresql"])
    built = {name: await build_house(folder / f"{name}-clock", url) for name, url in urls.items()}
    try:
        await asyncio.gather(*(house.start() for house in built.values()))
        yield built
    finally:
        await asyncio.gather(*(house.stop() for house in built.values()))
        await asyncio.gather(*(house.sim.stop() for house in built.values()))


async def build_house(clock_file: Path, url: str, **settings: str) -> House:
    """A local Telegram and what its bot needs to know; the bot is not started."""
    sim = await Simulator.start(clock_file=clock_file, timeout=30)
    return House(sim, url, LOG_LEVEL="DEBUG", **settings)


async def _first_morning(house: House) -> AsyncIterator[House]:
    await house.fresh()
    yield house
    print(house.sim.transcript(max(0, len(house.sim.events) - 30)), *house.new_log()[-30:], sep="\n")  # if it failed
    await house.sim.settled()
    assert house.errors() == []


@pytest.fixture(params=["sqlite", "postgresql"])
async def house(request: pytest.FixtureRequest, houses: Houses) -> AsyncIterator[House]:
    """The bot on each of the two databases."""
    async for ready in _first_morning(houses[request.param]):
        yield ready


@pytest.fixture
async def sqlite_house(houses: Houses) -> AsyncIterator[House]:
    """The bot on SQLite, for what has nothing to do with the database."""
    async for ready in _first_morning(houses["sqlite"]):
        yield ready


@pytest.fixture
async def team(house: House) -> Team:
    """A centre whose people have come in long ago."""
    return await gather(house)


@pytest.fixture
def story(house: House) -> Story:
    """What is said in this test, to be kept in `docs/transcripts/`."""
    return Story(house.sim)
