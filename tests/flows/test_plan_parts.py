"""A school's file: two plans, two tables that are none, and every row of it accounted for in the chat."""

from examples.make_school_plan import school_plan
from tests.flows.tour import send_file
from tests.support.telegram import Phone

FILE = "план школы.docx"


async def test_a_school_plan_with_two_foreign_tables_is_imported_with_every_row_accounted_for(olga: Phone) -> None:
    await send_file(olga, school_plan(), FILE)
    assert "План на 2025–2026 учебный год." in olga.screen
    assert "Всего строк в таблицах файла: 13. В плане 8, не прочитано 5:" in olga.screen
    assert "таблица 3 «График совещаний» (Месяц · Вопросы), 3 строки, не прочитана: нет столбца" in olga.screen
    await olga.press("Другие таблицы (2)", "1")
    assert "Срок: Месяц" in olga.screen
    assert "Содержание: Вопросы" in olga.screen
    assert "Первая строка: Сентябрь · Задачи нового учебного года" in olga.screen
    await olga.press("Прочитать так")
    assert "Всего строк в таблицах файла: 13. В плане 11, не прочитано 2:" in olga.screen
    assert "График совещаний" not in olga.screen
    await olga.press("Принять")
    assert "План принят: 11 пунктов" in olga.screen
    await olga.say("/plan первом полугодии")
    await olga.press("⚠️ 30.01 О работе с семьями в первом полугодии")
    assert "График совещаний" in olga.screen
    assert "⚠️ 30 января 2026" in olga.screen


async def test_the_columns_are_picked_by_their_heads_and_the_table_is_left_again(olga: Phone) -> None:
    await send_file(olga, school_plan(), FILE)
    await olga.press("Другие таблицы (2)", "2", "Содержание")
    assert "в каком это столбце?" in olga.screen
    assert {"Наименование", "Единица", "Цена"} <= set(olga.buttons)
    await olga.press("Единица", "Ответственные", "Наименование")
    assert "Содержание: Единица" in olga.screen
    await olga.press("Прочитать так", "Сомнения (3)")
    assert "таблица 3" in olga.screen
    assert "таблица 4" not in olga.screen
    await olga.press("Готово", "Другие таблицы (2)", "2", "Убрать из плана")
    assert "В плане 8, не прочитано 5:" in olga.screen


async def test_a_file_of_several_plans_offers_which_to_import(olga: Phone) -> None:
    await send_file(olga, school_plan(), FILE)
    await olga.press("Планы файла (2)")
    assert "1. План работы школы на 2025–2026 учебный год, 6 пунктов" in olga.screen
    assert "2. План работы клуба «Тёплый дом», 2 пункта" in olga.screen
    await olga.press("1")
    await olga.press("2")
    assert "Хотя бы один план должен остаться" in olga.heard
    await olga.press("Готово")
    assert "Прочитано 2 пункта" in olga.screen
    assert "В плане 2, в других планах 6, не прочитано 5:" in olga.screen
    await olga.press("Принять")
    assert "План принят: 2 пункта" in olga.screen


async def test_what_the_file_marks_as_done_is_offered(olga: Phone) -> None:
    await send_file(olga, school_plan(), FILE)
    assert "3 пункта уже отмечены в файле как сделанные" in olga.screen
    await olga.press("Учесть отметки", "Принять")
    assert "Отмечено до бота 2 срока." in olga.screen
    await olga.say("/plan ранняя")
    await olga.press(olga.buttons[0])
    assert "✅ 31 октября 2025, отмечено до бота: 14.10.2025" in olga.screen
    assert "○ до 31 марта 2026" in olga.screen


async def test_the_school_s_holidays_are_told_once(olga: Phone) -> None:
    await send_file(olga, school_plan(), FILE)
    await olga.press("Принять")
    await olga.say("/plan")
    await olga.press("Каникулы")
    assert "2025–2026 учебный год" in olga.screen
    await olga.say("осенью")
    assert "Не похоже на каникулы: «осенью»" in olga.heard
    await olga.say("27 октября – 4 ноября")
    await olga.say("31 декабря – 11 января")
    await olga.say("28 марта – 5 апреля")
    await olga.press("Сохранить")
    assert "Даты получили 2 пункта" in olga.screen
