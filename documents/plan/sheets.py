"""Excel's sheets: merged cells, numbers and dates as people see them."""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator, Sequence

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from models.plan.source import Cell, Part, Row

_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
_OF_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_MAX_COLUMNS = 60
Merge = tuple[int, int, int, int]  # top, left, bottom, right


def read_xlsx(data: bytes) -> list[Part]:
    """Every visible sheet as a part."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations that openpyxl drops
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [Part(tuple(_rows(sheet, table)), sheet.title) for table, sheet in enumerate(sheets or book.worksheets)]
    finally:
        book.close()


def _rows(sheet: Worksheet, table: int) -> Iterator[Row]:
    lines = _filled_lines(sheet)
    if not lines:
        return
    width = max(column for line in lines.values() for column in line)
    merges = _merges(sheet, max(lines))
    above: dict[Merge, Cell] = {}
    for line in sorted(lines):
        cells = tuple(_cells(line, [lines[line].get(column) for column in range(1, width + 1)], merges, above))
        if any(cell.text for cell in cells):
            yield Row(cells, line, table)


def _filled_lines(sheet: Worksheet) -> dict[int, dict[int, SheetCell]]:
    """The cells that hold something, by line and column: a stray word in the last cell costs nothing."""
    lines: dict[int, dict[int, SheetCell]] = {}
    cells = sheet._cells  # noqa: SLF001 - openpyxl's own walks make every cell on the way
    for (line, column), cell in cells.items():
        if cell.value is not None and column <= _MAX_COLUMNS and isinstance(cell, SheetCell):
            lines.setdefault(line, {})[column] = cell
    return lines


def _merges(sheet: Worksheet, height: int) -> dict[tuple[int, int], Merge]:
    """Every cell of a merged range with the range."""
    covered: dict[tuple[int, int], Merge] = {}
    for merged in sheet.merged_cells.ranges:
        bottom, right = min(merged.max_row, height), min(merged.max_col, _MAX_COLUMNS)
        merge = (merged.min_row, merged.min_col, bottom, right)
        for line in range(merge[0], merge[2] + 1):
            for column in range(merge[1], merge[3] + 1):
                covered[line, column] = merge
    return covered


def _cells(
    line: int,
    row: Sequence[SheetCell | None],
    merges: dict[tuple[int, int], Merge],
    above: dict[Merge, Cell],
) -> Iterator[Cell]:
    for column, cell in enumerate(row, start=1):
        merge = merges.get((line, column))
        if merge is None:
            yield _cell(cell)
        elif column == merge[1]:
            span = merge[3] - merge[1] + 1
            if line == merge[0]:
                read = _cell(cell)
                above[merge] = Cell(read.text, span, bold=read.bold, date=read.date)
                yield above[merge]
            else:
                first = above.get(merge, Cell())
                yield Cell(first.text, span, continued=True, bold=first.bold, date=first.date)


def _cell(cell: SheetCell | None) -> Cell:
    if cell is None:
        return Cell()
    value = cell.value
    date = None
    if isinstance(value, datetime.datetime | datetime.date):
        date = value.date() if isinstance(value, datetime.datetime) else value
        text = _date_words(date, cell.number_format)
    elif isinstance(value, bool):
        text = "да" if value else "нет"
    else:
        text = _number_words(value, cell.number_format) if isinstance(value, int | float) else str(value)
    return Cell(text.strip(), bold=bool(cell.font.b), date=date)


def _date_words(date: datetime.date, shape: str) -> str:
    """The date as the cell shows it: without days it means a month, without years a day of any year."""
    letters = shape.casefold().partition(";")[0]
    if "d" not in letters and "m" in letters:
        return f"{_MONTHS[date.month - 1]} {date.year}" if "y" in letters else _MONTHS[date.month - 1]
    if "y" not in letters and "m" in letters:
        return f"{date.day} {_OF_MONTHS[date.month - 1]}"
    return f"{date:%d.%m.%Y}"


def _number_words(value: float, shape: str) -> str:
    if shape.endswith("%"):
        return f"{value * 100:g}%"
    decimals = shape.rpartition(".")[2] if "." in shape else ""
    if decimals and set(decimals) == {"0"}:
        return f"{value:.{len(decimals)}f}"
    return f"{value:.10g}"
