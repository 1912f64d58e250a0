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

from sqlalchemy import select

from examples.demo.cast import COORDINATOR, Part
from models.access import Role
from models.papers.kinds import PaperKind, read_period
from models.papers.tables import PaperFile
from models.people import Actor
from services.beside import processes
from services.papers.making import order_paper
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
WITNESSES, TURNS, ROUNDS, MOST = 8, 2, 6, 1.5
PAUSE = 1.1
"""Seconds between two questions of a person: whoever asks oftener than once a second is told to wait."""
YEAR = read_period("2026")
DOOR = 5_800_000_001
TICKS = os.sysconf("SC_CLK_TCK")


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        many = f"sqlite+aiosqlite:///{folder}/many.db"
        others = await _beside(folder, many)  # which fills it
        return [*await _register(_work(many)), *await analysis(), *others]


async def register() -> list[Line]:
    """A register alone: seconds, megabytes, processor time."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/many.db"
        work = _work(url)
        await fill(work.db, await seed_curators(url, list(range(1, AUTHORS + 1))), 0, 2 * MANY)
        return await _register(work)


async def analysis() -> list[Line]:
    """A year's analysis alone."""
    with tempfile.TemporaryDirectory() as folder:
        return await _analysis(f"sqlite+aiosqlite:///{folder}/few.db")


async def beside() -> list[Line]:
    """Another person's /menu while a register is made, alone."""
    with tempfile.TemporaryDirectory() as folder:
        return await _beside(folder, f"sqlite+aiosqlite:///{folder}/many.db")


PARTS = {"register": register, "analysis": analysis, "beside": beside}


async def _register(work: Work) -> list[Line]:
    processes.beside.wake()
    await _until_awake()
    own = time.process_time()
    with peak_memory() as peak:
        spent, content = await _ordered(work, PaperKind.REGISTER)
    own, maker = time.process_time() - own, sum(map(processor_time, _makers()))
    processes.beside.close()
    await work.db.close()
    if len(content) < MANY:
        raise RuntimeError("the register is too short")
    return [
        Line(f"a register of {MANY} rows", spent, most=15, unit="s"),
        Line("its memory: the growth of the bot, and the process that makes it", sum(peak), most=150, unit="MB"),
        Line("its processor time: the process that makes it, from its start", maker, most=15, unit="s"),
        Line("its processor time: the bot", own, unit="s"),
    ]


async def _analysis(url: str) -> list[Line]:
    await seed_curators(url, list(range(1, AUTHORS + 1)))
    work = _work(url)
    await fill(work.db, work.center_id, 0, 2 * FEW)
    spent = [(await _ordered(work, PaperKind.ANALYSIS))[0] for _ in range(4)]
    processes.beside.close()
    await work.db.close()
    return [
        Line(f"a year's analysis of {FEW} activities", median(spent[1:]), most=3, unit="s"),
        Line("the first one, with the start of the process that makes it", spent[0], unit="s"),
    ]


def _work(url: str) -> Work:
    """A coordinator of a centre that has as many records in the year before."""
    clock = FakeClock()
    clock.set(datetime(2027, 1, 10, tzinfo=UTC))
    return Work(Database(url), clock, Actor(1, person_id=1, center_id=1, roles=frozenset({Role.COORDINATOR})))


async def _ordered(work: Work, kind: PaperKind) -> tuple[float, bytes]:
    """Seconds until the paper is kept for sending, as the chat asks for it; and the last of its files."""
    began = time.perf_counter()
    await order_paper(work, kind, YEAR)
    spent = time.perf_counter() - began
    async with work.db.reading() as session:
        kept = (await session.scalars(select(PaperFile.content).order_by(PaperFile.id.desc()).limit(1))).one()
    return spent, kept


async def _until_awake() -> None:
    while not processes.beside.children.idle:  # noqa: ASYNC110 — the thread that fills it knows no events
        await asyncio.sleep(0.05)


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """Megabytes: how much this process grew at most, and how much the process that makes papers took at most; filled
    in at the end."""
    peak = [0.0, 0.0]
    before, over = _resident(os.getpid(), "VmRSS"), threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            peak[0] = max(peak[0], _resident(os.getpid(), "VmRSS") - before)
            peak[1] = max([peak[1], *(_resident(child, "VmHWM") for child in _makers())])

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _makers() -> list[int]:
    """Those of this process: another's papers are not measured."""
    return [
        child.pid for child in (*processes.beside.children.busy, *(one for one, _ in processes.beside.children.idle))
    ]


def processor_time(process: int) -> float:
    """Seconds of the processor that a process has taken."""
    told = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


def _resident(process: int, what: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)


async def _beside(folder: str, url: str) -> list[Line]:
    """/menu of others while a register is made in one centre, against the usual, in turns."""
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
    named = f"of /menu while a register of {MANY} rows is made / usual"
    return [
        Line(f"p95 {named}", _p95(busy) / _p95(idle), most=MOST),
        Line(f"median {named}", median(busy) / median(idle), most=MOST),
    ]


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
