"""A channel that lacks its monthly publication: seen in the register's totals, told once before the month's end."""

from datetime import date

import pytest

from models.activities import Facts, Type
from models.notifications import NoticeKind
from models.periods import Period, Span
from services.activities import records
from services.registers import linking
from services.registers.totals import register_totals
from services.reminders.rules import switch
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.plan import found, planned, written
from tests.support.reminders import at, fire, outbox, remind, said
from tests.support.town import Town

ROW = "Размещение информации о делах центра в соц. сетях и на официальном сайте"
PLAN = written(f"{ROW} | Ежемесячно | Координатор", "Заметки в газете | В течение года | Координатор")


@pytest.fixture(autouse=True)
async def lived(town: Town, olga: Work) -> None:
    await planned(olga, PLAN)
    await remind(town, olga)


async def lacking(work: Work) -> list[str]:
    found = await register_totals(work, "publications", Period.around(Span.YEAR, work.today))
    return list(found.silent)


async def published(work: Work, channel: str, day: date, key: str) -> int:
    return await records.log_activity(
        work, Facts(type=Type.PUBLICATION, title="День семьи", day=day, channel=channel), key
    )


async def told(town: Town) -> list[str]:
    return [one.name for one in await outbox(town) if one.kind == NoticeKind.REGISTER_CHANNELS]


async def test_what_lacks_this_month_is_seen_until_it_is_published(olga: Work, anna: Work) -> None:
    assert await lacking(olga) == ["Сайт", "ВКонтакте"]
    await published(anna, "Сайт", date(2026, 2, 27), "february")
    assert await lacking(olga) == ["Сайт", "ВКонтакте"], "of another month"
    site = await published(anna, "Сайт", date(2026, 3, 2), "site")
    assert await lacking(olga) == ["ВКонтакте"]
    await published(anna, "Газета", date(2026, 3, 3), "paper")
    await published(anna, "ВКонтакте", date(2026, 3, 4), "vk")
    assert await lacking(olga) == []
    await records.delete_activity(anna, site)
    assert await lacking(olga) == ["Сайт"]
    before = await register_totals(olga, "publications", Period.around(Span.YEAR, date(2025, 3, 1)))
    assert before.silent == (), "of a period that is over nothing can be done"


async def test_a_row_that_was_linked_elsewhere_wants_no_channel(olga: Work) -> None:
    await linking.count_row_by(olga, (await found(olga, ROW)).id, linking.NO_REGISTER)
    assert await lacking(olga) == []


async def test_the_coordinator_hears_once_before_the_month_s_end_and_nothing_stale(
    town: Town, olga: Work, anna: Work, clock: FakeClock
) -> None:
    await fire(town)
    assert await told(town) == []
    await published(anna, "Сайт", date(2026, 3, 2), "site")
    at(clock, "2026-03-26 09:30")
    await fire(town)
    await fire(town)
    assert await told(town) == ["Ольга"]
    (row,) = [one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_CHANNELS]
    assert "ничего нет – ВКонтакте. По плану нужно раз в месяц, до 31 марта 2026" in await said(town, row)
    at(clock, "2026-03-27 09:30")
    await fire(town)
    assert await told(town) == ["Ольга"], "one reminder"
    vk = await published(anna, "ВКонтакте", date(2026, 3, 27), "vk")
    assert await said(town, row) == "(публикации уже есть, или месяц прошёл)"
    await records.delete_activity(anna, vk)
    at(clock, "2026-04-01 09:30")
    assert await said(town, row) == "(публикации уже есть, или месяц прошёл)"
    at(clock, "2026-04-25 09:30")
    await fire(town)
    assert await told(town) == ["Ольга", "Ольга"], "the next month"


async def test_where_reminders_are_off_nobody_hears(town: Town, olga: Work, clock: FakeClock) -> None:
    await switch(olga, on=False)
    at(clock, "2026-03-26 09:30")
    await fire(town)
    assert await told(town) == []
