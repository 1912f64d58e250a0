"""A thousand people at once: each is answered, later than usual, and the bot takes no more memory than it may."""

import tempfile
import time
from pathlib import Path

from simulator.driver import Simulator
from simulator.load import Load, Say
from tests.bench.memory import begun, megabytes
from tests.bench.report import Line
from tests.bench.seed import seed_curators

PEOPLE = 1_000
ROUNDS = 3
MOST = 80.0
"""Megabytes more than before."""


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        async with await Simulator.start(clock_file=Path(folder) / "clock", timeout=300) as sim:
            sim.world.recording = False
            load = Load(sim.world, lambda _: Say("/menu"), PEOPLE)
            url = f"sqlite+aiosqlite:///{folder}/opora.db"
            await seed_curators(url, list(load.states))
            process = await begun(BOT_TOKEN=sim.token, TELEGRAM_API_URL=sim.url, DATABASE_URL=url)
            try:
                first, *others = load.states
                alone = Load(sim.world, lambda _: Say("/menu"), 0)
                alone.states = {first: load.states[first]}
                await alone.round(lambda _: Say("/menu"), patience=120)
                began = time.monotonic()
                await alone.round(lambda _: Say("/menu"))
                usual, before = time.monotonic() - began, megabytes(process.pid)
                took = [await load.round(lambda _: Say("/menu"), patience=300) for _ in range(ROUNDS)]
                grown = megabytes(process.pid) - before
                unanswered = sum(state.waiting for state in load.states.values())
            finally:
                process.terminate()
                await process.wait()
    return [
        Line(f"{len(others) + 1} people at once, {ROUNDS} times: not answered", unanswered, most=0),
        Line("until the last of them is answered, the longest", max(took), unit="s"),
        Line("one alone", usual, unit="s"),
        Line("the bot's memory more than before", grown, most=MOST, unit="MB"),
    ]
