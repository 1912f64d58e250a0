"""Letters and their buttons, a person's own reminders, and what the coordinator sees of everybody's."""

from typing import Any

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from models.notifications import Notification
from models.people import Center, Person
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen
from scheduler.letters.letter import Letter, LetterContext
from scheduler.letters.table import LETTERS
from tests.flows.tour import send_file
from tests.support.clock import FakeClock
from tests.support.plan import written
from tests.support.reminders import at, fire, outbox, remind
from tests.support.telegram import Phone
from tests.support.town import ANNA, MARIA, OLGA, Town

SEMINAR = "Семинар «Ранняя помощь» | до 31 марта | психолог | не менее 20 | Протокол"


async def delivered(town: Town, phone: Phone, row: int = -1) -> None:
    """Put a row of the outbox onto the phone as the sender does."""
    async with town.db.reading() as session:
        notice = await session.get_one(Notification, (await outbox(town))[row].id)
        person, center = (
            await session.get_one(Person, notice.person_id),
            await session.get_one(Center, notice.center_id),
        )
        letter = await LETTERS[notice.kind](
            LetterContext(
                db=town.db, session=session, row=notice, person=person, center=center, now=town.clock.now(), alone=True
            )
        )
    assert isinstance(letter, Letter), letter
    assert person.account == phone.who.telegram_id
    rows = [[InlineKeyboardButton(text=b.label, callback_data=b.data) for b in line] for line in letter.buttons]
    await phone.telegram.send_message(
        phone.chat.id, letter.text, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows)
    )


@pytest.fixture
async def told(town: Town, olga: Phone, anna: Phone, clock: FakeClock) -> Phone:
    """Anna's phone with «Сегодня срок по плану» on it."""
    await send_file(olga, written(SEMINAR))
    await olga.press("Принять")
    at(clock, "2026-03-31 09:00")
    await remind(town, await town.work(OLGA))
    await delivered(town, anna)
    return anna


async def test_done_from_the_letter(told: Phone) -> None:
    assert told.buttons == ["Отметить выполнение", "Отложить", "Перенести срок", "Не моё"]
    await told.press("Отметить выполнение")
    await told.say("12")
    await told.press("К проверке", "Сохранить")
    assert "Сохранено" in told.screen
    assert "✅ 31 марта 2026" in told.screen


async def test_moved_from_the_letter(told: Phone) -> None:
    await told.press("Перенести срок")
    assert "На какой день?" in told.screen
    await told.say("10 апреля")
    await told.say("Болезнь")
    await told.press("Отправить")
    assert "Предложение отправлено координатору" in told.screen
    assert "10.04" in told.screen


async def test_put_off_in_two_taps_and_seen_in_the_plan(told: Phone) -> None:
    await told.press("Отложить")
    assert "Срок не изменится" in told.screen
    await told.press("Через 3 дня")
    assert "Отложено: напомню 3 апреля 2026. Срок прежний" in told.screen
    await told.press("Открыть пункт")
    assert "до 31 марта 2026, отложено до 03.04.2026" in told.screen
    await told.say("/plan")
    await told.press("Мои пункты (1)")
    assert told.buttons[0].startswith("31.03 (отложено до 03.04) Семинар")


async def test_put_off_to_a_day_of_one_s_own(told: Phone) -> None:
    await told.press("Отложить", "Другая дата")
    await told.say("15 апреля")
    assert "Отложено: напомню 15 апреля 2026" in told.screen


async def test_not_mine_reaches_the_coordinator(told: Phone, town: Town, olga: Phone) -> None:
    letter = told.window
    assert "Координатор узнает" in await told.press("Не моё")
    assert told.telegram.chats[told.chat.id][letter.message_id].reply_markup is None
    await delivered(town, olga)
    assert "Анна Белова пишет, что за этот пункт не отвечает" in olga.screen
    await olga.press("Открыть пункт")
    assert "Отвечают: Психолог (Анна Белова)" in olga.screen


async def test_a_letter_of_another_s_matter_does_nothing(told: Phone, gleb: Phone) -> None:
    buttons = ("date-done", "date-move", "date-snooze", "date-not-mine", "date-ask")
    for button in (*buttons, "item-done", "item-clarify", "plan-card", "reminders-late"):
        answer = await gleb.callback(f"letter:{button}:1", told.window)
        assert "нет" in answer or "недоступно" in answer, button
        assert "Ранняя помощь" not in answer
    places: list[Place] = [DatePlace(occurrence=1, then=then) for then in DateThen]
    for place in (*places, *(ItemPlace(item=1, then=then) for then in ItemThen)):
        answer = await gleb.callback(place.pack(), told.window)
        assert "нет" in answer or "недоступно" in answer, place
        assert "Ранняя помощь" not in answer


async def test_a_button_of_no_place_says_so_and_loses_nothing(told: Phone) -> None:
    letter = told.window
    await told.press("Отметить выполнение")
    await told.say("12")
    for data in ("letter:date-dance:1", "letter:date-done:x", "date:1:dance", "date:99999999999:done"):
        assert "из старого сообщения" in await told.callback(data, letter), data
    await told.press("К проверке", "Сохранить")
    assert "✅ 31 марта 2026" in told.screen


async def test_a_letter_sent_before_there_were_places_still_works(told: Phone) -> None:
    await told.callback("letter:date-move:1", told.window)
    assert "На какой день?" in told.screen


async def test_my_own_items_from_the_digest(told: Phone) -> None:
    await told.callback("letter:plan-mine:0", told.window)
    assert "Мои пункты" in told.screen


async def test_a_foreign_date_is_clarified_from_the_letter(
    town: Town, olga: Phone, anna: Phone, clock: FakeClock
) -> None:
    await send_file(olga, written("Слёт | По плану министерства | психолог | |"))
    await olga.press("Принять")
    at(clock, "2026-04-01 09:00")
    await remind(town, await town.work(OLGA))
    await delivered(town, anna)
    await anna.press("Уточнить срок")
    await anna.say("до 20 апреля")
    await anna.press("Сохранить")
    assert "Срок уточнён" in anna.screen


async def test_an_evening_s_question_starts_the_form(town: Town, olga: Phone, anna: Phone, clock: FakeClock) -> None:
    await send_file(olga, written("Конференция «Вместе» | 20 марта | психолог | 40 |"))
    await olga.press("Принять")
    at(clock, "2026-03-20 18:00")
    await remind(town, await town.work(OLGA))
    await delivered(town, anna)
    await anna.press("Записать")
    await anna.say("35")
    await anna.press("К проверке", "Сохранить")
    assert "35 участников" in anna.screen


async def test_how_and_when_a_person_is_reminded(maria: Phone) -> None:
    await maria.say("/reminders")
    assert "Тихие часы: с 20:00 до 8:00" in maria.screen
    assert maria.chosen == ["Раз в день"]
    assert "Правила" not in maria.buttons
    await maria.press("Раз в неделю")
    assert maria.chosen == ["Раз в неделю"]
    await maria.press("Тихие часы")
    assert "Не похоже на часы" in await maria.say("ночью")
    await maria.say("с 21 до 9.30")
    assert "Тихие часы: с 21:00 до 9:30" in maria.screen
    await maria.press("Тихие часы", "Как в центре")
    assert "Тихие часы: с 20:00 до 8:00" in maria.screen
    await maria.press("Пауза")
    await maria.say("30 марта")
    assert "Пауза до 30 марта 2026" in maria.screen
    await maria.press("Снять паузу")
    assert "Пауза до" not in maria.screen


async def test_the_coordinator_looks_and_switches_on(olga: Phone, town: Town, clock: FakeClock) -> None:
    await send_file(olga, written(SEMINAR))
    await olga.press("Принять")
    await olga.say("/reminders")
    assert "пока выключены" in olga.screen
    await olga.press("Кому что придёт")
    assert "Анна Белова\n· Семинар «Ранняя помощь» – 31.03.2026 (срок впереди)" in olga.screen
    await olga.press("Включить")
    assert "Напоминания включены" in olga.screen
    await fire(town)
    await olga.press("К напоминаниям", "Журнал")
    assert "Анна Белова: срок впереди Семинар «Ранняя помощь» – ждёт" in olga.screen
    await olga.press("По сотруднику", MARIA.name)
    assert f"{MARIA.name}: здесь пока пусто" in olga.screen
    await olga.press("Все сотрудники")
    assert ANNA.name in olga.screen
    await olga.press("К напоминаниям", "Кому что придёт", "Выключить")
    assert "Напоминания выключены" in olga.screen


async def test_the_rules_are_dates_and_can_be_changed(olga: Phone) -> None:
    await olga.say("/reminders")
    await olga.press("Правила")
    assert "Срок 30 апреля 2026: 31.03, 16.04, 27.04, 30.04; если не сделано – 04.05, 07.05." in olga.screen
    assert "Пункт на 2 квартал 2026: 01.04, 16.06, 29.06, 30.06; если не сделано – 03.07, 07.07." in olga.screen
    assert "Ежемесячный пункт за апрель 2026: 23.04, 27.04, 30.04" in olga.screen
    await olga.press("Изменить", "До срока")
    assert "Не число" in await olga.say("за неделю")
    await olga.say("10, 2")
    await olga.press("Час сводки", "10:00")
    await olga.press("Сохранить")
    assert "Сводка приходит в 10:00" in olga.screen
    assert "Срок 30 апреля 2026: 20.04, 27.04, 28.04, 30.04" in olga.screen
    await olga.press("Изменить", "После срока", "Не напоминать", "Сохранить")
    assert "если не сделано – никогда" in olga.screen


async def test_overdue_things_are_reminded_of_by_hand(town: Town, olga: Phone, clock: FakeClock) -> None:
    await send_file(
        olga,
        written(
            SEMINAR,
            "Беседа | до 27 марта | координатор | 5 |",
            "Ведение группы | 20 марта | Снегирева М.Д. | |",
            "Публикация | еженедельно | психолог | |",
        ),
    )
    await olga.press("Принять")
    at(clock, "2026-04-02 12:00")
    await olga.say("/reminders")
    await olga.press("Просрочено")
    assert "Семинар «Ранняя помощь» – 31.03.2026, 2 дня назад. Анна Белова" in olga.screen
    assert "Ведение группы – 20.03.2026, 13 дней назад. никто не отвечает" in olga.screen
    assert "Ещё 11 еженедельных сроков не отмечены" in olga.screen
    assert olga.buttons[:3] == ["1 Открыть", "2 Открыть", "3 Напомнить"], "the free post's, her own, Anna's"
    assert "Напомним: 1 человеку" in await olga.press("3 Напомнить")
    await olga.press("1 Открыть")
    assert "вакансия" in olga.screen
    assert [row.kind for row in await outbox(town)] == ["date_asked"]


async def test_the_coordinator_reminds_from_the_letter(town: Town, told: Phone, olga: Phone, clock: FakeClock) -> None:
    at(clock, "2026-04-07 09:00")
    await fire(town)
    assert "Напомним: 1 человеку" in await olga.callback("letter:date-ask:1", olga.window)
    assert (await outbox(town))[-1].kind == "date_asked"
    await olga.callback("letter:reminders-late:0", olga.window)
    assert "Просрочено. Нажмите номер" in olga.screen
    await told.callback("letter:reminders-late:0", told.window)
    assert "Просрочено" not in told.screen
    assert len([row for row in await outbox(town) if row.kind == "date_asked"]) == 1
    await told.callback("letter:date-ask:1", told.window)
    assert len([row for row in await outbox(town) if row.kind == "date_asked"]) == 1, "the coordinator's alone"


async def test_deputies(town: Town, olga: Phone) -> None:
    await olga.say("/reminders")
    await olga.press("Заместители", "Психолог → координатор")
    assert "Кому писать вместо: Психолог?" in olga.screen
    await olga.press("Руководитель")
    assert "Психолог → Руководитель" in olga.buttons
    await olga.press("Психолог → Руководитель", "Координатору")
    assert "Психолог → координатор" in olga.buttons


async def test_forged_presses_are_stale(olga: Phone) -> None:
    await olga.say("/reminders")
    window: Any = olga.window
    for label in ("Раз в день", "Журнал"):
        data = olga.data_of(label)
        head = data[: data.rfind(":") + 1]
        for forged in ("=often", "#999999", "#x", "~-1", "!sure", ""):
            answer = await olga.callback(head + forged, window)
            assert "ошибка" not in answer, forged
        await olga.say("/reminders")
        window = olga.window
