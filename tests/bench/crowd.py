"""What one person's bombs and one stranger's flood cost everybody else: the p95 of their /menu, against the usual."""

import asyncio
import io
import math
import tempfile
import time
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from examples.demo.cast import COORDINATOR, Part
from simulator import actions
from simulator.driver import Simulator
from simulator.phone import Phone
from simulator.records import Chat
from tests.bench.report import Line
from tests.e2e.house import House
from tests.e2e.plant import plant_center

WITNESSES, ROUNDS, FLOOD = 8, 20, 300
BOMBERS, TURNS, READING = 2, 4, 6
"""People who send a bomb each, how often, and rounds asked meanwhile: before all of them are read."""
MOST = 1.5
PAUSE = 0.5
"""Seconds between two rounds: within what one person may ask, and half of what a flood may."""
DOOR = 5_700_000_001
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    bomb = _bomb()
    with tempfile.TemporaryDirectory() as folder:
        sim = await Simulator.start(clock_file=Path(folder) / "clock", timeout=120)
        house = House(sim, f"sqlite+aiosqlite:///{folder}/opora.db", LOG_LEVEL="INFO", UPDATES_PER_PERSON="40")
        await house.start()
        try:
            senders, witnesses = await _people(house)
            stranger = sim.phone("Прохожий").chat
            await _asked(witnesses, ROUNDS)  # warm
            quiet, flooded, idle, bombed = [], [], [], []
            for _ in range(ROUNDS):  # in turns, so that a busy machine slows both
                quiet += await _asked(witnesses)
                _flood(sim, stranger)
                flooded += await _asked(witnesses)
            for _ in range(TURNS):
                idle += await _asked(witnesses, READING)
                sent = [asyncio.create_task(_bomb_read(sender, bomb)) for sender in senders]
                await asyncio.sleep(PAUSE)
                bombed += await _asked(witnesses, READING)
                await asyncio.gather(*sent)
        finally:
            await house.stop()
            await sim.stop()
    return [
        Line("p95 of /menu while a stranger sends 300 messages / usual", _p95(flooded) / _p95(quiet), most=MOST),
        Line("p95 of /menu while eight bombs are read / usual", _p95(bombed) / _p95(idle), most=MOST),
    ]


async def _people(house: House) -> tuple[list[Phone], list[Phone]]:
    """Coordinators, who may send files, and curators who press."""
    curators = [Part(f"Куратор {n}", f"Куратор {n}", "Куратор", "Район") for n in range(WITNESSES)]
    people = dict(enumerate([*[COORDINATOR] * BOMBERS, *curators], DOOR))
    async with house.engine.begin() as db:
        await plant_center(db, "Центр", ["Район"], people, datetime.fromtimestamp(house.sim.world.now(), UTC))
    phones = [house.sim.phone(part.telegram_name, telegram_id) for telegram_id, part in people.items()]
    for phone in phones:
        phone.chat.started = True
    return phones[:BOMBERS], phones[BOMBERS:]


async def _asked(witnesses: Sequence[Phone], rounds: int = 1) -> list[float]:
    """Seconds from each question to its answer."""
    took: list[float] = []
    for _ in range(rounds):
        took += await asyncio.gather(*map(_ask, witnesses))
        await asyncio.sleep(PAUSE)
    return took


async def _ask(phone: Phone) -> float:
    began = time.perf_counter()
    await phone.send("/menu", wait=False)
    await phone.hears("Здравствуйте")
    return time.perf_counter() - began


def _p95(took: Sequence[float]) -> float:
    """What all but the slowest twentieth did not exceed."""
    return sorted(took)[math.ceil(0.95 * len(took)) - 1]


def _flood(sim: Simulator, chat: Chat) -> None:
    for number in range(FLOOD):
        actions.say(sim.world, chat, f"спам {number}")


async def _bomb_read(sender: Phone, bomb: bytes) -> None:
    await sender.send_document("план.docx", bomb)
    await sender.hears()


def _bomb() -> bytes:
    """A Word file of forty kilobytes with nine million elements in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", WORD.format("<a/>" * 9_000_000))
    return out.getvalue()
