"""An event on its day: codes that are opened, the host's window, guests, papers, the record."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import select

from models.activities import Activity
from models.activity_kinds import Format, Type
from models.events.codes import CheckInCode, Room, issue, token_key
from models.events.kinds import Presence, Reach
from models.events.states import EventState
from models.papers.tables import PaperFile
from places.event_day import CertificatesPlace, EventDayPlace
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering, invitees
from tests.support.papers import lines_of
from tests.support.plan import planned, written
from tests.support.telegram import Phone, Telegram
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, STRANGER, Town, Who

Phones = Callable[[Who], Phone]
FORGED = "Этот код не подходит."


def code(telegram: Telegram, event: int, room: Room = Room.HALL) -> str:
    """What stands behind `/start` of the room's link."""
    return issue(token_key(telegram.token), CheckInCode(event, room))


async def opened(phones: Phones, event: int, who: Who = ANNA) -> Phone:
    """The window of the event's day, as a letter opens it."""
    phone = phones(who)
    await phone.say("/menu")
    await phone.callback(EventDayPlace(held=event).pack())
    return phone


@pytest.fixture
def morning(clock: FakeClock) -> FakeClock:
    """Ten past ten on the day of the seminar."""
    clock.move(days=1, hours=-1, minutes=-50)
    assert clock.now() == STARTS + timedelta(minutes=10)
    return clock


async def test_one_tap_marks_presence(town: Town, phones: Phones, telegram: Telegram, morning: FakeClock) -> None:
    event = await gathering(town, format=Format.MIXED)
    maria, pyotr = phones(MARIA), phones(PYOTR)
    assert await maria.say(f"/start {code(telegram, event)}") == "✅ Отметились: Семинар «Детство без слёз», 10:10."
    assert (await maria.say(f"/start {code(telegram, event)}")).startswith("Вы уже отмечены")
    said = await pyotr.say(f"/start {code(telegram, event, Room.ONLINE)}")
    assert said == "✅ Отметились: Семинар «Детство без слёз», дистанционно, 10:10."
    marks = {person: one.presence for person, one in (await invitees(town, event)).items()}
    assert sorted(marks.values()) == [Presence.HERE, Presence.REMOTE]


async def test_a_half_filled_form_stays(town: Town, phones: Phones, telegram: Telegram, morning: FakeClock) -> None:
    event = await gathering(town)
    maria = phones(MARIA)
    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    before = maria.screen
    assert "Отметились" in await maria.say(f"/start {code(telegram, event)}")
    assert maria.screen == before
    await maria.say("О доме")
    assert "Когда" in maria.screen


async def test_whom_a_code_refuses(town: Town, phones: Phones, telegram: Telegram, clock: FakeClock) -> None:
    event, gone = await gathering(town), await gathering(town, key="gone", state=EventState.CANCELLED)
    maria = phones(MARIA)
    early = await maria.say(f"/start {code(telegram, event)}")
    assert early == "Отмечаться ещё рано. Код заработает 17.03 в 09:30."
    assert "отменено" in await maria.say(f"/start {code(telegram, gone)}")
    own = code(telegram, event)
    for forged in (own[:-1] + ("A" if own[-1] != "A" else "B"), "in_x", f"{own}x", "in_" + "A" * 61, "in_семинар"):
        assert FORGED in await maria.say(f"/start {forged}"), forged
    clock.move(days=1, hours=-2)
    assert "сотрудников центра" in await phones(STRANGER).say(f"/start {code(telegram, event)}")
    assert "другого центра" in await phones(GLEB).say(f"/start {code(telegram, event)}")
    assert "Вы ведёте" in await phones(ANNA).say(f"/start {code(telegram, event)}")
    clock.move(hours=10)
    late = await maria.say(f"/start {code(telegram, event)}")
    assert late.startswith("Отмечаться уже поздно: код работал до 13:00 17.03.")
    assert not [one for one in (await invitees(town, event)).values() if one.presence is not Presence.NONE]


async def test_a_scan_that_waited_counts_by_its_own_time(
    town: Town, phones: Phones, telegram: Telegram, clock: FakeClock
) -> None:
    event = await gathering(town)
    clock.move(days=2)
    said = await phones(MARIA).send(text=f"/start {code(telegram, event)}", date=STARTS + timedelta(minutes=4))
    assert said == "✅ Отметились: Семинар «Детство без слёз», 10:04."


async def test_the_host_has_codes(town: Town, phones: Phones, clock: FakeClock) -> None:
    event = await gathering(town, format=Format.MIXED)
    anna = await opened(phones, event)
    assert "Отмечаться можно с 17.03 в 09:30. Придут: 2." in anna.screen
    said = await anna.press("Код для зала")
    hall = re.search(r"start=(in_[\w-]{28})", said)
    assert hall, said
    assert "Работает с 09:30 до 13:00" in said
    assert "Страница с кодом" in said
    said = await anna.press("Код онлайн")
    online = re.search(r"start=(in_[\w-]{28})", said)
    assert online, said
    assert "Страница" not in said
    clock.set(STARTS)
    assert "Отметились" in await phones(MARIA).say(f"/start {hall[1]}")
    assert "дистанционно" in await phones(PYOTR).say(f"/start {online[1]}")


async def test_the_host_ticks_searches_and_counts(town: Town, phones: Phones, morning: FakeClock) -> None:
    event = await gathering(town, format=Format.MIXED)
    anna = await opened(phones, event)
    await anna.press("Отметить")
    await anna.press("Мария Орлова · Петровский район")
    assert "✓ Мария Орлова · Петровский район" in str(anna.window.reply_markup)
    await anna.press("Мария Орлова · Петровский район")
    assert "◐ Мария Орлова · Петровский район" in anna.buttons
    old = anna.data_of("Пётр Лугов · Лесной район")
    window = anna.window
    await anna.callback(old, window)
    await anna.callback(old, window)
    assert "Отмечено: 2" in anna.screen, "the same button twice says the same"
    await anna.say("луг")
    assert "Показаны: «луг», 1." in anna.screen
    await anna.press("Показать всех", "Назад")
    assert "Пришло 2, из них дистанционно 1." in anna.screen
    await anna.press("Гости", "Добавить гостей", "Школы")
    await anna.say("педагоги 3 + 1, специалисты 2")
    await anna.press("Дальше", "Сохранить")
    assert "Гости записаны: Школы, 6." in anna.screen
    await anna.press("Школы: 6")
    await anna.press("Дальше") if "Дальше" in anna.buttons else None
    await anna.say("/menu")
    anna = await opened(phones, event)
    assert "Пришло 8, из них дистанционно 2, гостей 6." in anna.screen


async def test_from_the_list_to_the_record_and_the_papers(
    town: Town, phones: Phones, telegram: Telegram, morning: FakeClock
) -> None:
    event = await gathering(town)
    for who in (MARIA, OLGA):
        await phones(who).say(f"/start {code(telegram, event)}")
    anna = await opened(phones, event)
    assert "Не ждали:\n· Ольга Ветрова, Координатор" in anna.screen
    await anna.press("Прошло? Пришло 2")
    assert "Записано: пришло 2" in anna.screen
    assert "Прошло? Пришло 2" not in anna.buttons
    await phones(PYOTR).say(f"/start {code(telegram, event)}")
    anna = await opened(phones, event)
    await anna.press("Прошло? Пришло 3")
    assert "Запись обновлена: пришло 3." in anna.screen
    await anna.press("Бумаги", "Лист регистрации с отметками")
    assert "Готово: Лист регистрации с отметками." in anna.screen
    async with town.db.reading() as session:
        lines = lines_of((await session.scalars(select(PaperFile.content))).one())
    assert "Всего 3 человека." in lines
    await anna.press("Назад", "Открыть запись")
    assert "Детство без слёз" in anna.screen


async def test_the_words_of_the_protocol_pass_the_guard(town: Town, phones: Phones, morning: FakeClock) -> None:
    event = await gathering(town, type=Type.MEETING, title="Итоги")
    anna = await opened(phones, event)
    await anna.press("Слова протокола")
    await anna.say("Итоги квартала\nПланы")
    said = await anna.say("О семье Ивановых, ул. Садовая, д. 5, тел. 8 900 123-45-67")
    assert "телефон" in said
    await anna.say("О выездах в районы")
    await anna.press("Пропустить", "Сохранить")
    assert "Протокол записан" in anna.screen
    await anna.press("Слова протокола")
    assert "О выездах в районы" in anna.screen


async def test_a_feast_of_families(town: Town, phones: Phones, telegram: Telegram, morning: FakeClock) -> None:
    said: dict[str, Any] = {"type": Type.HOLIDAY, "title": "День знаний", "reach": Reach.FAMILIES}
    event = await gathering(town, asked=(), hosts=(OLGA,), state=EventState.DRAFT, **said)
    assert FORGED in await phones(MARIA).say(f"/start {code(telegram, event)}")
    olga = await opened(phones, event, OLGA)
    assert not {"Код для зала", "Отметить", "Бумаги", "Слова протокола"} & set(olga.buttons)
    assert "Пока не написано, сколько пришло." in olga.screen
    await olga.press("Сколько пришло")
    assert "дети 45, замещающие родители 20" in olga.screen
    await olga.say("дети 20, замещающие родители 8")
    await olga.press("К проверке", "Сохранить")
    assert "✅ Записано, сколько пришло: 28." in olga.screen
    assert "гост" not in olga.screen.casefold()
    await olga.press("Сколько пришло")
    assert "Дети и подростки: 20" in olga.buttons
    await olga.press("К проверке", "Сохранить")
    await olga.press("Прошло? Пришло 28")
    assert "Не хватает сценария" in olga.heard
    await olga.press("Сценарий, публикация")
    await olga.say("папка 12")
    await olga.say("https://example.org/news/1")
    await olga.press("Сохранить", "Прошло? Пришло 28")
    assert "Записано: пришло 28" in olga.screen
    assert "Лист регистрации" not in olga.screen, "nobody signed"
    async with town.db.reading() as session:
        assert (await session.scalars(select(Activity.title))).all() == ["День знаний"]


async def test_a_coordinator_says_whether_lists_name_people(town: Town, phones: Phones) -> None:
    event = await gathering(town)
    anna, olga = await opened(phones, event), await opened(phones, event, OLGA)
    await anna.press("Бумаги")
    assert "Писать имена" not in anna.buttons
    await olga.press("Бумаги", "Писать имена")
    assert "имена и должности" in olga.screen
    await olga.press("Только должности")
    assert "должности без имён" in olga.screen


async def test_certificates_are_asked_for_by_who_was_there(
    town: Town, phones: Phones, telegram: Telegram, morning: FakeClock
) -> None:
    event = await gathering(town)
    await phones(MARIA).say(f"/start {code(telegram, event)}")
    morning.move(hours=3)
    maria, igor = phones(MARIA), phones(IGOR)
    for phone in (maria, igor):
        await phone.say("/menu")
        await phone.callback(CertificatesPlace().pack())
    assert "Здесь появятся" in igor.screen
    await maria.press("17.03.2026 · Семинар «Детство без слёз»")
    assert "Сертификат готов" in maria.screen
    async with town.db.reading() as session:
        assert "Мария Орлова" in lines_of((await session.scalars(select(PaperFile.content))).one())


async def test_another_centres_day_is_not_there(town: Town, phones: Phones) -> None:
    event = await gathering(town)
    for who in (GLEB, MARIA, IGOR):
        phone = phones(who)
        await phone.say("/menu")
        before = phone.screen
        await phone.callback(EventDayPlace(held=event).pack())
        assert phone.screen == before


async def test_an_item_without_dates_leads_to_an_event(town: Town, phones: Phones) -> None:
    await planned(
        await town.work(OLGA), written("Занятие для специалистов районов | По запросу | психолог | | Протокол")
    )
    anna = phones(ANNA)
    await anna.say("/plan")
    await anna.say("районов")
    await anna.press_nth(0)
    await anna.press("Пригласить")
    assert "Занятие для специалистов районов" in anna.screen
    assert "Когда" in anna.screen


async def test_the_number_of_a_certificate_is_ones_own_data(
    town: Town, phones: Phones, telegram: Telegram, morning: FakeClock
) -> None:
    event = await gathering(town)
    maria = phones(MARIA)
    await maria.say(f"/start {code(telegram, event)}")
    morning.move(hours=3)
    await maria.say("/menu")
    await maria.callback(CertificatesPlace().pack())
    await maria.press("17.03.2026 · Семинар «Детство без слёз»")
    await maria.say("/mydata")
    sent = [call for call in telegram.calls if isinstance(call, SendDocument)][-1]
    text = sent.document.data.decode("utf-8-sig")  # type: ignore[union-attr]
    assert "Детство без слёз – ответили «Приду», были, сертификат № 2026-001, 17.03.2026" in text
