"""«Закрыть прошлое»: debts of a plan that came in April are closed together, and nobody is chased for them."""

from datetime import date

import pytest
from sqlalchemy import select

from models.activities import Activity, Type
from services.plan import cards, past
from services.plan.lists import View, list_items
from services.reminders.preview import preview
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire, outbox, remind, said_all
from tests.support.town import Town

ROWS = (
    "Совещание | 15 января | методист | |",
    "Вебинар «Без ошибок» | до 10 апреля | психолог | |",
    "Выезды в районы | 2 раза в I квартале | психолог | |",
    "Круглый стол «Итоги» | до 30 апреля | психолог | |",
)


@pytest.fixture
async def april(olga: Work, clock: FakeClock) -> Work:
    """A plan came on 21 April, when three of its dates had passed: «96 дней назад» was the first of them."""
    at(clock, "2026-04-21 10:00")
    await planned(olga, written(*ROWS))
    return olga


async def late(work: Work) -> list[str]:
    return [one.content for one in await past.list_past(work)]


async def test_the_coordinator_closes_all_and_a_specialist_their_own(april: Work, anna: Work, maria: Work) -> None:
    assert await late(april) == ["Совещание", "Выезды в районы", "Вебинар «Без ошибок»"]
    assert await late(anna) == ["Выезды в районы", "Вебинар «Без ошибок»"]
    assert await late(maria) == []
    assert [await past.count_past(one) for one in (april, anna, maria)] == [3, 2, 0]
    every = [one.id for one in await past.list_past(april)]
    assert await past.close_done(maria, every, None, "m") == 0
    assert await past.close_cancelled(anna, every, "Болезнь") == (2, True)
    assert len(await late(april)) == 3, "it waits for the coordinator"
    assert await past.close_cancelled(april, every[1:], "Болезнь") == (2, False)
    assert await late(april) == ["Совещание"]


async def test_another_centre_closes_nothing(april: Work, vera: Work) -> None:
    every = [one.id for one in await past.list_past(april)]
    assert await past.list_past(vera) == []
    assert await past.close_done(vera, every, None, "v") == 0
    assert await past.close_cancelled(vera, every, "Чужое") == (0, False)
    assert len(await late(april)) == 3


async def test_each_in_its_own_time_or_all_on_one_day(town: Town, april: Work) -> None:
    meeting, trips, webinar = await past.list_past(april)
    assert await past.close_done(april, [meeting.id, trips.id], None, "k") == 2
    assert await past.close_done(april, [webinar.id], date(2026, 4, 14), "l") == 1
    assert await past.close_done(april, [meeting.id], None, "k") == 0, "the same tap again"
    async with town.db.reading() as session:
        records = (await session.scalars(select(Activity).order_by(Activity.id))).all()
    assert [(one.type, one.title, one.day, one.date_named) for one in records] == [
        (Type.MEETING, "Совещание", date(2026, 1, 15), True),
        *[(Type.TRIP, "Выезды в районы", date(2026, 3, 31), True)] * trips.left,
        (Type.WEBINAR, "Без ошибок", date(2026, 4, 14), True),
    ]
    assert await late(april) == []
    assert (await list_items(april, View.OVERDUE)).items == []


async def test_what_was_not_held_keeps_its_reason(april: Work) -> None:
    meeting = (await past.list_past(april))[0]
    assert await past.close_cancelled(april, [meeting.id], "Карантин") == (1, False)
    card = await cards.open_item(april, meeting.item_id)
    assert (card.dates[0].cancelled, card.dates[0].cancel_reason) == (True, "Карантин")
    assert card.steps[-1].reason == "Карантин"


async def test_nobody_hears_of_what_had_passed_before_the_plan_came(town: Town, april: Work, clock: FakeClock) -> None:
    await remind(town, april)
    at(clock, "2026-04-22 09:00")
    await fire(town)
    told = await said_all(town)
    assert told
    assert not [one for one in told if "Совещание" in one or "Выезды" in one or "рочен" in one]
    kinds = {one.kind for day in await preview(april) for _, lines in day.people for one in lines}
    assert not kinds & {"date_overdue", "date_late"}


async def test_a_week_later_the_coordinator_hears_how_many_are_left(town: Town, april: Work, clock: FakeClock) -> None:
    await remind(town, april)
    at(clock, "2026-05-04 09:00")
    await fire(town)
    assert "week_overdue" in {row.kind for row in await outbox(town)}


async def test_a_date_that_passes_later_is_chased_as_ever(town: Town, april: Work, clock: FakeClock) -> None:
    await remind(town, april)
    at(clock, "2026-05-04 09:00")
    await fire(town)
    table = (await found(april, "круглый")).id
    assert table
    assert any("Круглый стол" in one for one in await said_all(town))
