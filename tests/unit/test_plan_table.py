"""Columns, sections, joined and swapped rows: each difficulty by itself."""

from __future__ import annotations

import pytest

from models.plan.columns import known_by_content
from models.plan.errors import BadPlan, Refusal
from models.plan.headers import Column, Header, match_headers
from models.plan.rows import _is_loud
from models.plan.source import Cell, Row
from tests.unit.plan_files import HEADER, codes, read, rows_of, text_plan

ONE = ("1", "Семинар для кураторов", "Март", "Лугина О.С.", "Протокол")
TWO = ("2", "Круглый стол", "Май", "Ветрова Н.П.", "Фотоотчет")


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("№|Наименование мероприятия|Сроки проведения|Ответственный", "number content deadline responsible"),
        ("п/п|Мероприятия|Дата|Исполнители", "number content deadline responsible"),
        (
            "№ п/п|Содержание деятельности|Период реализации|Ответственные лица",
            "number content deadline responsible",
        ),
        (
            "N|Вид деятельности|Форма проведения, продукт|Количество участников|Когда|Кто|Результат",
            "number content product coverage deadline responsible expected_result",
        ),
        (
            "Ответственный исполнитель|Месяц|Форма отчетности|Название мероприятия|Отметка о выполнении",
            "responsible deadline product content note",
        ),
        (
            "№ пункта|Наименование|Срок|Место проведения|Ответственный",
            "number content deadline other responsible",
        ),
    ],
)
def test_headers_are_known_by_their_words(headers: str, columns: str) -> None:
    assert match_headers(headers.split("|")) == [Column(name) for name in columns.split()]


def test_an_unknown_header_is_known_by_content() -> None:
    assert [row.deadline for row in rows_of(ONE, TWO, header=("№", "Что-то", "Сделать", "Люди", "Прочее"))] == [
        "Март",
        "Май",
    ]
    header = ("№", "Содержание работы", "К какому", "Ответственный", "Форма отчета")

    assert [row.deadline for row in rows_of(ONE, TWO, header=header)] == ["Март", "Май"]


def test_people_under_a_header_with_another_meaning_answer_for_nothing() -> None:
    headers = match_headers(("Содержание работы", "Срок", "Форма отчета"))
    known = [Header(str(column), column, place, 1) for place, column in enumerate(headers)]
    rows = [Row(tuple(map(Cell, one[1:4])), 0, line) for line, one in enumerate((ONE, TWO))]
    assert [one.column for one in known_by_content(known, rows)] == headers


def test_a_table_without_header_is_known_by_content() -> None:
    reading = read(text_plan(ONE, TWO, header=None))

    assert [(row.number, row.deadline, row.responsible) for row in reading.rows] == [
        ("1", "Март", "Лугина О.С."),
        ("2", "Май", "Ветрова Н.П."),
    ]
    assert "no_header" in codes(reading)


def test_columns_without_a_meaning_are_kept() -> None:
    (row,) = rows_of(("1", "Семинар", "Март", "Лугина О.С.", "Озёрск"), header=(*HEADER[:4], "Место проведения"))

    assert row.other == {"Место проведения": "Озёрск"}


def test_swapped_cells_are_put_right_row_by_row() -> None:
    reading = read(text_plan(ONE, ("2", "Круглый стол", "Специалисты Центра", "Май", "Фотоотчет")))

    assert [(row.deadline, row.responsible, row.swapped) for row in reading.rows] == [
        ("Март", "Лугина О.С.", False),
        ("Май", "Специалисты Центра", True),
    ]
    assert codes(reading, row=2) == ["swapped"]


def test_three_cells_may_go_round() -> None:
    (row,) = rows_of(("1", "Семинар для кураторов", "Лугина О.С.", "Протокол", "II квартал"))

    assert (row.deadline, row.responsible, row.product) == ("II квартал", "Лугина О.С.", "Протокол")


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Участие", "согласно приказу", "Лугина О.С.", "по запросу"),
        ("1", "Участие", "уточняется", "Лугина О.С.", "Протокол"),
        ("1", "Участие", "", "по согласованию", "Протокол"),
        ("1", "День матери в ноябре", "???", "Лугина О.С.", "Протокол"),
    ],
)
def test_what_is_only_odd_is_not_swapped(row: tuple[str, ...]) -> None:
    (read_row,) = rows_of(row)

    assert not read_row.swapped
    assert (read_row.deadline or "", read_row.responsible, read_row.product) == row[2:]


def test_a_cut_row_is_joined_cell_by_cell() -> None:
    reading = read(
        text_plan(
            ("1", "Консультации для", "В течение", "Специалисты психолого-", "Журнал,"),
            "",
            "12",
            ("", "родителей и детей", "года", "педагогического отдела", "справка"),
            TWO,
        )
    )
    first = reading.rows[0]

    assert first.content == "Консультации для родителей и детей"
    assert first.deadline == "В течение года"
    assert first.responsible == "Специалисты психолого-педагогического отдела"
    assert first.product == "Журнал, справка"
    assert codes(reading, row=1) == ["row_joined"]
    assert len(reading.rows) == 2


def test_a_row_without_a_number_is_a_row() -> None:
    reading = read(text_plan(ONE, ("", "Вебинар", "Апрель", "Ветрова Н.П.", ""), TWO))

    assert [row.number for row in reading.rows] == ["1", None, "2"]
    assert codes(reading, row=2) == ["number_missing"]


def test_no_numbers_at_all_are_no_contradiction() -> None:
    rows = [("", *row[1:]) for row in (ONE, TWO)]
    reading = read(text_plan(*rows))

    assert len(reading.rows) == 2
    assert not codes(reading, row=1)


def test_numbers_missing_twice_and_astray() -> None:
    numbers = ("1", "2", "2", "4", "3")
    reading = read(text_plan(*((number, f"Дело {place}", *ONE[2:]) for place, number in enumerate(numbers))))
    said = [problem.words for problem in reading.problems if problem.row]

    assert said == [
        "строка 3: номер 2 уже есть в строке 2",
        "строка 4: пропущен номер 3",
        "строка 5: номер 3 стоит после 4",
    ]


def test_sections_make_a_path_and_ordinals_start_anew() -> None:
    rows = rows_of(
        ("I. Работа с кадрами", "", "", "", ""),
        "**1.1. Обучение**",
        ONE,
        TWO,
        "1.2. Поддержка",
        ONE,
        ("II. Работа с семьями", "", "", "", ""),
        ONE,
    )

    assert [row.key for row in rows] == [
        "I. Работа с кадрами / 1.1. Обучение / 1",
        "I. Работа с кадрами / 1.1. Обучение / 2",
        "I. Работа с кадрами / 1.2. Поддержка / 1",
        "II. Работа с семьями / 1",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "I. Работа с кадрами1.1. Обучение",
        "I. Работа с кадрами 1.1. Обучение",
        "**I. Работа с кадрами****1.1. Обучение**",
        "<b>I. Работа с кадрами</b><b>1.1. Обучение</b>",
    ],
)
def test_two_headings_in_one_line(line: str) -> None:
    (row,) = rows_of(line, ONE)

    assert row.section == ("I. Работа с кадрами", "1.1. Обучение")


def test_headings_without_numbers() -> None:
    rows = rows_of("1. Обучение", "Для кураторов", ONE, "Для опеки", ONE, "2. Выезды", ONE)

    assert [row.section for row in rows] == [
        ("1. Обучение", "Для кураторов"),
        ("1. Обучение", "Для опеки"),
        ("2. Выезды",),
    ]


def test_unnumbered_headings_may_hold_numbered_ones() -> None:
    rows = rows_of("Работа с семьями", "1. Школа", ONE, "2. Клуб", ONE, "РАБОТА С КАДРАМИ", "1. Школа", ONE)

    assert [row.section for row in rows] == [
        ("Работа с семьями", "1. Школа"),
        ("Работа с семьями", "2. Клуб"),
        ("РАБОТА С КАДРАМИ", "1. Школа"),
    ]


def test_a_number_and_a_title_alone_are_a_heading() -> None:
    rows = rows_of(
        ("1.", "Обучение", "", "", ""),
        ("1.1.", *ONE[1:]),
        ("1.2.", *TWO[1:]),
        ("2.", "Выезды", "", "", ""),
        ("2.1.", *TWO[1:]),
    )

    assert [(row.section, row.number) for row in rows] == [
        (("1. Обучение",), "1.1."),
        (("1. Обучение",), "1.2."),
        (("2. Выезды",), "2.1."),
    ]


def test_the_same_heading_on_a_new_page_goes_on() -> None:
    rows = rows_of("1. Обучение", ONE, "1. Обучение", TWO)

    assert [row.key for row in rows] == ["1. Обучение / 1", "1. Обучение / 2"]


def test_headers_rulers_and_column_numbers_are_no_rows() -> None:
    ruler = tuple("-" * len(word) for word in HEADER)
    rows = rows_of(ruler, ("1", "2", "3", "4", "5"), ONE, HEADER, TWO)

    assert [row.number for row in rows] == ["1", "2"]


def test_prose_after_the_table_is_no_row() -> None:
    reading = read(
        text_plan(ONE, TWO, "* по необходимости дистанционно", "Ожидаемые результаты:", "1) Рост", "2) Опыт")
    )

    assert len(reading.rows) == 2
    assert "unread" not in codes(reading)


def test_prose_between_rows_is_said() -> None:
    reading = read(text_plan(ONE, "* по необходимости дистанционно", TWO))

    assert [row.section for row in reading.rows] == [(), ()]
    assert "unread" in codes(reading)


def test_short_rows_are_filled_up() -> None:
    (row,) = rows_of(("1", "Семинар", "Март"))

    assert (row.responsible, row.product) == (None, None)


def test_the_table_after_the_plan_is_not_the_plan() -> None:
    reading = read(text_plan(ONE, "Смета", ("№", "Наименование", "Количество", "Цена"), ("1", "Бумага", "5", "300")))

    assert [row.content for row in reading.rows] == ["Семинар для кураторов"]


def test_begin_and_end_in_two_columns_are_one_deadline() -> None:
    header = ("№", "Мероприятие", "Дата начала", "Дата окончания", "Ответственный")
    reading = read(text_plan(("1", "Проект", "01.02.2026", "30.04.2026", "Лугина О.С."), header=header))

    assert reading.rows[0].deadline == "с 01.02.2026 по 30.04.2026"
    assert codes(reading, row=1) == ["deadline_joined"]


@pytest.mark.parametrize(
    ("rest", "joined"),
    [
        (("", "«Тихая гавань».", "", "", ""), "Тренинг «Тихая гавань»."),
        (("", "Центра и опеки", "", "", "и фото"), "Тренинг Центра и опеки"),
        (("", "Центра", "(по запросу)", "", ""), "Тренинг Центра"),
        (("", "для всех", "года", "О.С.", ""), "Тренинг для всех"),
    ],
)
def test_rests_that_begin_with_a_capital(rest: tuple[str, ...], joined: str) -> None:
    rows = rows_of(ONE, ("2", "Тренинг", "В течение", "Лугина", "Протокол"), "", rest, ("3", *TWO[1:]))

    assert [row.content for row in rows] == ["Семинар для кураторов", joined, "Круглый стол"]


def test_totals_are_no_rows() -> None:
    reading = read(text_plan(ONE, ("", "Итого", "", "", "12")))

    assert len(reading.rows) == 1


def test_a_header_without_deadlines_is_refused() -> None:
    with pytest.raises(BadPlan) as refused:
        rows_of(
            ("1", "Семинар", "Лугина О.С.", "Протокол"),
            header=("№ п/п", "Содержание работы", "Ответственный", "Форма отчета"),
        )

    assert refused.value.code is Refusal.NO_DEADLINE_COLUMN


def test_a_header_without_rows_is_refused() -> None:
    with pytest.raises(BadPlan) as refused:
        rows_of()

    assert refused.value.code is Refusal.EMPTY


@pytest.mark.parametrize(
    ("cell", "loud"),
    [
        (Cell("Работа с кураторами", bold=True), True),
        (Cell("<b>Работа с кураторами</b>"), True),
        (Cell("II. Работа с кураторами"), True),
        (Cell("Работа с кураторами"), False),
    ],
)
def test_a_heading_is_known_by_its_looks(cell: Cell, loud: bool) -> None:
    assert _is_loud(cell) is loud
