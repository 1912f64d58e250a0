"""A year lived through with a plan: at most one message a day but what is due that day, and nothing that was done."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models.calendar import is_working
from models.notifications import NoticeKind, Status
from services.database import Database
from services.reminders.gathering import MOST
from tests.support.databases import migrated
from tests.support.year import PLANS, after_logging, forgotten, most_in_a_day, simulate, table


@pytest.fixture
async def scratch(tmp_path: Path) -> AsyncIterator[Database]:
    db = await migrated(f"sqlite+aiosqlite:///{tmp_path}/year.db")
    yield db
    await db.close()


async def test_a_year_of_forty_five_people(scratch: Database) -> None:
    name, data, year = PLANS[0]  # the others are lived through by the benchmark
    lived = await simulate(scratch, data, name, year, evenings=False)
    assert len(lived.messages) > 100
    assert len(lived.by_person()) >= 20
    assert most_in_a_day(lived) == 1
    assert after_logging(lived) == 0
    special = Counter((one.person, one.day, one.kinds[0]) for one in lived.messages if one.of_the_day)
    assert max(special.values()) <= MOST
    assert all(is_working(one.day) for one in lived.messages)
    assert len(list(table(lived))) == len(lived.by_person())
    assert Counter(one.person for one in lived.messages) == lived.arrived, "the outbox says what Telegram has"
    assert lived.statuses.keys() == {Status.SENT, Status.COALESCED, Status.SUPERSEDED}, "all told, or done meanwhile"
    assert forgotten(lived) == []
    assert any(NoticeKind.DATE_LATE in one.kinds for one in lived.messages)
