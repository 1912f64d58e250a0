"""A year from an empty database to its outcome."""

import tempfile
import time
from datetime import date
from pathlib import Path

from sqlalchemy import text

from examples.year.letters import read_letters, wrong_dates
from examples.year.life import Life
from examples.year.recount import recount
from examples.year.report import Outcome
from examples.year.rows import count_rows
from examples.year.world import World
from services import migration
from services.database import Database

FIRST = (1, 9)
"""The first working day of most years."""


async def live_year(name: str, plan: bytes, year: int, days: int) -> Outcome:
    """So many days from the ninth of January with that plan, in a database of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite+aiosqlite:///{Path(scratch) / 'year.db'}"
        await migration.upgrade(url)
        db = Database(url)
        try:
            return await lived(World(db, date(year, *FIRST), year), name, plan, days)
        finally:
            await db.close()


async def lived(world: World, name: str, plan: bytes, days: int) -> Outcome:
    """Live so many days, then look at what came out."""
    began, year = time.monotonic(), world.today.year
    await Life(world, (name, plan), days).live()
    rows, recounts, diary = await count_rows(world), await recount(world, year), world.diary
    async with world.db.reading() as session:
        query = text("SELECT id, due FROM occurrences")
        dues = {int(id_): date.fromisoformat(str(due)) for id_, due in (await session.execute(query)).all()}
    return Outcome(
        plan=name,
        year=year,
        seconds=time.monotonic() - began,
        rows=rows,
        letters=read_letters(diary.letters),
        wrong_dates=wrong_dates(diary.marked, dues),
        recounts=recounts,
        stuck=diary.stuck,
        pressed=diary.pressed,
        unanswered=diary.unanswered,
    )
