"""A year lived through with a plan: at most one message a day but what is due that day, and nothing that was done."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.calendar import is_working
from models.notifications import NoticeKind
from services.database import Database
from services.reminders.gathering import MOST
from tests.support.databases import migrated
from tests.support.year import PLANS, Year, after_logging, most_in_a_day, simulate, table


@pytest.fixture
async def scratch(tmp_path: Path) -> AsyncIterator[Database]:
    db = await migrated(f"sqlite+aiosqlite:///{tmp_path}/year.db")
    yield db
    await db.close()


async def test_a_year_of_forty_five_people(scratch: Database) -> None:
    name, data, year = PLANS[0]  # the others are lived through by the benchmark
    lived = await simulate(scratch, data, name, year, evenings=False)
    assert len(lived.messages) > 100
    assert len(lived.by_person()) > 20
    assert most_in_a_day(lived) == 1
    assert after_logging(lived) == 0
    special = Counter((one.person, one.day, one.kinds[0]) for one in lived.messages if one.of_the_day)
    assert max(special.values()) <= MOST
    assert all(is_working(one.day) for one in lived.messages)
    assert len(list(table(lived))) == len(lived.by_person())
    _nothing_overdue_is_forgotten(lived)


def _nothing_overdue_is_forgotten(lived: Year) -> None:
    """What nobody did within a week after its day was told of before it, and after it."""
    told = {id_: [one.day for one in lived.messages if id_ in one.dates] for id_ in lived.dates}
    coordinator = [one.day for one in lived.messages if NoticeKind.DATE_LATE in one.kinds]
    never = [id_ for id_, due in lived.dates.items() if _open_on(lived, id_, due + timedelta(days=11))]
    assert never
    for id_ in never:
        due = lived.dates[id_]
        assert any(day <= due for day in told[id_]), id_
    assert coordinator


def _open_on(lived: Year, id_: int, day: date) -> bool:
    return id_ not in lived.logged or lived.logged[id_].date() > day
