"""Texts: encodings, separators, what converters leave."""

from __future__ import annotations

import pytest

from tests.unit.plan_files import HEADER, read, rows_of, text_plan

ONE = ("1", "Семинар для кураторов", "Март", "Лугина О.С.", "Протокол")
TWO = ("2", "Круглый стол, выезд", "Май; июнь", "Ветрова Н.П.", "Фотоотчет")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "koi8-r", "utf-16"])
def test_encodings(encoding: str) -> None:
    rows = read(text_plan(ONE, TWO).decode().replace("№", "N").encode(encoding)).rows

    assert [row.content for row in rows] == ["Семинар для кураторов", "Круглый стол, выезд"]


@pytest.mark.parametrize("mark", [";", ","])
def test_csv_with_quotes_and_line_breaks(mark: str) -> None:
    lines = [("План, на 2026 год", "", "", "", ""), HEADER, ("1. Обучение, выезды", "", "", "", ""), ONE, TWO]
    text = "\n".join(mark.join(f'"{cell}"' for cell in line) for line in lines)
    rows = read(text.replace("для кураторов", "для\nкураторов").encode(), "plan.csv").rows

    assert [(row.section, row.content, row.deadline) for row in rows] == [
        (("1. Обучение, выезды",), "Семинар для кураторов", "Март"),
        (("1. Обучение, выезды",), "Круглый стол, выезд", "Май; июнь"),
    ]


def test_markdown_pipes() -> None:
    lines = [
        "# План работы на 2026 год",
        "",
        *("| " + " | ".join(line) + " |" for line in (HEADER, ONE, TWO)),
    ]
    lines.insert(3, "|---|:---:|---|---|---|")
    lines.insert(4, "| **1. Обучение** | | | | |")
    reading = read("\n".join(lines).encode(), "plan.md", year=None)

    assert reading.year == 2026
    assert [row.key for row in reading.rows] == ["1. Обучение / 1", "1. Обучение / 2"]


def test_an_html_table() -> None:
    header = "".join(f"<th>{text}</th>" for text in HEADER)
    section = '<tr><td colspan="5"><b>1. Обучение</b></td></tr>'
    people = '<td rowspan="2">Лугина О.С.</td>'
    first = f"<tr><td>1</td><td>Семинар<br>для кураторов</td><td>Март</td>{people}<td>-</td></tr>"
    second = "<tr><td>2</td><td>Вебинар</td><td>Май</td><td>Запись &laquo;эфира&raquo;</td></tr>"
    rows = read(f"<p>План</p><table><tr>{header}</tr>{section}{first}{second}</table>".encode(), "plan.md").rows

    assert [(row.content, row.responsible, row.product) for row in rows] == [
        ("Семинар для кураторов", "Лугина О.С.", "-"),
        ("Вебинар", "Лугина О.С.", "Запись «эфира»"),
    ]
    assert rows[0].section == ("1. Обучение",)
    assert not rows[0].evidence


def test_a_cell_broken_over_lines_without_quotes() -> None:
    text = text_plan(ONE, TWO, ONE).decode().replace("стол, выезд", "стол,\nвыезд")

    assert [row.content for row in read(text.encode()).rows][1] == "Круглый стол, выезд"


def test_a_copy_from_excel_with_quoted_cells() -> None:
    text = text_plan(ONE, TWO).decode().replace("Семинар для кураторов", '"Семинар\nдля ""новых"" кураторов"')

    assert read(text.encode()).rows[0].content == 'Семинар для "новых" кураторов'


def test_trimmed_tabs_do_not_glue_rows() -> None:
    rows = rows_of(ONE, ("2", "Вебинар", "Май"), ("3", "Выезд", "Июнь"), TWO)

    assert [row.content for row in rows] == [
        "Семинар для кураторов",
        "Вебинар",
        "Выезд",
        "Круглый стол, выезд",
    ]


def test_invisible_letters_and_odd_spaces() -> None:
    (row,) = rows_of(("1", "Семи\u00adнар\u00a0для  кура\u200bторов", "\u202fМарт ", "Лугина О.С.", ""))

    assert (row.content, row.deadline) == ("Семинар для кураторов", "Март")


def test_markup_in_cells_is_kept_and_shown_without() -> None:
    (row,) = rows_of(("1", "Семинар", "<b>Март</b>", "Лугина О.С.", '<a href="https://a.example">a.example</a>'))

    assert row.deadline == "<b>Март</b>"
    assert row.words("deadline") == "Март"
    assert [one.text for one in row.evidence] == ["a.example"]


@pytest.mark.parametrize(
    "title",
    [
        "Занятие <Club>",
        "Игра <script>alert(1)</script>",
        "Сказка о <table>",
        "Круг <a & b>",
        "Если x <y и z> 5",
        "Тренинг {{ title }} {% if x %}",
        "Памятка </worksheet>",
        "<Tab> и <<Enter>>",
    ],
)
def test_what_somebody_typed_between_angle_brackets_is_a_text(title: str) -> None:
    (row,) = rows_of(("1", title, "Март", "Лугина О.С.", "протокол"))

    assert (row.content, row.words("content")) == (title, title)
    assert row.put_right == ()


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<b>Март</b>", "Март"),
        ("<STRONG>Март</STRONG>", "Март"),
        ('<span style="color: red">Март</span><o:p></o:p>', "Март"),
        ('<font color="red" face="Times">Март</font>', "Март"),
        ("Март<br/>Июнь", "Март Июнь"),
        ('<p class="MsoNormal">Март</p>', "Март"),
    ],
)
def test_what_a_converter_left_is_shown_without(cell: str, shown: str) -> None:
    (row,) = rows_of(("1", cell, "Март", "Лугина О.С.", "протокол"))

    assert row.words("content") == shown


def test_a_table_pasted_one_cell_a_line_is_tried() -> None:
    lines = """План работы центра на 2026 год
№
Мероприятие
Срок
Ответственный
I. Работа с кадрами
1
Семинар для кураторов
март
Методист
2.
Круглый стол о сопровождении
замещающих семей
апрель, ноябрь
Психолог
II. Работа с семьями
1
Вечер
декабрь
Рук. клуба"""
    read_so = [(one.section, one.content, one.deadline, one.responsible) for one in read(lines.encode()).rows]

    assert read_so == [
        (("I. Работа с кадрами",), "Семинар для кураторов", "март", "Методист"),
        (("I. Работа с кадрами",), "Круглый стол о сопровождении замещающих семей", "апрель, ноябрь", "Психолог"),
        (("II. Работа с семьями",), "Вечер", "декабрь", "Рук. клуба"),
    ]
    bare = "Мероприятие\nСрок\nОтветственный\nСеминар\nмарт\nМетодист\nВечер\nмай\nПсихолог"
    assert [one.deadline for one in read(bare.encode()).rows] == ["март", "май"]
