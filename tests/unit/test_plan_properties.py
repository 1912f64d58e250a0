"""What holds of any plan: the order of columns does not matter, a large one is quick."""

from __future__ import annotations

import io
import time
import tracemalloc
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.plan import read_plan
from examples.make_plan import HEADER, PLAN, cells
from models.plan.diff import diff
from models.plan.reading import PlanRow
from tests.unit.plan_files import row, table, text_plan, word_plan

WORDINGS = (
    ("№ п/п", "№", "п/п", "Номер", "N п/п"),
    (
        "Содержание работы",
        "Мероприятие",
        "Наименование мероприятия",
        "Название мероприятий",
        "Виды деятельности",
    ),
    ("Сроки", "Срок исполнения", "Дата проведения", "Период", "Когда"),
    ("Ответственный", "Ответственные", "Исполнители", "Ответственное лицо", "Кто проводит"),
    ("Охват (чел.)", "Количество участников", "Охват, чел.", "Число участников"),
    ("Форма отчёта", "Форма проведения, продукт", "Отчетный документ", "Подтверждающий документ"),
    ("Примечание", "Примечания", "Отметка о выполнении", "Комментарий"),
)


def written(order: tuple[int, ...], header: tuple[str, ...]) -> bytes:
    """The invented plan as text with its columns in the order given."""
    lines: list[list[str] | str] = []
    for section, items in PLAN.items():
        lines += [f"**{title}**" for title in section]
        lines += [[cells(item)[column] for column in order] for item in items]
    return text_plan(*lines, header=[header[column] for column in order])


def bare(rows: tuple[PlanRow, ...]) -> list[PlanRow]:
    return [replace(one, line=0) for one in rows]


USUAL = bare(read_plan(written(tuple(range(7)), HEADER), "a.txt", 2026).rows)


@given(st.permutations(range(7)), st.tuples(*map(st.sampled_from, WORDINGS)))
@settings(max_examples=60, deadline=None)
def test_columns_in_any_order_and_wording_give_the_same_rows(order: list[int], header: tuple[str, ...]) -> None:
    reading = read_plan(written(tuple(order), header), "a.txt", 2026)

    assert bare(reading.rows) == [
        replace(want, coverage_reading=got.coverage_reading) for want, got in zip(USUAL, reading.rows, strict=True)
    ]


@cache
def large(count: int) -> bytes:
    """A Word plan of many rows with a section every ten, some swapped, some cut."""
    rows = [row(*HEADER, header=True)]
    items = [item for items in PLAN.values() for item in items]
    for place in range(count):
        if place % 10 == 0:
            rows.append(row(f"{place // 10 + 1}. Направление работы {place}", *[""] * 6))
        item = items[place % len(items)]
        rows.append(row(str(place % 10 + 1), f"{item.content} {place}", *cells(item)[2:]))
    return word_plan(table(*rows))


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "txt"])
def test_five_hundred_rows_take_little_time_and_memory(suffix: str) -> None:
    word = large(500)
    rows = read_plan(word, "a.docx", 2026).rows
    data = word if suffix == "docx" else _again(rows, suffix)
    started = time.process_time()
    assert len(read_plan(data, f"a.{suffix}", 2026).rows) == 500
    assert time.process_time() - started < 2
    tracemalloc.start()
    read_plan(data, f"a.{suffix}", 2026)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 1024 * 1024


def _again(rows: tuple[PlanRow, ...], suffix: str) -> bytes:
    import openpyxl

    lines = [
        [one.number, one.content, one.deadline, one.responsible, one.coverage, one.product, one.note] for one in rows
    ]
    if suffix == "txt":
        return text_plan(*([cell or "" for cell in line] for line in lines), header=HEADER)
    book = openpyxl.Workbook()
    book.worksheets[0].append(list(HEADER))
    for line in lines:
        book.worksheets[0].append(line)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_differences_of_large_plans_are_quick() -> None:
    rows = read_plan(large(500), "a.docx", 2026).rows
    other = [replace(one, content=f"{(one.content or '')[::-1]} иначе") for one in rows]
    started = time.process_time()
    assert len(diff(rows, other).added) == 500
    assert time.process_time() - started < 2


@pytest.mark.parametrize("words", ["(", "«", "Лугина О.С. ", "а-", "_а", "директор и ", "марта ", "1.", "\\", "<b>"])
def test_a_book_pasted_into_a_cell_costs_little(words: str) -> None:
    started = time.process_time()
    for column in range(1, 5):
        cells = ["1", "Семинар", "Март", "Лугина О.С.", "Протокол"]
        cells[column] = words * (100_000 // len(words))
        assert len(read_plan(text_plan(cells), "a.txt", 2026).rows) == 1
    assert time.process_time() - started < 6


def test_reading_leaves_the_file_alone() -> None:
    path = Path(__file__).parents[2] / "examples" / "plan-2026.xlsx"
    before = path.read_bytes()

    assert read_plan(path) == read_plan(before, path.name)
    assert path.read_bytes() == before
