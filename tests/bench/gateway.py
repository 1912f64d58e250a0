"""What the gateway of MAX costs: a step of a form through it against a direct one; a hundred people at once."""

import asyncio
import tempfile
import time
from pathlib import Path
from statistics import median

from examples.demo.moves import talk
from gateway.max.pace import Pace
from simulator.errors import PhoneError
from simulator.max.pace import MaxPace
from simulator.phone import Phone
from tests.bench.report import Line
from tests.e2e.conftest import build_house
from tests.e2e.house import House
from tests.e2e.max_house import MaxHouse
from tests.e2e.team import gather

ROUNDS, PEOPLE, PATIENCE = 12, 100, 120
STEPS = ("беседа", "Беседа о доме", "[Сегодня]")
MOST = 2.0


async def measure() -> list[Line]:
    """The lines of this benchmark. The two take turns, so that a busy machine slows both."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}"
        direct = await build_house(Path(folder) / "clock-direct", f"{url}/direct.db")
        through = await MaxHouse.build(Path(folder), f"{url}/max.db")
        try:
            houses: tuple[House, House] = (direct, through)
            phones = [await _ready(house) for house in houses]
            spent: list[list[float]] = [[], []]
            for number in range(ROUNDS + 1):
                for phone, times in zip(phones, spent, strict=True):
                    seconds = await _form(phone, number)
                    times += [seconds] if number else []  # the first is the warm-up
            answered, refused = await _crowd(through)
        finally:
            await direct.stop()
            await direct.sim.stop()
            await through.stop()
    return [
        Line("a step of a form through the gateway / direct", median(spent[1]) / median(spent[0]), most=MOST),
        Line("of a hundred people at once in MAX, answered", answered, least=PEOPLE),
        Line("calls that MAX refused as too many", refused, most=0),
    ]


async def _ready(house: House) -> Phone:
    await house.start()
    await house.fresh()
    return (await gather(house)).anna


async def _form(phone: Phone, number: int) -> float:
    await talk(phone, "/log")
    began = time.perf_counter()
    await talk(phone, STEPS[0], f"{STEPS[1]} {number}", STEPS[2])
    spent = time.perf_counter() - began
    await talk(phone, "/cancel", "[Не сохранять]")
    return spent


async def _crowd(house: MaxHouse) -> tuple[int, int]:
    """How many heard the bot, and how often MAX refused, at MAX's own pace."""
    house.sim.world.limiter = MaxPace()
    house.gateway.api.pace = Pace(house.gateway.times)
    people = [house.sim.phone(f"Прохожий {number}") for number in range(PEOPLE)]
    for one in people:
        await one.start(wait=False)
    heard = await asyncio.gather(
        *(one.hears("Здравствуйте", timeout=PATIENCE) for one in people), return_exceptions=True
    )
    refused = sum(call.status == 429 for call in house.sim.world.calls)
    return sum(not isinstance(one, PhoneError) for one in heard), refused
