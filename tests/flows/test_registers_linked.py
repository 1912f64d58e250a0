"""A row of the plan is linked to a register by hand, and what a step of a register's form costs."""

import pytest

from bot.factory import build_dispatcher
from models.registers.definition import shipped
from services.texts import texts
from storage.dialogues import SqlDialogues
from tests.flows.test_cost import MOST, trips
from tests.flows.test_registers import ENTRIES, SAVE, enter
from tests.support.plan import found, planned, written
from tests.support.telegram import Phone
from tests.support.town import ADMINS, OLGA, Town

ROW = "Поиск средств для работы центра"


async def opened(phone: Phone, town: Town) -> None:
    """The card of the row."""
    item = await found(await town.work(OLGA), ROW)
    await phone.say(f"/plan {ROW}")
    while not (label := [one for one in phone.buttons if one.startswith(f"{item.number}.") or ROW[:12] in one]):
        await phone.press(texts().plain("page-on"))
    await phone.press(label[0])


async def test_a_row_is_linked_to_a_register_by_hand_and_back(olga: Phone, anna: Phone, town: Town) -> None:
    await planned(await town.work(OLGA), written(f"{ROW} | В течение года | Психолог | 4 | Заявки"))
    await enter(anna, "grants")
    await opened(olga, town)
    assert "Реестр «" not in olga.screen
    await olga.press("Реестр")
    assert f"Какой реестр считает этот пункт?\n{ROW}" in olga.screen
    assert "Сейчас пункт не считает ни один реестр." in olga.screen
    assert not {"Ни один", "По словам пункта"} & set(olga.buttons)
    await olga.press("Конкурсы и гранты")
    assert "Пункт считает реестр «Конкурсы и гранты»" in olga.screen
    assert "Реестр «Конкурсы и гранты»: 1 запись" in olga.screen
    await olga.press("Реестр")
    assert "Сейчас: Конкурсы и гранты, выбрано вами." in olga.screen
    await olga.press("Ни один")
    assert "Пункт не считает ни один реестр." in olga.screen
    assert "Реестр «Конкурсы" not in olga.screen
    await olga.press("Реестр")
    await olga.press("По словам пункта")
    assert "не считает ни один реестр" in olga.screen, "its words are no register's"
    await olga.press("Реестр")
    await olga.press("Назад")
    assert ROW in olga.screen


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("key", ["grants", "agreements", "qualification"])
async def test_a_step_of_a_register_takes_three_trips(key: str, anna: Phone, town: Town) -> None:
    anna.dispatcher = build_dispatcher(town.db, town.clock, SqlDialogues(town.db, town.clock), admin_ids=ADMINS)
    await anna.say("/registers")
    while not (label := [one for one in anna.buttons if one.startswith(shipped()[key].name)]):
        await anna.press(texts().plain("page-on"))
    await anna.press(label[0])
    await anna.press("Добавить")
    for way, what in ENTRIES[key][0]:
        with trips(town) as seen:
            await (anna.say(what) if way == "say" else anna.press(what))
        assert len(seen) <= MOST, (what, seen)
    await anna.press(SAVE)
    assert "Записано" in anna.screen
