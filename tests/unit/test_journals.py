"""The papers of requests: right columns, numbers that are numbers, A4, and files that an office program opens."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from docx import Document as WordFile
from docx.section import Section
from docx.shared import Mm
from icalendar import Calendar
from openpyxl import load_workbook

from documents.invitation import Invitation, invitation_ics
from documents.journals import CONSULTATION, SUPERVISION, Column, journal_docx, journal_xlsx
from documents.supervision import describe_docx
from models.requests.journal import Advice, Description, JournalRow
from tests.support.imprints import IMPRINT
from tests.support.words import narrow_words

ROW = JournalRow(
    day="17.03.2026",
    mode="групповая",
    format="дистанционно",
    districts="Петровский район; Лесной район",
    initiators="Куратор",
    codes="01-26-001; 02-26-004",
    topic="Эмоциональное выгорание",
    people=3,
    supervisor="Анна Белова",
    minutes=90,
    recommendations="Перераспределить выезды между кураторами района (Куратор, до 25.03.2026)",
    feedback="01.04.2026",
    done="выполнено 1 из 2",
)
DESCRIPTION = Description(
    center=IMPRINT.center,
    row=ROW,
    participants="кураторы – 3",
    situation="Три куратора сопровождают по двенадцать семей.",
    inquiry="Как вернуться к работе?",
    tried="Отпуск и прогулки.",
    course="",
    advice=[
        Advice("Перераспределить выезды", "Куратор", "25.03.2026"),
        Advice("Вести дневник", "Все участники", "01.04.2026"),
    ],
    control="15.04.2026",
)
COLUMNS = {"supervision": SUPERVISION, "consultation": CONSULTATION}


def sheet(section: Section) -> tuple[int, int]:
    """Width and height in millimetres: Word keeps twentieths of a point."""
    assert section.page_width is not None
    assert section.page_height is not None
    return round(section.page_width / Mm(1)), round(section.page_height / Mm(1))


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=COLUMNS)
def test_a_journal_lies_with_all_its_columns_on_one_sheet_and_breaks_no_word(columns: tuple[Column, ...]) -> None:
    paper = WordFile(BytesIO(journal_docx(columns, [replace(ROW, mode="индивидуальная")], IMPRINT, 2026)))
    (table,) = paper.tables
    assert sheet(paper.sections[0]) == (297, 210)
    assert len(table.columns) == len(columns) + 1
    assert narrow_words(table) == []


def test_the_journal_of_supervisions_has_the_columns_of_the_field() -> None:
    paper = WordFile(BytesIO(journal_docx(SUPERVISION, [ROW, replace(ROW, day="18.03.2026")], IMPRINT, 2026)))
    assert "Журнал супервизий за 2026 год" in [paragraph.text for paragraph in paper.paragraphs]
    head, *lines = ([cell.text for cell in row.cells] for row in paper.tables[0].rows)
    assert head == [
        "№", "Дата", "Вид", "Формат", "Территория", "Инициатор (должность)", "Код случая", "Тема", "Число участников",
        "Супервизор", "Продолжительность, мин", "Рекомендации", "Дата обратной связи", "Отметка о выполнении",
    ]  # fmt: skip
    assert [line[:2] for line in lines] == [["1", "17.03.2026"], ["2", "18.03.2026"]]
    assert lines[0][8] == "3"


def test_a_workbook_holds_numbers_and_no_formulas() -> None:
    row = replace(ROW, recommendations="=1+1")
    (page,) = load_workbook(BytesIO(journal_xlsx(SUPERVISION, [row], IMPRINT, 2026))).worksheets
    _, _, head, line, *_ = page.iter_rows(values_only=True)
    assert [name for name in head if name] == ["№", *(column.title for column in SUPERVISION)]
    assert (line[0], line[8], line[10], line[11]) == (1, 3, 90, "=1+1")
    assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")


def test_a_description_has_every_part_and_a_line_for_what_was_not_said() -> None:
    paper = WordFile(BytesIO(describe_docx(DESCRIPTION, IMPRINT)))
    words = [paragraph.text for paragraph in paper.paragraphs]
    assert sheet(paper.sections[0]) == (210, 297)
    for part in (
        "Описание супервизии",
        "Дата: 17.03.2026",
        "Вид, формат: групповая, дистанционно",
        "Участники (число и должности): 3: кураторы – 3",
        "Обезличенная ситуация: Три куратора сопровождают по двенадцать семей.",
        f"Ход обсуждения: {'_' * 40}",
        "Дата контроля: 15.04.2026",
        "Супервизор: Анна Белова",
    ):
        assert part in words
    assert [cell.text for cell in paper.tables[0].rows[2].cells] == [
        "2",
        "Вести дневник",
        "Все участники",
        "01.04.2026",
    ]


def test_a_description_without_recommendations_has_no_table() -> None:
    assert WordFile(BytesIO(describe_docx(replace(DESCRIPTION, advice=[]), IMPRINT))).tables == []


def test_the_file_for_the_calendar() -> None:
    starts = datetime(2026, 3, 17, 15, tzinfo=ZoneInfo("Europe/Moscow"))
    told = Invitation("meeting-7", 2, "Супервизия: «А, Б; В»", "кабинет 3\nэтаж 2", starts, starts, starts)
    (event,) = Calendar.from_ical(invitation_ics(told)).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Супервизия: «А, Б; В»", "кабинет 3\nэтаж 2")
    assert (event.decoded("dtstart"), int(event.decoded("sequence"))) == (starts, 2)
    (zone,) = Calendar.from_ical(invitation_ics(told)).walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Moscow" == event["dtstart"].params["TZID"]
    (timer,) = event.walk("VALARM")
    assert timer.decoded("trigger") == timedelta(hours=-1)
