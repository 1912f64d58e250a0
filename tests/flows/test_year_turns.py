"""The year turns in conversation: closing the year, «Прошлый год», and a new year without a plan."""

from datetime import date

import pytest

from models.activities import Facts, Type
from places.plan import YearPlace, YearThen
from services.activities import records
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.plan import written
from tests.support.reminders import at
from tests.support.telegram import Phone
from tests.support.town import ANNA, Town

ROWS = (
    "Памятка для семей | до 18 декабря | психолог | |",
    "Совещание кураторов | 29 декабря | психолог | |",
)
PAST = YearPlace(year=2026, then=YearThen.PAST).pack()
NEXT = written("Семинар | до 29 января | психолог | |", year=2027)


@pytest.fixture(autouse=True)
async def plan(olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-11-20 10:00")
    await send_file(olga, written(*ROWS))
    await olga.press("Принять")


async def test_a_year_is_closed_in_one_list(olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-12-21 10:00")
    await olga.callback(PAST)
    assert "Закрыть год. До конца года не отмечены 2 срока." in olga.screen
    await olga.press("Выбрать все", "Сделано", "В свой срок")
    assert "Закрыто: 1. 1 срок ещё впереди: 29.12 Совещание кураторов." in olga.screen
    await olga.press("1", "Не проводилось")
    await olga.say("Перенесено на январь")
    assert "Закрыт 1 срок: не проводилось" in olga.screen


async def test_of_two_alike_the_moved_one_says_so(olga: Phone, clock: FakeClock) -> None:
    await olga.say("/plan памятка")
    await olga.press(olga.buttons[0], "Перенести")
    await olga.say("29 декабря")
    await olga.say("Болезнь")
    await olga.press("Сохранить")
    at(clock, "2026-12-21 10:00")
    await olga.callback(PAST)
    assert "29.12 (с 18.12) Памятка для семей" in olga.screen


async def test_what_was_moved_ahead_is_not_held_yet(olga: Phone, clock: FakeClock) -> None:
    await olga.say("/plan совещание")
    await olga.press("29.12 Совещание кураторов", "Перенести")
    await olga.say("30.12")
    await olga.say("Карантин")
    await olga.press("Сохранить")
    at(clock, "2026-12-29 10:00")
    await olga.callback(PAST)
    assert "2. 30.12 (с 29.12) Совещание кураторов" in olga.screen
    await olga.press("2", "Сделано", "В свой срок")
    assert "Закрыто: 0. 1 срок ещё впереди: 30.12 Совещание кураторов." in olga.screen


async def test_a_new_year_without_a_plan_says_whom_to_ask(olga: Phone, anna: Phone, clock: FakeClock) -> None:
    at(clock, "2026-12-31 23:30")
    await anna.say("/plan")
    assert "План на 2026 год" in anna.screen
    at(clock, "2027-01-01 00:30")
    await anna.say("/plan")
    assert "План на 2027 год ещё не загружен." in anna.screen
    assert "План загружает координатор: Ольга Ветрова." in anna.screen
    assert anna.buttons == ["Прошлый год (2)", "Меню"]
    await anna.press("Прошлый год (2)")
    assert "Прошли и не отмечены 2 срока" in anna.screen
    await anna.press("К плану")
    assert "План на 2026 год" in anna.screen
    assert not any(one.startswith(("Этот месяц", "Этот квартал")) for one in anna.buttons), "it is over"
    await olga.say("/plan")
    assert "План на 2027 год ещё не загружен." in olga.screen
    assert "пришлите сюда файл" in olga.screen


async def test_the_new_plan_has_the_old_year_beside_it(olga: Phone, anna: Phone, clock: FakeClock) -> None:
    at(clock, "2026-12-25 10:00")
    await send_file(olga, NEXT)
    await olga.press("Принять")
    at(clock, "2027-01-12 10:00")
    await anna.say("/plan")
    assert "План на 2027 год" in anna.screen
    await anna.press("Прошлый год (2)")
    assert "Закрыть прошлое" in anna.screen
    await anna.callback(PAST)
    assert "Прошли и не отмечены 2 срока" in anna.screen


async def test_records_without_numbers_are_listed_to_be_completed(
    town: Town, olga: Phone, anna: Phone, clock: FakeClock
) -> None:
    await records.log_activity(
        await town.work(ANNA), Facts(type=Type.SEMINAR, title="Без чисел", day=date(2026, 11, 5)), "k"
    )
    at(clock, "2026-12-01 10:00")
    await olga.callback(YearPlace(year=2026, then=YearThen.NUMBERLESS).pack())
    assert "Записи 2026 года без числа участников" in olga.screen
    assert "Без чисел" in olga.buttons[0]


@pytest.mark.parametrize("then", list(YearThen))
async def test_a_year_that_is_none_opens_nothing(olga: Phone, then: YearThen) -> None:
    await olga.callback(YearPlace(year=2**31 - 1, then=then).pack())
    assert "Закрыть прошлое" not in olga.screen
    assert "Записи" not in olga.screen
