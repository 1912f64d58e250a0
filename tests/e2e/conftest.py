"""Two bots for the whole session, one a database; each test begins with the first morning."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator.driver import Simulator
from tests.e2e.house import HELD_UP_FOR, House
from tests.e2e.max_house import MaxHouse
from tests.e2e.story import Story
from tests.e2e.team import Team, gather
from tests.support.postgres import Postgres

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
async def sqlite_bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """The bot that runs on SQLite."""
    folder = tmp_path_factory.mktemp("e2e")
    async with at_work(folder / "clock", f"sqlite+aiosqlite:///{folder}/opora.db") as house:
        yield house


@pytest.fixture(scope="session")
async def postgresql_bot(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres) -> AsyncIterator[House]:
    """The bot that runs on PostgreSQL."""
    url = await postgres.migrated("e2e")
    async with at_work(tmp_path_factory.mktemp("e2e") / "clock", url) as house:
        yield house


@pytest.fixture(scope="session")
async def max_bot(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """The bot that people of MAX speak to, on SQLite."""
    folder = tmp_path_factory.mktemp("e2e-max")
    house = await MaxHouse.build(folder, f"sqlite+aiosqlite:///{folder}/opora.db")
    try:
        await house.start()
        yield house
    finally:
        await house.stop()


@asynccontextmanager
async def at_work(clock_file: Path, url: str, **settings: str) -> AsyncIterator[House]:
    """A running bot with a local Telegram of its own."""
    house = await build_house(clock_file, url, **settings)
    try:
        await house.start()
        yield house
    finally:
        await house.stop()
        await house.sim.stop()


async def build_house(clock_file: Path, url: str, **settings: str) -> House:
    """A local Telegram and what its bot needs to know; the bot is not started."""
    sim = await Simulator.start(clock_file=clock_file, timeout=90)
    return House(sim, url, LOG_LEVEL="DEBUG", HELD_UP_FOR=HELD_UP_FOR, **settings)


async def _first_morning(house: House) -> AsyncIterator[House]:
    await house.fresh()
    yield house
    print(house.sim.transcript(max(0, len(house.sim.events) - 30)), *house.new_log()[-30:], sep="\n")  # if it failed
    await house.sim.settled()
    assert house.errors() == []


def in_max(config: pytest.Config) -> bool:
    """Whether everything is to be spent in MAX."""
    return bool(config.getoption("wire") == "max")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In MAX no test is of use that speaks to none of these bots: it would be the same once more."""
    ours = {"running", "any_bot"}
    if in_max(config):
        items[:] = [one for one in items if one.path.parent != HERE or ours & set(getattr(one, "fixturenames", ()))]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test is spent by the bots of its module's `BOTS`, else of both databases; with `--wire=max` by the one in
    MAX. A test may name its own."""
    named = any("running" in mark.args[:1] for mark in metafunc.definition.iter_markers("parametrize"))
    if "running" in metafunc.fixturenames and not named:
        bots = ("max",) if in_max(metafunc.config) else getattr(metafunc.module, "BOTS", ("sqlite", "postgresql"))
        metafunc.parametrize("running", bots, indirect=True)


@pytest.fixture
def running(request: pytest.FixtureRequest) -> House:
    """Each of the bots; not async, so that only the one that is asked for starts."""
    found: House = request.getfixturevalue(f"{request.param}_bot")
    return found


@pytest.fixture
async def house(running: House) -> AsyncIterator[House]:
    """The bot on each of the two databases."""
    async for ready in _first_morning(running):
        yield ready


@pytest.fixture
def any_bot(request: pytest.FixtureRequest) -> House:
    """The bot on SQLite, in the messenger that is asked for."""
    found: House = request.getfixturevalue(f"{'max' if in_max(request.config) else 'sqlite'}_bot")
    return found


@pytest.fixture
async def sqlite_house(any_bot: House) -> AsyncIterator[House]:
    """The bot on SQLite, for what has nothing to do with the database."""
    async for ready in _first_morning(any_bot):
        yield ready


@pytest.fixture
async def team(house: House) -> Team:
    """A centre whose people have come in long ago."""
    return await gather(house)


@pytest.fixture
def story(house: House) -> Story:
    """What is said in this test, to be kept in `docs/transcripts/`."""
    return Story(house.sim)
