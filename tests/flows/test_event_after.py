"""After an event in the chat: one tap says whether it was useful, materials go out, decisions become tasks."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update

from models.events.kinds import Presence, Usefulness
from models.events.people import EventInvitee
from models.events.tables import Event
from models.library.kinds import Use
from models.library.searching import MaterialUse
from places.event_after import AfterPlace, OpinionPlace
from services.events.inner.opinions import ask_useful
from services.library import deciding
from tests.flows.test_reminders import delivered
from tests.support.afterwards import CAME, SILENT, crowd, held
from tests.support.library import put
from tests.support.telegram import Phone
from tests.support.town import ANNA, GLEB, MARIA, OLGA, PYOTR, STRANGER, Town, Who


async def asked(town: Town, event: int) -> None:
    """Those who came are asked."""
    async with town.db.writing() as session:
        await ask_useful(session, town.clock.now(), await session.get_one(Event, event))


async def opened(phones: Callable[[Who], Phone], event: int, who: Who = ANNA) -> Phone:
    phone = phones(who)
    await phone.say("/menu")
    await phone.callback(AfterPlace(held=event).pack())
    return phone


async def test_one_tap_and_what_was_missing(phones: Callable[[Who], Phone], town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    await asked(town, event)
    maria = phones(MARIA)
    await delivered(town, maria)
    assert "Вы были на мероприятии «Границы помощи», 12 марта 2026. Было ли полезно?" in maria.screen
    assert maria.buttons == ["Полезно", "Частично", "Нет"]
    letter = maria.window
    await maria.press("Частично")
    assert "Спасибо. Ответ учтён без имени." in maria.screen
    assert maria.buttons == ["Чего не хватило"]
    await maria.press_on(letter, "Полезно")
    assert "Ваш ответ уже учтён." in maria.heard
    await maria.press("Чего не хватило")
    assert "Чего не хватило? Напишите коротко." in maria.screen
    await maria.say("Больше практики")
    assert "Спасибо. Записано без имени." in maria.screen


async def test_the_host_sees_counts_from_five_on(phones: Callable[[Who], Phone], town: Town) -> None:
    people = await crowd(town, 5)
    event = await held(town, dict.fromkeys(people, CAME))
    anna = await opened(phones, event)
    assert "спросим у тех, кто пришёл" in anna.screen
    await asked(town, event)
    for who in people[:4]:
        phone = phones(who)
        await phone.say("/menu")
        await phone.callback(OpinionPlace(held=event, then=Usefulness.NO).pack())
    await opened(phones, event)
    assert "ответили 4 из 5. Ответы без имён, поэтому видны с 5." in anna.screen
    last = phones(people[4])
    await last.say("/menu")
    await last.callback(OpinionPlace(held=event, then=Usefulness.USEFUL).pack())
    await opened(phones, event)
    assert "ответили 5 из 5. Полезно – 1, частично – 0, нет – 4." in anna.screen


async def test_materials_go_out_in_one_tap(phones: Callable[[Who], Phone], town: Town) -> None:
    event = await held(town, {MARIA: CAME, PYOTR: SILENT})
    anna = await opened(phones, event)
    assert "Материалов нет." in anna.screen
    assert "Отправить материалы" not in anna.buttons
    await anna.press("Ссылка или текст")
    await anna.say("<b>Слайды</b>: https://example.org/slides")
    assert "✅ Материалы записаны." in anna.screen
    await anna.press("Отправить материалы")
    assert "✅ Материалы уйдут 1 участнику." in anna.screen
    await anna.press("Отправить материалы")
    assert "Новых получателей нет" in anna.screen
    maria = phones(MARIA)
    await maria.say("/menu")
    await delivered(town, maria)
    assert "<b>Слайды</b>: https://example.org/slides" in maria.last


async def test_materials_of_the_library_go_out_with_the_others_as_one_letter(
    phones: Callable[[Who], Phone], town: Town
) -> None:
    event = await held(town, {MARIA: CAME, PYOTR: SILENT})
    await put(await town.work(OLGA), "Травля в классе", body="Не молчите.")
    await put(await town.work(OLGA), "Режим дня")
    anna = await opened(phones, event)
    await anna.press("Из библиотеки", "Памятка · Травля в классе")
    assert "Материал получит 1 участник" in anna.heard
    assert "✖ Травля в классе" in anna.buttons
    await anna.press("Из библиотеки", "Памятка · Режим дня")
    await anna.press("✖ Режим дня")
    assert "Убрано." in anna.screen
    await anna.press("Ссылка или текст")
    await anna.say("Слайды: https://example.org/slides")
    await anna.press("Отправить материалы")
    maria = phones(MARIA)
    await maria.say("/menu")
    await delivered(town, maria)
    assert "Слайды: https://example.org/slides" in maria.last
    assert maria.buttons == ["Травля в классе"]
    await maria.press("Травля в классе")
    assert "Не молчите." in maria.screen
    async with town.db.reading() as session:
        assert list(await session.scalars(select(MaterialUse.how))) == [Use.EVENT]


async def test_a_material_waits_for_those_who_are_marked_later(phones: Callable[[Who], Phone], town: Town) -> None:
    event = await held(town, {MARIA: SILENT})
    material = await put(await town.work(OLGA), "Травля в классе")
    anna = await opened(phones, event)
    await anna.press("Из библиотеки", "Памятка · Травля в классе")
    assert "уйдёт, когда отмечено, кто пришёл" in anna.heard
    assert "Отправить материалы" not in anna.buttons
    async with town.db.writing() as session:
        await session.execute(update(EventInvitee).values(presence=Presence.HERE))
    anna = await opened(phones, event)
    await anna.press("Отправить материалы")
    assert "Материалы уйдут 1 участнику" in anna.screen
    await deciding.remove(await town.work(OLGA), material)
    maria = phones(MARIA)
    await maria.say("/menu")
    with pytest.raises(AssertionError, match="материалов больше нет"):
        await delivered(town, maria)


async def test_decisions_become_tasks_and_stand_in_the_window(phones: Callable[[Who], Phone], town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    anna = await opened(phones, event)
    assert "Решений не записано." in anna.screen
    await anna.press("Решения", "Новые поручения")
    await anna.say("Собрать списки; куратор Петровского района; 1 апреля")
    await anna.press("Записать")
    assert "Решения мероприятия. Открыто 1." in anna.screen
    maria = phones(MARIA)
    await delivered(town, maria)
    assert "Решили: Границы помощи, 12 марта 2026." in maria.screen
    await maria.press("Сделано")
    await opened(phones, event)
    assert "Решений: 1, не закрыто: 0." in anna.screen


async def test_nobody_else_gets_in(phones: Callable[[Who], Phone], town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    await asked(town, event)
    for who in (PYOTR, GLEB, STRANGER, MARIA):
        phone = phones(who)
        await phone.say("/menu")
        await phone.callback(AfterPlace(held=event).pack())
        assert "После мероприятия" not in phone.screen
    for number in (0, 2**31 - 1):
        anna = phones(ANNA)
        await anna.say("/menu")
        await anna.callback(AfterPlace(held=number).pack())
        assert "После мероприятия" not in anna.screen
    pyotr = phones(PYOTR)
    await pyotr.say("/menu")
    await pyotr.callback(OpinionPlace(held=event, then=Usefulness.NO).pack())
    assert "Спасибо" not in pyotr.heard
