"""The menu: six buttons, what waits first with its number, the rest under «Ещё»."""

from collections.abc import Callable

import pytest

from models.timers import TimerKind
from services.requests import answering, scheduling
from services.timers.firing import set_timers
from tests.support.clock import FakeClock
from tests.support.monitoring import given, to
from tests.support.requests import at, filed, fire
from tests.support.telegram import Phone
from tests.support.town import ANNA, MARIA, OLGA, Town, Who

Phones = Callable[[Who], Phone]

MENUS: dict[Who, list[str]] = {
    MARIA: ["Записать мероприятие", "Попросить помощи", "Поступил сигнал", "Мои записи", "Мониторинг", "Ещё"],
    OLGA: ["Заявки", "Мониторинг", "План", "Сотрудники", "Сводка", "Ещё"],
    ANNA: ["Записать мероприятие", "Заявки", "План", "Мои записи", "Выезд", "Ещё"],
}


@pytest.mark.parametrize("who", MENUS, ids=str)
async def test_a_menu_has_six_buttons_and_the_rest_is_a_tap_away(who: Who, phones: Phones) -> None:
    phone = phones(who)
    await phone.say("/menu")
    assert phone.buttons == MENUS[who]
    await phone.press("Ещё")
    shown = set(phone.buttons)
    if "Ещё ›" in shown:  # more than stand under a heading on a phone
        await phone.press("Ещё ›")
        shown |= set(phone.buttons)
    assert {"Анкеты", "Напоминания", "Мои данные", "Помощь", "Меню"} <= shown
    assert not set(MENUS[who]) & shown
    await phone.say("/menu")
    await phone.press("Ещё", "Напоминания")
    assert "Меню" in phone.buttons
    await phone.say("/menu")
    await phone.press("Ещё", "Меню")
    assert phone.buttons == MENUS[who]


async def test_what_waits_stands_first_with_its_number(phones: Phones, town: Town, clock: FakeClock) -> None:
    maria, olga, anna = phones(MARIA), phones(OLGA), phones(ANNA)
    request = await filed(await town.work(MARIA))
    await anna.say("/menu")
    assert anna.buttons[0] == "Заявки · 1"
    await olga.say("/menu")
    assert olga.buttons[0] == "Заявки · 1"
    await answering.accept(await town.work(ANNA), request)
    await scheduling.offer(await town.work(ANNA), request, [at(await town.work(ANNA), 2)], 60, "")
    await anna.say("/menu")
    assert "Заявки" in anna.buttons, "it waits for its author now"
    await maria.say("/menu")
    assert maria.buttons == ["Заявки · 1", *MENUS[MARIA][:4], "Ещё"]
    to(clock, 2026, 4, 2)
    async with town.db.writing() as session:
        await set_timers(session, TimerKind.MONITORING, town.bereg.id, {town.bereg.id: clock.now()})
    await fire(town)
    await maria.say("/menu")
    assert maria.buttons[0] == "Мониторинг · 1", "the times that were offered are over"
    await olga.say("/menu")
    assert olga.buttons[0] == "Мониторинг · 2", "two curators have not been accepted"
    await given(await town.work(MARIA))
    await maria.say("/menu")
    assert maria.buttons == MENUS[MARIA]
    to(clock, 2026, 4, 28)
    await olga.say("/menu")
    assert "Мониторинг" in olga.buttons, "nothing is taken any more"
