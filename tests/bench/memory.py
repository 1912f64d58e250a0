"""What an idle bot takes of the machine's memory, its standing children included, and how soon it answers first."""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from simulator.driver import Simulator
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.e2e.process import environment

ROOT = Path(__file__).parents[2]
CURATOR = 5_800_000_001
SETTLED = 10.0
"""Seconds after the first `/menu`."""
MOST = 220.0
"""Megabytes."""


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        async with await Simulator.start(clock_file=Path(folder) / "clock", timeout=120) as sim:
            url = f"sqlite+aiosqlite:///{folder}/opora.db"
            await seed_curators(url, [CURATOR])
            phone = sim.phone("Куратор", CURATOR)
            phone.chat.started = True
            began = time.monotonic()
            process = await begun(BOT_TOKEN=sim.token, TELEGRAM_API_URL=sim.url, DATABASE_URL=url)
            try:
                await phone.send("/menu", wait=False)
                await phone.hears("Здравствуйте", timeout=120)
                took = time.monotonic() - began
                await asyncio.sleep(SETTLED)
                family = [process.pid, *_children(process.pid)]
                taken = sum(megabytes(pid) for pid in family)
            finally:
                process.terminate()
                await process.wait()
    return [
        Line("from the start of the process to its first answer", took, unit="s"),
        Line(f"PSS of the idle bot, {len(family)} processes", taken, most=MOST, unit="MB"),
    ]


async def begun(**settings: str) -> asyncio.subprocess.Process:
    """The program itself, which nobody has forked."""
    command = (sys.executable, "-m", "bot", "run")
    env = environment(**settings, LOG_LEVEL="WARNING")
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)


def _children(pid: int) -> list[int]:
    """Of all generations."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    threads = [path] if not path.parent.parent.exists() else sorted(path.parent.parent.glob("*/children"))
    own = [int(one) for thread in threads for one in thread.read_text().split()]
    return [*own, *(grandchild for child in own for grandchild in _children(child))]


def megabytes(pid: int) -> float:
    """The process's share of what it has in memory, in megabytes."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    (told,) = (line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(told.split()[1]) / 1024
