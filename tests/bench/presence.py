"""Three hundred people open the code of one seminar within a minute, on SQLite: seconds to each one's answer, beside a
bot that answers every message with its own words."""

import asyncio
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from examples.demo.cast import Part
from models.events.codes import CheckInCode, Room, issue, token_key
from simulator.driver import Simulator
from simulator.phone import Phone
from tests.bench.report import Line
from tests.e2e.house import House
from tests.e2e.plant import plant_center, plant_event

PEOPLE, SECONDS = 300, 60.0
MOST = 1.0
DOOR = 5_800_000_001
ROOT = Path(__file__).parents[2]


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    bare, ours = await _echoed(), await _checked_in()
    return [
        Line("p95 of 300 messages in a minute, bare echo", _p95(bare), unit="s"),
        Line("p95 of 300 check-ins in a minute", _p95(ours), most=MOST, unit="s"),
    ]


async def _checked_in() -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        sim = await Simulator.start(clock_file=Path(folder) / "clock", timeout=120)
        house = House(sim, f"sqlite+aiosqlite:///{folder}/opora.db", LOG_LEVEL="INFO")
        await house.start()
        try:
            now = datetime.fromtimestamp(sim.world.now(), UTC)
            parts = {DOOR + n: Part(f"Куратор {n}", f"Куратор {n}", "Куратор", "Район") for n in range(PEOPLE)}
            async with house.engine.begin() as db:
                planted = await plant_center(db, "Центр", ["Район"], parts, now)
                event = await plant_event(db, planted.center, now)
            code = issue(token_key(sim.token), CheckInCode(event, Room.HALL))
            phones = [sim.phone(part.telegram_name, number) for number, part in parts.items()]
            return await _in_a_minute(phones, f"/start {code}", "Отметились")
        finally:
            await house.stop()
            await sim.stop()


async def _echoed() -> list[float]:
    async with await Simulator.start(timeout=120) as sim, _echo(sim):
        phones = [sim.phone(f"Человек {n}", DOOR + n) for n in range(PEOPLE)]
        await phones[0].send("готов?", wait=False)
        await phones[0].hears("готов?")
        return await _in_a_minute(phones, "привет", "привет")


@asynccontextmanager
async def _echo(sim: Simulator) -> AsyncIterator[None]:
    env = {**os.environ, "BOT_TOKEN": sim.token, "TELEGRAM_API_URL": sim.url}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.echo", cwd=ROOT, env=env, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def _in_a_minute(phones: Sequence[Phone], said: str, answer: str) -> list[float]:
    """Seconds to each answer; one asks after another, evenly."""
    for phone in phones:
        phone.chat.started = True
    pause = SECONDS / len(phones)
    return list(await asyncio.gather(*(_one(phone, said, answer, n * pause) for n, phone in enumerate(phones))))


async def _one(phone: Phone, said: str, answer: str, after: float) -> float:
    await asyncio.sleep(after)
    began = time.perf_counter()
    await phone.send(said, wait=False)
    await phone.hears(answer)
    return time.perf_counter() - began


def _p95(took: Sequence[float]) -> float:
    """What all but the slowest twentieth did not exceed."""
    return sorted(took)[math.ceil(0.95 * len(took)) - 1]
