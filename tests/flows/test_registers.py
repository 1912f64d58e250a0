"""Registers as people use them: an entry of each comes by the phone, is put right, advanced, deleted and had back."""

from collections.abc import Sequence

import pytest
from aiogram.methods import SendDocument

from models.notifications import NoticeKind
from models.registers.definition import shipped
from scheduler.letters.letter import Letter, Line
from services.texts import texts
from tests.support.clock import FakeClock
from tests.support.plan import planned, written
from tests.support.reminders import at, fire, outbox, remind
from tests.support.reminders import written as written_letter
from tests.support.telegram import Phone, Telegram
from tests.support.town import OLGA, Town

SAVE = "Сохранить"
ENTRIES: dict[str, tuple[Sequence[tuple[str, str]], Sequence[str]]] = {
    "projects": (
        (
            ("say", "Семья – основа мира"), ("say", "1 февраля 2026 – 30 ноября 2026"), ("say", "150 тыс."),
            ("press", "Идёт"),
        ),
        ("Семья – основа мира", "01.02.2026 – 30.11.2026", "150 000 ₽", "Идёт"),
    ),
    "grants": (
        (("say", "Мир детства"), ("press", "Сегодня"), ("say", "1 200 000,50 руб."), ("press", "Подана")),
        ("Мир детства", "16.03.2026", "1 200 000,50 ₽", "Подана"),
    ),
    "agreements": (
        (
            ("say", "Фонд «Родник»"), ("say", "Помощь семьям"), ("say", "12.03.2026"), ("say", "31.12.2027"),
        ),
        ("Фонд «Родник»", "Помощь семьям", "12.03.2026", "31.12.2027", "Действует"),
    ),
    "resources": (
        (
            ("say", "Ноутбук для занятий"), ("press", "Сегодня"), ("press", "Вещи"), ("say", "45 000"),
            ("press", "Бизнес"), ("press", "Получено"),
        ),
        ("Ноутбук для занятий", "Вещи", "45 000 ₽", "Бизнес", "Получено"),
    ),
    "publications": (
        (("press", "Статья"), ("say", "Опыт центра"), ("press", "Сегодня"),
         ("press", "Газета"), ("press", "Пропустить")),
        ("Статья", "Опыт центра", "16.03.2026", "Газета"),
    ),
    "outreach": (
        (
            ("press", "Выступление"), ("say", "Профилактика сиротства"), ("press", "Сегодня"),
            ("press", "Лесной район"), ("say", "25"), ("say", "40"),
        ),
        ("Выступление", "Профилактика сиротства", "Лесной район", "25", "40"),
    ),
    "qualification": (
        (
            ("say", "Медиация в школе"), ("say", "2 – 13 марта 2026"), ("press", "Анна Белова"), ("say", "72"),
            ("press", "Дальше"), ("press", "Удостоверение"),
        ),
        ("Медиация в школе", "02.03.2026 – 13.03.2026", "Анна Белова – 72 ч", "Удостоверение"),
    ),
    "conferences": (
        (
            ("press", "Конференция"), ("say", "Семья и общество"), ("press", "Сегодня"), ("say", "Раннее выявление"),
            ("press", "Диплом"), ("press", "Текст выступления"), ("press", "Дальше"),
        ),
        ("Конференция", "Семья и общество", "Раннее выявление", "Диплом, Текст выступления"),
    ),
    "databank": (
        (("press", "IV квартал 2025"), ("press", "Петровский район"), ("say", "776")),
        ("IV квартал 2025", "Петровский район", "776"),
    ),
    "internships": (
        (
            ("say", "Сопровождение семей"), ("say", "Академия семьи"), ("say", "2 – 6 марта 2026"), ("say", "8"),
        ),
        ("Сопровождение семей", "Академия семьи", "02.03.2026 – 06.03.2026", "8"),
    ),
}  # fmt: skip
"""CountedBy register: what is said and pressed, and what stands on the card then."""


async def find(phone: Phone, name: str) -> None:
    """Open a register by its name, on whatever page of the list it stands."""
    while not (found := [one for one in phone.buttons if one.startswith(name)]):
        await phone.press(texts().plain("page-on"))
    await phone.press(found[0])


async def enter(phone: Phone, key: str) -> None:
    """An entry of a register, from the command to its card."""
    await phone.say("/registers")
    await find(phone, shipped()[key].name)
    await phone.press("Добавить")
    for way, what in ENTRIES[key][0]:
        await (phone.say(what) if way == "say" else phone.press(what))
    await phone.press(SAVE)


def test_every_register_is_tried() -> None:
    assert set(ENTRIES) == set(shipped())


@pytest.mark.parametrize("key", sorted(ENTRIES))
async def test_an_entry_is_entered_through_the_phone(key: str, anna: Phone) -> None:
    await enter(anna, key)
    assert "Записано" in anna.screen
    for words in ENTRIES[key][1]:
        assert words.replace(" ", "\u00a0") in anna.screen.replace(" ", "\u00a0"), anna.screen
    await anna.press("К списку")
    assert "1 запись" in anna.screen


async def opened(phone: Phone, key: str) -> None:
    """A register from the command on."""
    await phone.say("/registers")
    await find(phone, shipped()[key].name)


async def test_an_entry_is_put_right_advanced_deleted_and_had_back(anna: Phone) -> None:
    await enter(anna, "grants")
    await anna.press("Победа")
    assert "Теперь: Победа" in anna.screen
    assert "Подана" not in anna.buttons
    await anna.press("Изменить")
    await anna.press("Запрошено")
    await anna.say("2 млн")
    await anna.press(SAVE)
    assert "2 000 000 ₽" in anna.screen.replace("\u00a0", " ")
    assert "было Подана, стало Победа" in anna.screen
    await anna.press("Удалить")
    await anna.press("Назад")
    assert "2 000 000 ₽" in anna.screen.replace("\u00a0", " ")
    await anna.press("Удалить")
    await anna.press("Да, удалить")
    assert "Записей нет" in anna.screen
    await anna.press("Вернуть удалённое")
    assert "Запись возвращена" in anna.screen
    assert "Мир детства" in anna.screen


async def test_of_two_who_edit_at_once_the_second_is_asked_and_loses_nothing(anna: Phone, olga: Phone) -> None:
    await enter(anna, "grants")
    await opened(olga, "grants")
    await olga.press("16 марта · Мир детства")
    for phone in (olga, anna):
        await phone.press("Изменить")
        await phone.press("Запрошено")
    await anna.say("500")
    await anna.press(SAVE)
    await olga.say("700")
    await olga.press(SAVE)
    assert "запись изменилась: Запрошено (Анна Белова)" in olga.screen
    await olga.press("Всё равно сохранить")
    assert "менял и другой сотрудник" in olga.screen
    assert "было 500 ₽, стало 700 ₽" in olga.screen.replace("\u00a0", " ")
    assert "стало 500 ₽" in olga.screen.replace("\u00a0", " ")


async def test_a_state_that_does_not_count_is_never_taken_for_granted(anna: Phone) -> None:
    await opened(anna, "grants")
    await anna.press("Добавить")
    for way, what in ENTRIES["grants"][0][:-1]:
        await (anna.say(what) if way == "say" else anna.press(what))
    assert "В каком состоянии?" in anna.screen
    assert not {"К проверке", "Дальше", "● Готовится"} & set(anna.buttons), "prepared is not sent: four of them count 0"
    await anna.press("Подана")
    await anna.press(SAVE)
    await anna.press("Добавить ещё")
    assert "Какой конкурс или грант?" in anna.screen
    await anna.press("Отмена")
    assert "Мир детства" in anna.screen
    await anna.press("К списку")
    await anna.press("16 марта · Мир детства")
    assert "Добавить ещё" not in anna.buttons


async def test_the_history_calls_an_activity_s_fields_as_the_register_does(anna: Phone) -> None:
    await enter(anna, "agreements")
    await anna.press("Изменить")
    await anna.press("О чём")
    await anna.say("Помощь вещами")
    await anna.press(SAVE)
    assert "изменено «О чём»" in anna.screen
    assert "Запись внесена: Анна Белова" in anna.screen


async def test_what_is_no_answer_is_told_with_an_example_and_loses_nothing(anna: Phone) -> None:
    await opened(anna, "projects")
    await anna.press("Добавить")
    await anna.say("ы" * 400)
    assert "Длинно" in anna.screen
    await anna.say("Мама Иванова Светлана Петровна, 8 916 123-45-67")
    assert "личные данные" in anna.screen.lower()
    await anna.press("Исправить")
    await anna.say("Тёплый дом")
    await anna.say("30.11.2026 – 01.02.2026")
    assert "Конец раньше начала" in anna.screen
    await anna.say("1 февраля – 30 ноября 2026")
    for typed in ("много", "-5", "12 50", "1,2,3"):
        await anna.say(typed)
        assert "Не похоже на сумму" in anna.screen
        assert "15 тыс." in anna.screen
    await anna.say("12 500,50 руб.")
    await anna.press("Задуман")
    await anna.press(SAVE)
    assert "12 500,50 ₽" in anna.screen.replace("\u00a0", " ")
    assert "Тёплый дом" in anna.screen


async def test_the_same_district_and_quarter_is_no_second_number(anna: Phone) -> None:
    await enter(anna, "databank")
    await anna.press("К списку")
    assert "12.2025 · Петровский район · 776" in anna.buttons
    await anna.press("Добавить")
    for way, what in ENTRIES["databank"][0]:
        await (anna.say(what) if way == "say" else anna.press(what))
    assert "уже есть" in await anna.press(SAVE)
    await anna.press("Квартал")
    await anna.press("III квартал 2025")
    await anna.press(SAVE)
    assert "Записано" in anna.screen


async def test_a_list_is_narrowed_searched_and_sent(anna: Phone, telegram: Telegram) -> None:
    await enter(anna, "grants")
    await anna.press("К списку")
    await anna.press("Отобрать")
    await anna.press("Победа")
    assert "Состояние: Победа" in anna.screen
    assert "ничего нет" in anna.screen
    await anna.press("Показать все")
    await anna.press("Отобрать")
    await anna.press("2026")
    assert "Год: 2026" in anna.screen
    await anna.press("Показать все")
    await anna.press("Найти")
    await anna.say("детства")
    assert "16 марта · Мир детства" in anna.buttons
    await anna.press("Найти")
    await anna.say("Иванова Светлана Петровна")
    assert "личные данные" in anna.last
    await opened(anna, "grants")
    telegram.calls.clear()
    await anna.press("Скачать .xlsx")
    (sent,) = [call for call in telegram.calls if isinstance(call, SendDocument)]
    assert sent.document.filename == "Конкурсы и гранты 16.03.2026.xlsx"  # type: ignore[union-attr]


async def test_totals_are_turned_by_years_and_quarters(anna: Phone) -> None:
    await enter(anna, "resources")
    await anna.press("К списку")
    await anna.press("Итоги")
    assert "Привлечённые ресурсы: 2026 год" in anna.screen
    assert "Бизнес: 1 запись, 45 000 ₽" in anna.screen.replace("\u00a0", " ")
    await anna.press("По кварталам")
    assert "I квартал 2026" in anna.screen
    await anna.press("‹ IV кв. 2025")
    assert "Всего: 0 записей" in anna.screen


async def test_the_coordinator_sets_a_register(olga: Phone, anna: Phone) -> None:
    await opened(olga, "grants")
    await olga.press("Настроить")
    await olga.press("Переименовать")
    await olga.say("Гранты")
    assert "Теперь называется «Гранты»" in olga.screen
    await olga.press("Добавить поле")
    await olga.press("Деньги")
    await olga.say("Софинансирование")
    assert "Поле «Софинансирование» добавлено" in olga.screen
    await olga.press("Уровень")
    await olga.press("Скрыть")
    assert "Поле «Уровень» скрыто" in olga.screen
    await olga.press("Вернуть")
    assert "снова спрашивается" in olga.screen
    await olga.press("К полям")
    await olga.press("Конкурс")
    assert "скрыть его нельзя" in await olga.press("Скрыть")
    await anna.say("/registers")
    await find(anna, "Гранты")
    assert "Настроить" not in anna.buttons
    await anna.press("Добавить")
    for way, what in ENTRIES["grants"][0]:
        await (anna.say(what) if way == "say" else anna.press(what))
    await anna.press("Подробнее")
    await anna.press("Софинансирование")
    await anna.say("10 тыс.")
    await anna.press(SAVE)
    assert "Софинансирование: 10 000 ₽" in anna.screen.replace("\u00a0", " ")
    await opened_as(olga, "Гранты")
    await olga.press("Настроить")
    await olga.press("Скрыть реестр")
    assert "Реестр скрыт" in olga.screen
    assert "скрыт" in (await anna.press("К списку")).lower()
    await olga.press("Скрыт: Гранты")
    await olga.press("Вернуть реестр")
    assert "Реестр снова виден" in olga.screen


async def opened_as(phone: Phone, name: str) -> None:
    await phone.say("/registers")
    await find(phone, name)


async def test_a_field_of_a_row_of_the_plan_is_hidden_at_the_second_tap(olga: Phone, town: Town) -> None:
    work = await town.work(OLGA)
    await planned(work, written("Участие в конкурсах, грантах | В течение года | психолог | 4 | Заявки"))
    await opened(olga, "grants")
    await olga.press("Настроить")
    assert "Участие в конкурсах, грантах" in olga.screen
    await olga.press("Запрошено")
    await olga.press("Скрыть")
    assert "считается пункт плана: Участие в конкурсах, грантах" in olga.screen
    await olga.press("Да, скрыть")
    assert "Поле «Запрошено» скрыто" in olga.screen


async def test_the_day_that_is_reminded_of_is_hidden_at_the_second_tap(olga: Phone) -> None:
    await opened(olga, "agreements")
    await olga.press("Настроить")
    await olga.press("Действует до")
    await olga.press("Скрыть")
    assert "По этому полю приходят напоминания" in olga.screen
    assert "Скрыть его?" in olga.screen
    await olga.press("Да, скрыть")
    assert "Поле «Действует до» скрыто" in olga.screen


async def test_a_curator_sees_three_registers_and_their_own_entries(maria: Phone, anna: Phone) -> None:
    await enter(anna, "outreach")
    await maria.say("/registers")
    assert [one for one in maria.buttons if one != "Меню"] == [
        "Выступления и листовки", "Повышение квалификации", "Конференции с докладом",
    ]  # fmt: skip
    await find(maria, "Выступления")
    assert "Записей нет" in maria.screen
    assert "Итоги" not in maria.buttons
    await enter(maria, "outreach")
    assert "Записано" in maria.screen
    await opened(anna, "outreach")
    assert "2 записи" in anna.screen


async def test_a_letter_leads_to_the_agreement(anna: Phone, town: Town, clock: FakeClock) -> None:
    await remind(town, await town.work(OLGA))
    await opened(anna, "agreements")
    await anna.press("Добавить")
    for text in ("Фонд «Родник»", "Помощь семьям", "12.03.2026", "01.06.2026"):
        await anna.say(text)
    await anna.press(SAVE)
    at(clock, "2026-05-18 09:30")
    await fire(town)
    (row,) = [one for one in await outbox(town) if one.name == "Анна" and one.kind == NoticeKind.REGISTER_DUE]
    letter = await written_letter(town, row)
    assert isinstance(letter, Letter | Line)
    (button,) = [one for line in letter.buttons for one in line]
    await anna.callback(button.data, anna.window)
    assert "Фонд «Родник»" in anna.screen
    assert "01.06.2026" in anna.screen


async def test_an_agreement_that_is_prolonged_asks_until_when(anna: Phone) -> None:
    await opened(anna, "agreements")
    await anna.press("Добавить")
    for text in ("Фонд «Родник»", "Помощь семьям", "12.03.2026", "01.06.2026"):
        await anna.say(text)
    await anna.press(SAVE)
    await anna.press("Продлено")
    assert "Продлено: назовите новый срок. Было: 01.06.2026." in anna.screen
    assert "До какого числа действует?" in anna.screen
    await anna.press("Отмена")
    assert "Действует" in anna.screen, "nothing has happened yet"
    await anna.press("Продлено")
    await anna.say("01.06.2027")
    await anna.press(SAVE)
    assert "01.06.2027" in anna.screen
    assert "было Действует, стало Продлено" in anna.screen
    assert "Продлено" not in anna.buttons


async def test_a_letter_leads_to_the_register_in_which_a_channel_lacks(
    olga: Phone, town: Town, clock: FakeClock
) -> None:
    work = await town.work(OLGA)
    await planned(work, written("Размещение информации о делах центра на официальном сайте | Ежемесячно | Координатор"))
    await remind(town, work)
    at(clock, "2026-03-26 09:30")
    await fire(town)
    (row,) = [one for one in await outbox(town) if one.kind == NoticeKind.REGISTER_CHANNELS]
    letter = await written_letter(town, row)
    assert isinstance(letter, Letter | Line)
    (button,) = [one for line in letter.buttons for one in line]
    await olga.say("/registers")
    await olga.callback(button.data, olga.window)
    assert "Публикации. Записей нет" in olga.screen
    await olga.press("Итоги")
    assert "В этом месяце ещё ничего нет: Сайт" in olga.screen


async def test_my_data_tell_of_registers(anna: Phone, telegram: Telegram) -> None:
    await enter(anna, "qualification")
    telegram.calls.clear()
    await anna.say("/mydata")
    (sent,) = [call for call in telegram.calls if isinstance(call, SendDocument)]
    words = sent.document.data.decode("utf-8-sig")  # type: ignore[union-attr]
    assert "Реестр «Повышение квалификации», 16.03.2026: Медиация в школе, 72 ч" in words
