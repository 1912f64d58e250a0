"""`make year` counts what stands in registers for rows of the plan."""

from datetime import date

from sqlalchemy import text

from examples.year.dates import read_dates, wrong_rows
from examples.year.rows import FACT
from services.registers.saving import add_entry, delete_entry
from services.work import Work
from tests.support.databases import ON_SQLITE
from tests.support.plan import planned, written

PLAN = written("Проект «Тёплый дом» | с апреля по октябрь | Психолог", "Совещание | Декабрь | Координатор")
PERIOD = ["2026-01-01", "2026-12-31"]


@ON_SQLITE
async def test_a_project_of_a_register_is_its_rows_date(olga: Work) -> None:
    await planned(olga, PLAN)
    await add_entry(olga, "projects", {"title": "Вечера", "period": PERIOD, "state": "running"}, "another")
    assert await _done(olga) == [(1, 0, None), (1, 0, None)], "another project than the row's"
    entry = await add_entry(olga, "projects", {"title": "Тёплый дом", "period": PERIOD, "state": "running"}, "named")
    assert await _done(olga) == [(1, 1, olga.today), (1, 0, None)]
    assert await wrong_rows(olga.db) == []
    async with olga.db.writing() as session:
        await session.execute(text("UPDATE register_entries SET plan_item_id = (SELECT MIN(id) FROM plan_items)"))
    assert await wrong_rows(olga.db) == ["реестр: «Вечера» стоит за «Проект «Тёплый дом»»"]
    await delete_entry(olga, "projects", entry)
    assert await _done(olga) == [(1, 0, None), (1, 0, None)]


async def _done(work: Work) -> list[tuple[int, int, date | None]]:
    """Of each row: how many dates, how many are done, and the day when its only one was."""
    async with work.db.reading() as session:
        rows = (await session.execute(FACT)).all()
    dates = await read_dates(work.db)
    return [
        (int(row.expected), int(row.done), one.done_at.date() if one.done_at else None)
        for row, one in zip(rows, dates, strict=True)
    ]
