"""Excel's own difficulties."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from tests.unit.plan_files import HEADER, codes, read

ONE = (1, "Семинар для кураторов", "Март", "Лугина О.С.", "Протокол")
TWO = (2, "Круглый стол", "Май", "Ветрова Н.П.", "Фотоотчет")


def sheet_plan(*rows: tuple[Any, ...], merges: Sequence[str] = (), formats: Mapping[str, str] | None = None) -> bytes:
    """A workbook of one sheet; formats by cell («C2»)."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for one in (HEADER, *rows):
        sheet.append(one)
    for place, shape in (formats or {}).items():
        sheet[place].number_format = shape
    for merge in merges:
        sheet.merge_cells(merge)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_numbers_are_read_as_people_see_them() -> None:
    rows = read(sheet_plan((1.0, *ONE[1:]), (1.1, *TWO[1:]), (1.2, *ONE[1:]), formats={"A3": "0.00"})).rows

    assert [row.number for row in rows] == ["1", "1.10", "1.2"]


def test_dates_are_read_as_people_see_them() -> None:
    day = datetime.datetime(2026, 3, 5)  # noqa: DTZ001 - Excel's dates have no zone
    shapes = {"C2": "dd.mm.yyyy", "C3": "mmmm yyyy", "C4": "d mmm", "C5": "mmmm"}
    rows = read(
        sheet_plan(*((place, f"Дело {place}", day, "Лугина О.С.", "Отчет") for place in range(1, 5)), formats=shapes)
    ).rows

    assert [row.deadline for row in rows] == ["05.03.2026", "март 2026", "5 марта", "март"]


def test_a_number_that_excel_took_for_a_date_is_restored() -> None:
    taken = datetime.datetime(2026, 1, 3)  # noqa: DTZ001
    reading = read(sheet_plan((taken, *ONE[1:]), formats={"A2": "dd.mmm"}))

    assert reading.rows[0].number == "3.1"
    assert codes(reading, row=1) == ["number_was_date"]


def test_merged_headings_and_responsibles() -> None:
    rows = read(
        sheet_plan(
            ("1. Обучение", *[None] * 4),
            ONE,
            (2, "Вебинар", "Май", None, "Запись"),
            merges=("A2:E2", "D3:D4"),
        )
    ).rows

    assert [(row.section, row.responsible) for row in rows] == [(("1. Обучение",), "Лугина О.С.")] * 2


def test_words_above_and_below_the_table() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [
        ("План работы на 2026 год",),
        HEADER,
        ONE,
        ("Ожидаемые результаты:",),
        ("1) Рост",),
        ("", "", "Лугина"),
    ]:
        sheet.append(row)
    reading = read(saved(book), year=None)

    assert (reading.title, reading.year, len(reading.rows)) == ("План работы на 2026 год", 2026, 1)


def test_the_sheet_of_the_plans_year_is_taken() -> None:
    book = openpyxl.Workbook()
    for year in (2025, 2026):
        sheet = book.create_sheet(f"План {year}")
        sheet.append(HEADER)
        sheet.append((1, f"Дело {year}", *ONE[2:]))

    assert [row.content for row in read(saved(book), year=2025).rows] == ["Дело 2025"]
    assert [row.content for row in read(saved(book), year=None).rows] == ["Дело 2026"]


def test_sheets_without_years_are_sections() -> None:
    book = openpyxl.Workbook()
    for title in ("Кадры", "Семьи"):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(ONE)

    assert [row.key for row in read(saved(book)).rows] == ["Кадры / 1", "Семьи / 1"]


def test_a_sheet_without_a_year_beside_one_with_the_plans_is_a_section() -> None:
    book = openpyxl.Workbook()
    for title in ("План 2026", "Клуб"):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(ONE)

    assert [row.key for row in read(saved(book), year=2026).rows] == ["План 2026 / 1", "Клуб / 1"]


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADER)
    book.worksheets[0].append(ONE)
    hidden = book.create_sheet("Черновик")
    hidden.append(HEADER)
    hidden.append(TWO)
    hidden.sheet_state = "hidden"

    assert len(read(saved(book)).rows) == 1


def test_a_stray_word_in_the_last_cell_costs_nothing() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, ONE, TWO):
        sheet.append(row)
    sheet["XFD1048576"] = "х"

    assert len(read(saved(book)).rows) == 2
