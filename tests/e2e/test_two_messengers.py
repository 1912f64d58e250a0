"""A curator in MAX asks for a supervision and a specialist in Telegram answers: two bots over one database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from examples.demo import requests
from examples.demo.cast import CENTER, COORDINATOR, CURATORS, DISTRICTS, SPECIALIST
from examples.demo.joined import join
from examples.demo.moves import talk
from simulator.max.driver import MaxSimulator
from simulator.phone import Phone
from storage import migration
from storage.clock import ShiftedClock
from storage.database import Database
from tests.e2e.conftest import build_house
from tests.e2e.house import House
from tests.e2e.max_house import MaxHouse
from tests.e2e.plant import plant_center
from tests.max_server.official import FOLDER, Official
from tests.support.postgres import Postgres

OLGA, ELENA, SVETLANA = 5_100_000_001, 5_100_000_002, 5_100_000_003
MORNING = requests.STARTS.replace(day=14, hour=9)


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """One database for both bots: an SQLite file, or PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/opora.db"
    server: Postgres = request.getfixturevalue("postgres")
    return await server.create("two_messengers")


@pytest.fixture
async def houses(url: str, tmp_path: Path) -> AsyncIterator[tuple[House, House]]:
    """Telegram and MAX, each with a bot of its own; what both write stands in one database."""
    await migration.upgrade(url)
    (tmp_path / "max").mkdir()
    telegram = await build_house(tmp_path / "clock", url, MESSENGER="telegram")
    behind = await MaxHouse.build(tmp_path / "max", url)
    behind.settings["MESSENGER"] = "max"
    try:
        for house in (telegram, behind):
            await house.start()
            await house.fresh(MORNING)
        yield telegram, behind
    finally:
        await behind.stop()
        await telegram.stop()
        await telegram.sim.stop()


async def test_a_supervision_between_the_two(houses: tuple[House, House], tmp_path: Path) -> None:
    telegram, behind = houses
    cast = {OLGA: COORDINATOR, ELENA: SPECIALIST, SVETLANA: CURATORS[0]}
    async with telegram.engine.begin() as connection:
        await plant_center(connection, CENTER, DISTRICTS, cast, MORNING)
    db = Database(telegram.url)
    await join(db, ShiftedClock(tmp_path / "clock").now(), str(SVETLANA))
    await db.close()
    svetlana, elena = _phone(behind, "Светлана Круглова", SVETLANA), _phone(telegram, "Елена Зимина", ELENA)
    code, wrong = await requests.arrange(svetlana, elena)
    assert wrong == []
    assert code
    assert "Назначено: Супервизия" in svetlana.transcript()
    await talk(svetlana, "/menu")
    assert behind.errors() == telegram.errors() == []
    assert isinstance(behind.sim, MaxSimulator)
    assert behind.sim.world.violations == []
    if FOLDER.is_dir():
        assert Official(lenient=True).wrong_traffic(behind.sim.world) == []


def _phone(house: House, name: str, number: int) -> Phone:
    phone = house.sim.phone(name, number)
    phone.chat.started = True
    return phone
