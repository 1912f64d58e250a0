"""No row vanishes: whatever is done to a document, every row is an item, a part of one, or named as not read."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from models.plan.build import build_reading
from models.plan.errors import BadPlan
from models.plan.reading import PlanReading
from models.plan.source import Block, Cell, Line, Part, Row

HEADERS = (
    ("№", "Мероприятие", "Срок", "Ответственный", "Отчёт"),
    ("Срок", "Отв.", "Содержание работы", "Охват", "№ п/п"),
    ("Месяц", "Вопросы"),
    ("Наименование", "Единица", "Количество", "Цена", "Сумма"),
    ("ФИО", "Должность", "Телефон"),
    (),
)
CELLS = (
    *("", "Март", "15.04.2026", "в течение года", "Методист", "Лугина О.С.", "12", "Протокол", "5 шт."),
    *("Итого", "1.", "II. Работа с семьями", "+", "Семинар для кураторов о сопровождении семей"),
)
KEY = "ключ{}"


@st.composite
def tables(draw: st.DrawFn) -> list[list[list[str]]]:
    """Tables of one document: a header or none, and rows with their widths, gaps and words mixed."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        header = draw(st.sampled_from(HEADERS))
        width = len(header) or draw(st.integers(2, 6))
        line = st.lists(st.sampled_from(CELLS), min_size=max(2, width - 1), max_size=width + 1)
        made.append([list(header), *draw(st.lists(line, min_size=1, max_size=7))])
    return made


def document(made: list[list[list[str]]], between: list[str]) -> tuple[list[Block], set[str]]:
    """The blocks, every row with a key of its own in its longest cell, and the keys of rows of two cells at least."""
    blocks: list[Block] = [Line("План работы центра на 2026 год", 1)]
    keys: set[str] = set()
    for number, (header, *rows) in enumerate(made, 1):
        if header:
            blocks.append(Row(tuple(map(Cell, header)), 1, number))
        for place, cells in enumerate(rows, 2):
            key, longest = KEY.format(len(blocks) + 100), max(range(len(cells)), key=lambda at: len(cells[at]))
            texts = [f"{key} {text}".strip() if at == longest else text for at, text in enumerate(cells)]
            blocks.append(Row(tuple(map(Cell, texts)), place, number))
            keys |= {key} if sum(map(bool, texts)) > 1 else set()
        blocks += [Line(text, 50 + number) for text in between[number - 1 : number]]
    return blocks, keys


def told(reading: PlanReading) -> Iterator[str]:
    """All that the coordinator sees of the rows: read, named alone, or kept in a table that is not read."""
    for row in reading.rows:
        yield " ".join([*row.section, *row.other.values(), row.number or "", *_cells(row)])
    yield from (one.text for one in reading.problems if one.code == "unread")
    for table in reading.unread:
        yield from (" ".join(cell.text for cell in row.cells) for row in table.blocks)


def _cells(row: object) -> Iterator[str]:
    names = ("content", "deadline", "responsible", "coverage", "product", "expected_result", "note")
    return (getattr(row, name) or "" for name in names)


def parts(blocks: list[Block], *, sheets: bool) -> list[Part]:
    """One document, or a sheet of each table."""
    if not sheets:
        return [Part(tuple(blocks))]
    tables = {block.table for block in blocks if isinstance(block, Row)}
    return [
        Part(tuple(one for one in blocks if isinstance(one, Line) or one.table == table), f"Лист {table}")
        for table in sorted(tables)
    ]


@given(
    tables(),
    st.lists(st.sampled_from(["", "Смета", "План работы клуба", "1. Кадры", "стр. 2"]), max_size=4),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_every_row_is_read_or_named(made: list[list[list[str]]], between: list[str], sheets: bool) -> None:
    blocks, keys = document(made, between)
    try:
        reading = build_reading(parts(blocks, sheets=sheets), "план.docx", 2026, None)
    except BadPlan:
        return  # one sentence, and nothing is imported
    words = " ".join(told(reading))

    assert not {key for key in keys if key not in words}
