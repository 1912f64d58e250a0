"""What holds of any plan: the order of columns does not matter, and its file is only read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.plan import read_plan
from examples.make_plan import HEADER, PLAN, cells
from models.plan.reading import PlanRow
from tests.unit.plan_files import text_plan

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
@settings(max_examples=12, deadline=None)
def test_columns_in_any_order_and_wording_give_the_same_rows(order: list[int], header: tuple[str, ...]) -> None:
    reading = read_plan(written(tuple(order), header), "a.txt", 2026)

    assert bare(reading.rows) == [
        replace(want, coverage_reading=got.coverage_reading) for want, got in zip(USUAL, reading.rows, strict=True)
    ]


def test_reading_leaves_the_file_alone() -> None:
    path = Path(__file__).parents[2] / "examples" / "plan-2026.xlsx"
    before = path.read_bytes()

    assert read_plan(path) == read_plan(before, path.name)
    assert path.read_bytes() == before
