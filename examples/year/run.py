"""A year from an empty database to its outcome."""

import tempfile
import time
import warnings
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.exc import SAWarning

from examples.year.dates import forgotten, read_dates, reminded_of_done, wrong_rows
from examples.year.letters import read_letters, wrong_dates
from examples.year.life import PLAN, Life
from examples.year.recount import recount
from examples.year.report import Outcome
from examples.year.rows import count_rows
from examples.year.world import World
from storage import migration
from storage.database import Database

WHOLE = 376
"""Days from the ninth of January to the twentieth of the next one."""
FIRST = (1, 9)
"""The first working day of most years."""


async def live_year(name: str, plan: bytes, year: int, days: int) -> Outcome:
    """So many days from the ninth of January with that plan, in a database of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite+aiosqlite:///{Path(scratch) / 'year.db'}"
        await migration.upgrade(url)
        db = Database(url)
        try:
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always", SAWarning)
                outcome = await lived(World(db, date(year, *FIRST), year), name, plan, days)
            told = sorted({str(one.message) for one in warned})  # a row that somebody else took away, and the like
            return replace(outcome, stuck=[*outcome.stuck, *told])
        finally:
            await db.close()


async def lived(world: World, name: str, plan: bytes, days: int) -> Outcome:
    """Live so many days, then look at what came out."""
    began, start, year = time.monotonic(), world.today, world.today.year
    await Life(world, (name, plan), days).live()
    rows, recounts, diary = await count_rows(world), await recount(world, year), world.diary
    dates, letters = await read_dates(world.db), diary.letters
    accepted, last = start + timedelta(days=PLAN + 1), world.today - timedelta(days=1)
    return Outcome(
        plan=name,
        year=year,
        seconds=time.monotonic() - began,
        rows=rows,
        letters=read_letters(letters),
        wrong_dates=[*wrong_dates(diary.marked, {one.id: one.due for one in dates}), *await wrong_rows(world.db)],
        reminded_of_done=reminded_of_done(letters, dates),
        forgotten=forgotten(letters, dates, accepted, last),
        recounts=recounts,
        stuck=diary.stuck,
        pressed=diary.pressed,
        unanswered=diary.unanswered,
    )
