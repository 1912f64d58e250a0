"""Papers of a year: how long they take and what they hold of memory, and what they cost everybody else meanwhile."""

import asyncio
import math
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from documents.papers.registry import DOCX, XLSX
from examples.demo.cast import COORDINATOR, Part
from models.access import Role
from models.papers.kinds import PaperKind, read_period
from models.people import Actor
from services.papers.making import make_paper
from services.work import Work
from simulator.driver import Simulator
from simulator.phone import Phone
from storage.database import Database
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.bench.summary import AUTHORS, fill
from tests.e2e.house import House
from tests.e2e.plant import plant_center
from tests.support.clock import FakeClock

MANY, FEW = 100_000, 1_000
"""Records of a year: what a register holds, and what an analysis is made of."""
WITNESSES, TURNS, ROUNDS, MOST = 8, 3, 12, 1.5
PAUSE = 0.3
YEAR = read_period("2026")
DOOR = 5_800_000_001
LONG_WRITER = b"services.papers.process"
"""What the command of the process that writes a long table names."""


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = f"sqlite+aiosqlite:///{folder}/many.db", f"sqlite+aiosqlite:///{folder}/few.db"
        return [*await _register(many), await _analysis(few), await _beside(folder)]


async def _register(url: str) -> list[Line]:
    work = await _year(url, MANY)
    with peak_memory() as peak:
        began = time.perf_counter()
        made = await make_paper(work, PaperKind.REGISTER, YEAR, XLSX)
        spent = time.perf_counter() - began
    await work.db.close()
    if len(made.content) < MANY:
        raise RuntimeError("the register is too short")
    own, child = peak
    return [
        Line(f"a register of {MANY} rows", spent, most=15, unit="s"),
        Line("its memory: the growth of the bot, and the process that writes it", own + child, most=150, unit="MB"),
    ]


async def _analysis(url: str) -> Line:
    work = await _year(url, FEW)
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        await make_paper(work, PaperKind.ANALYSIS, YEAR, DOCX)
        spent.append(time.perf_counter() - began)
    await work.db.close()
    return Line(f"a year's analysis of {FEW} activities", median(spent), most=3, unit="s")


async def _year(url: str, records: int) -> Work:
    """A coordinator of a centre with so many records in 2026, and as many in the year before."""
    center = await seed_curators(url, list(range(1, AUTHORS + 1)))
    db, clock = Database(url), FakeClock()
    await fill(db, center, 0, 2 * records)
    clock.set(datetime(2027, 1, 10, tzinfo=UTC))
    roles = frozenset({Role.COORDINATOR})
    return Work(db, clock, Actor(1, person_id=1, center_id=center, roles=roles))


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """Megabytes: how much this process grew at most, and how much the process of a long table took at most; filled in
    at the end."""
    peak = [0.0, 0.0]
    before, over = _resident(os.getpid(), "VmRSS"), threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            peak[0] = max(peak[0], _resident(os.getpid(), "VmRSS") - before)
            peak[1] = max([peak[1], *(_resident(child, "VmHWM") for child in _writers())])

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _writers() -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if LONG_WRITER in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue  # it ended meanwhile
    return found


def _resident(process: int, what: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


async def _beside(folder: str) -> Line:
    """/menu of others while a register is made in one centre, against the usual, in turns."""
    url = f"sqlite+aiosqlite:///{folder}/beside.db"
    sim = await Simulator.start(clock_file=Path(folder) / "clock", timeout=600)
    house = House(sim, url, LOG_LEVEL="INFO", UPDATES_PER_PERSON="40")
    await house.start()
    try:
        olga, *witnesses = await _people(house, url)
        await _asked(witnesses)  # warm
        idle, busy = [], []
        for _ in range(TURNS):
            for _number in range(ROUNDS):
                idle += await _asked(witnesses)
            await olga.send("/papers 2026")
            made = asyncio.create_task(_made(olga))
            await asyncio.sleep(PAUSE)
            while not made.done():
                busy += await _asked(witnesses)
            await made
    finally:
        await house.stop()
        await sim.stop()
    return Line(f"p95 of /menu while a register of {MANY} rows is made / usual", _p95(busy) / _p95(idle), most=MOST)


async def _people(house: House, url: str) -> list[Phone]:
    """A coordinator whose centre has a year behind it, and people of another centre who press."""
    moment = datetime.fromtimestamp(house.sim.world.now(), UTC)
    curators = [Part(f"Куратор {n}", f"Куратор {n}", "Куратор", "Лес") for n in range(WITNESSES)]
    people = dict(enumerate([COORDINATOR, *curators], DOOR))
    async with house.engine.begin() as connection:
        planted = await plant_center(connection, "Центр", ["Река", "Озеро"], {DOOR: COORDINATOR}, moment)
        others = {telegram_id: part for telegram_id, part in people.items() if telegram_id != DOOR}
        await plant_center(connection, "Другой центр", ["Лес"], others, moment)
    db = Database(url)
    await fill(db, planted.center, 0, 2 * MANY, authors=1)
    await db.close()
    phones = [house.sim.phone(part.telegram_name, telegram_id) for telegram_id, part in people.items()]
    for phone in phones:
        phone.chat.started = True
    return phones


async def _made(olga: Phone) -> None:
    await olga.press("Реестр мероприятий", wait=False)
    await olga.hears("Готово: Реестр мероприятий")


async def _asked(witnesses: Sequence[Phone]) -> list[float]:
    """Seconds from each question to its answer."""
    took = await asyncio.gather(*(_ask(one) for one in witnesses))
    await asyncio.sleep(PAUSE)
    return took


async def _ask(phone: Phone) -> float:
    began = time.perf_counter()
    await phone.send("/menu", wait=False)
    await phone.hears("Здравствуйте")
    return time.perf_counter() - began


def _p95(took: Sequence[float]) -> float:
    return sorted(took)[math.ceil(0.95 * len(took)) - 1]
