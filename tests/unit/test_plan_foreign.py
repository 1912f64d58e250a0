"""Several tables in one file: each judged by itself, and nothing lost without a word."""

from tests.unit.plan_files import HEADER, cell, codes, paragraph, read, row, table, text_plan, word_plan

ONE = ("1", "Семинар для кураторов", "Март", "Методист", "Протокол")
TWO = ("2", "Круглый стол", "Апрель", "Психолог", "")
MEETINGS = table(row("Месяц", "Вопросы"), row("Январь", "Итоги года"), row("Февраль", "О мониторинге"))
PRICES = table(
    row("Наименование", "Единица", "Количество", "Цена", "Сумма"),
    row("Бумага", "пачка", "5", "300", "1500"),
    row("Работа с кадрами", "", "", "", ""),
    row("Ручки", "шт.", "10", "20", "200"),
)


def unread(*elements: str) -> list[str]:
    return [one.text for one in read(word_plan(*elements)).problems if one.code == "unread_table"]


def test_an_unread_table_is_named_with_its_rows_and_the_reason() -> None:
    plan = table(row(*HEADER), row(*ONE), row(*TWO))

    assert unread(plan, paragraph("График совещаний"), MEETINGS) == [
        "таблица 2 «График совещаний» (Месяц · Вопросы), 2 строки, не прочитана: нет столбца «Ответственный»"
    ]
    assert unread(MEETINGS, plan) == [
        "таблица 1 «Месяц · Вопросы», 2 строки, не прочитана: нет столбца «Ответственный»"
    ]


def test_a_foreign_table_as_wide_as_the_plan_is_no_part_of_it() -> None:
    plan = table(row(*HEADER), row(*ONE))
    reading = read(word_plan(plan, PRICES, table(row(*TWO))))

    assert [(one.content, one.section) for one in reading.rows] == [(ONE[1], ()), (TWO[1], ())]
    assert codes(reading).count("unread_table") == 1


def test_stamps_and_signatures_are_not_told_of() -> None:
    stamp = table(row("СОГЛАСОВАНО", "УТВЕРЖДАЮ"), row("Председатель", "Директор"))
    signed = table(row("Директор", "________", "О.С. Лугина"))

    assert unread(stamp, table(row(*HEADER), row(*ONE)), signed) == []


def test_each_table_has_its_own_columns_and_its_own_title() -> None:
    first = table(row(*HEADER), row(cell("II. Работа с кадрами", span=5)), row(*ONE))
    other = table(row("Срок", "Мероприятие", "Отв."), row("Май", "Праздник", "Методист"))
    reading = read(word_plan(paragraph("План на 2026 год"), first, paragraph("План работы клуба"), other))

    assert [(one.content, one.deadline, one.section) for one in reading.rows] == [
        (ONE[1], "Март", ("II. Работа с кадрами",)),
        ("Праздник", "Май", ("План работы клуба",)),
    ]


def test_headings_outside_of_tables_still_nest() -> None:
    plan = table(row(*HEADER), row(*ONE))
    reading = read(word_plan(paragraph("I. Кадры"), plan, paragraph("1.1. Учёба"), plan, paragraph("II. Семьи"), plan))

    assert [one.section for one in reading.rows][1:] == [("I. Кадры", "1.1. Учёба"), ("II. Семьи",)]


def test_a_table_without_a_header_and_of_another_grid_is_known_by_content() -> None:
    bare = table(*(row(f"Занятие клуба номер {n}", "Методист", "Май") for n in range(3)))

    assert len(read(word_plan(table(row(*HEADER), row(*ONE)), bare)).rows) == 4


def test_a_heading_row_with_a_second_cell_filled_is_a_heading() -> None:
    heading = row(cell("Раздел 2. Работа с семьями", span=4), cell("за год"))
    reading = read(word_plan(row(*ONE), heading, row(*TWO)))

    assert [one.section for one in reading.rows] == [(), ("Раздел 2. Работа с семьями за год",)]


def test_a_heading_under_which_nothing_stands_is_said() -> None:
    reading = read(word_plan(row(*ONE), row(cell("II. Работа с семьями", span=5))))

    assert "unread" in codes(reading)


def test_a_table_in_a_text_is_named_too() -> None:
    reading = read(text_plan(ONE, "Смета", ("№", "Наименование", "Цена"), ("1", "Бумага", "300")))

    assert [one.text for one in reading.problems if one.code == "unread_table"] == [
        "таблица 1 «Смета» (№ · Наименование · Цена), 1 строка, не прочитана: нет столбцов «Срок», «Ответственный»"
    ]


def test_dates_and_what_is_done_alone_are_a_plan_where_there_is_no_other() -> None:
    assert [(one.deadline, one.content) for one in read(word_plan(MEETINGS)).rows] == [
        ("Январь", "Итоги года"),
        ("Февраль", "О мониторинге"),
    ]
