"""A record closes the date that was named and no other, on both databases; letters about it are closed with it."""

from datetime import date

import pytest

from models.activities import Activity, Category, Facts, Type
from models.errors import NotFound
from models.notifications import Notification, Status
from services.activities import records
from services.plan import cards, changes, dates
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire, outbox, remind, said
from tests.support.town import ANNA, Town

LESSONS = "Занятия для родителей | 8 сентября, 8 декабря | психолог | |"


@pytest.fixture
async def lessons(olga: Work, clock: FakeClock) -> list[int]:
    """The two dates of an item, 8 September and 8 December."""
    at(clock, "2026-12-09 10:00")
    await planned(olga, written(LESSONS))
    return [one.id for one in (await cards.open_item(olga, (await found(olga, "родителей")).id)).dates]


def lesson(day: date) -> Facts:
    return Facts(
        type=Type.LESSON, title="Занятия для родителей", day=day, attendance={Category.FOSTER_PARENTS: (14, 0)}
    )


async def done(work: Work, ids: list[int]) -> list[bool]:
    return [(await dates.open_date(work, date_id)).closed is not None for date_id in ids]


async def test_a_record_closes_the_date_that_is_named(anna: Work, lessons: list[int]) -> None:
    september, december = lessons
    for number in range(2):  # a second one, above the plan, closes no other either
        await records.log_activity(anna, lesson(date(2026, 9, 9)), f"k{number}", None, december)
    assert await done(anna, [september, december]) == [False, True]
    closed = (await dates.open_date(anna, december)).closed
    assert closed is not None
    assert (closed.day, closed.came) == (date(2026, 9, 9), 14)


async def test_another_day_never_moves_a_named_date(anna: Work, lessons: list[int]) -> None:
    number = await records.log_activity(anna, lesson(date(2026, 12, 8)), "k", None, lessons[1])
    before = (await records.open_activity(anna, number)).answers
    await records.change_activity(anna, number, before, {**before, "day": "2026-09-08"})
    assert await done(anna, lessons) == [False, True]
    item = (await dates.open_date(anna, lessons[0])).item_id
    assert await changes.link(anna, number, item, lessons[0]) == date(2026, 9, 8)
    assert await done(anna, lessons) == [True, False]


async def test_a_date_of_another_item_is_refused(anna: Work, olga: Work, lessons: list[int]) -> None:
    await planned(olga, written(LESSONS, "Слёт | до 1 декабря | психолог | |"), key="again")
    other = (await found(olga, "слёт")).id
    with pytest.raises(NotFound):
        await records.log_activity(anna, lesson(date(2026, 12, 8)), "k", other, lessons[1])
    number = await records.log_activity(anna, lesson(date(2026, 12, 8)), "k", other)
    with pytest.raises(NotFound):
        await changes.link(anna, number, other, lessons[1])


async def test_letters_say_what_closed_their_date(
    town: Town, olga: Work, anna: Work, clock: FakeClock, lessons: list[int]
) -> None:
    at(clock, "2026-12-11 09:00")
    await remind(town, olga)
    async with town.db.writing() as session:
        for row in await outbox(town):
            sent = await session.get_one(Notification, row.id)
            sent.status, sent.message_id = Status.SENT, 100 + row.id
    number = await records.log_activity(anna, lesson(date(2026, 12, 8)), "k", None, lessons[1])
    await fire(town)
    await fire(town)  # once for each letter
    closing = [row for row in await outbox(town, waiting=True) if row.kind == "date_closed"]
    assert {row.name for row in closing} == {ANNA.name.split()[0]}
    assert await said(town, closing[0]) == "Занятия для родителей\nУже отмечено 8 декабря, 14 чел. [Открыть]"
    await records.delete_activity(anna, number)
    assert await said(town, closing[0]) == "(выполнение больше не отмечено)"


async def test_a_date_that_was_named_is_kept_in_the_record(town: Town, anna: Work, lessons: list[int]) -> None:
    number = await records.log_activity(anna, lesson(date(2026, 12, 8)), "k", None, lessons[1])
    async with town.db.reading() as session:
        record = await session.get_one(Activity, number)
    assert (record.occurrence_id, record.date_named) == (lessons[1], True)
