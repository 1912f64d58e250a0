"""Headers in any words or none, months over rows and over columns, several items in a cell, money."""

import pytest

from models.plan.coverage import read_coverage
from models.plan.headers import Column, match_headers
from models.plan.months import dated_under, month_of
from tests.unit.plan_files import cell, codes, paragraph, read, row, table, word_plan

DATA = (
    ("1", "Семинар для кураторов", "Март", "Методист", "Протокол"),
    ("2", "Круглый стол о сопровождении", "15.04.2026", "Психолог", "Справка"),
    ("3", "Выезд в Лесной район", "май", "Лугина О.С.", "Отчёт"),
)


@pytest.mark.parametrize(
    "header",
    [
        ("№", "Мероприятия", "Сроки", "Ответств.", "Итог"),
        ("", "Что делаем", "", "Отв.", ""),
        ("", "", "", "", ""),
        ("№ п/п", "Предмет контроля", "Сроки изучения", "Кто проводит", "Методы"),
        ("№", "Вопросы", "Сроки осуществления", "Докладывает", "Документ"),
        ("№", "Тема", "Дата, время, место", "Организаторы", "Примечание"),
    ],
)
def test_columns_are_known_by_words_and_by_content(header: tuple[str, ...]) -> None:
    reading = read(word_plan(table(row(*header), *(row(*line) for line in DATA))))

    read_rows = [(one.number, one.content, one.deadline, one.responsible) for one in reading.rows]
    assert read_rows == [line[:4] for line in DATA]  # and the header is no item


def test_a_header_said_in_other_words_in_the_middle_is_no_item() -> None:
    middle = row("№", "Наименование работы", "Дата", "Исполнитель", "Отчёт")
    reading = read(word_plan(row(*DATA[0]), middle, row(*DATA[1])))

    assert [one.number for one in reading.rows] == ["1", "2"]


def test_a_row_whose_words_are_a_headers_is_a_row() -> None:
    odd = ("2", "Семинар «Тёплый дом»", "II квартал", "Зам. директора по соц. работе", "Отчёт")

    assert len(read(word_plan(row(*DATA[0]), row(*odd))).rows) == 2


def test_a_month_heading_dates_rows_without_a_deadline_column() -> None:
    months = [row(cell(name, span=3)) for name in ("Январь", "2. ФЕВРАЛЬ 2026 г.")]
    plan = table(
        row("№", "Мероприятие", "Ответственный"),
        months[0],
        row("1", "Планёрка", "Методист"),
        months[1],
        row("1", "Отчёт о работе", "Психолог"),
    )
    reading = read(word_plan(plan))

    assert [one.words("deadline") for one in reading.rows] == ["январь", "февраль"]
    assert [one.deadline for one in reading.rows] == [None, None]
    assert "no_deadline" not in codes(reading, 1)


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("", "март"),
        ("2 неделя", "2 неделя марта"),
        ("вторая половина месяца", "вторая половина марта"),
        ("в течение месяца", "март"),
        ("1-2 неделя", "1-2 неделя марта"),
        ("каждую среду", "каждую среду марта"),
        ("15", "15 марта"),
        ("до 15 числа", "до 15 числа марта"),
        # what says its own time keeps it
        ("апрель", "апрель"),
        ("15.04", "15.04"),
        ("в течение года", "в течение года"),
        ("ежемесячно", "ежемесячно"),
        ("по запросу", "по запросу"),
    ],
)
def test_a_deadline_under_a_month(words: str, read_as: str) -> None:
    assert dated_under(words, "март") == read_as


def test_headings_that_are_months() -> None:
    assert [month_of(text) for text in ("Май", "III. МАРТ", "План на июнь 2026 года", "Праздник мая", "1. Кадры")] == [
        "май",
        "март",
        "июнь",
        None,
        None,
    ]


def test_months_as_columns_with_marks() -> None:
    names = ("Янв", "Фев", "Март", "Апр")
    plan = table(
        row("№", "Мероприятие", *names, "Ответственный"),
        row("1", "Планёрка", "+", "", "", "х", "Методист"),
        row("2", "Отчёт о работе", "", "15", "", "", "Психолог"),
    )

    assert [one.words("deadline") for one in read(word_plan(plan)).rows] == ["январь, апрель", "15 февраля"]


def test_several_items_in_a_cell_are_split_with_their_deadlines() -> None:
    reading = read(
        word_plan(
            row("1", "1. Ярмарка\n2. Концерт", "март\nапрель", "Методист\nПсихолог", ""),
            row("2", "1) Обход\n2) Осмотр", "май", "Методист", ""),
        )
    )

    assert [(one.content, one.deadline, one.responsible) for one in reading.rows] == [
        ("Ярмарка", "март", "Методист"),
        ("Концерт", "апрель", "Психолог"),
        ("1) Обход 2) Осмотр", "май", "Методист"),
    ]
    assert (codes(reading, 2), codes(reading, 3)) == (["row_split"], ["several_in_cell"])


def test_a_table_numbered_nowhere_lacks_no_numbers() -> None:
    other = table(row("Мероприятие", "Срок", "Ответственный"), row("Вечер", "июнь", "Методист"))
    reading = read(
        word_plan(table(row("№", "Мероприятие", "Срок", "Отв."), row(*DATA[0][:4])), paragraph("Клуб"), other)
    )

    assert [one.section for one in reading.rows] == [(), ("Клуб",)]
    assert "number_missing" not in codes(reading, 2)


def test_a_heading_with_somebody_responsible_is_a_heading() -> None:
    reading = read(word_plan(row("1", "Работа с семьями", "", "Методист", ""), row("1.1", *DATA[0][1:])))

    assert [one.section for one in reading.rows] == [("1 Работа с семьями",)]


def test_money_is_no_coverage() -> None:
    assert read_coverage("15 000 руб.").number is None
    assert read_coverage("120 т.р.").number is None
    assert match_headers(["Объём финансирования", "Охват"]) == [Column.OTHER, Column.COVERAGE]
