"""Excel's sheets: merged cells, numbers and dates as people see them."""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from documents.plan.package import Package, tidied, untidy
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


@dataclass(frozen=True, slots=True)
class _Held:
    """What a cell holds, whoever read it."""

    value: object
    shape: str = "General"
    bold: bool = False


Lines = dict[int, dict[int, _Held]]


def read_xlsx(data: bytes) -> list[Part]:
    """Every visible sheet as a part. What openpyxl refuses or finds empty is read by calamine."""
    try:
        parts = _by_openpyxl(data)
    except Exception as error:  # noqa: BLE001 — it raises whatever its inner code does over an odd file
        return _by_calamine(data, error)
    if any(part.blocks for part in parts):
        return parts
    return _by_calamine(data, None) or parts


def _by_openpyxl(data: bytes) -> list[Part]:
    package = Package(data)
    if untidy(package):
        data = tidied(package)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations that openpyxl drops
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [
            Part(tuple(_rows(_filled_lines(sheet), _merges_of(sheet), table)), sheet.title)
            for table, sheet in enumerate(sheets or book.worksheets)
        ]
    finally:
        book.close()


def _by_calamine(data: bytes, first: Exception | None) -> list[Part]:
    """Raises what openpyxl did, when this one cannot read the file either."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception:
        if first is not None:
            raise first from None
        raise
    shown = [one.name for one in book.sheets_metadata if one.visible is SheetVisibleEnum.Visible]
    sheets = [(name, book.get_sheet_by_name(name)) for name in shown or book.sheet_names]
    return [
        Part(tuple(_rows(_calamine_lines(sheet), _calamine_merges(sheet), table)), name)
        for table, (name, sheet) in enumerate(sheets)
    ]


def _calamine_lines(sheet: CalamineSheet) -> Lines:
    lines: Lines = {}
    for line, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        held = {column: _Held(value) for column, value in enumerate(row[:_MAX_COLUMNS], start=1) if value != ""}
        if held:
            lines[line] = held
    return lines


def _calamine_merges(sheet: CalamineSheet) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges]


def _rows(lines: Lines, merged: Sequence[Merge], table: int) -> Iterator[Row]:
    if not lines:
        return
    width = max(column for line in lines.values() for column in line)
    merges = _merges(merged, max(lines))
    above: dict[Merge, Cell] = {}
    for line in sorted(lines):
        cells = tuple(_cells(line, [lines[line].get(column) for column in range(1, width + 1)], merges, above))
        if any(cell.text for cell in cells):
            yield Row(cells, line, table)


def _filled_lines(sheet: Worksheet) -> Lines:
    """The cells that hold something, by line and column: a stray word in the last cell costs nothing."""
    lines: Lines = {}
    cells = sheet._cells  # noqa: SLF001 - openpyxl's own walks make every cell on the way
    for (line, column), cell in cells.items():
        if cell.value is not None and column <= _MAX_COLUMNS and isinstance(cell, SheetCell):
            lines.setdefault(line, {})[column] = _Held(cell.value, cell.number_format, bool(cell.font.b))
    return lines


def _merges_of(sheet: Worksheet) -> list[Merge]:
    return [(one.min_row, one.min_col, one.max_row, one.max_col) for one in sheet.merged_cells.ranges]


def _merges(ranges: Sequence[Merge], height: int) -> dict[tuple[int, int], Merge]:
    """Every cell of a merged range with the range."""
    covered: dict[tuple[int, int], Merge] = {}
    for top, left, last, farthest in ranges:
        merge = (top, left, min(last, height), min(farthest, _MAX_COLUMNS))
        for line in range(merge[0], merge[2] + 1):
            for column in range(merge[1], merge[3] + 1):
                covered[line, column] = merge
    return covered


def _cells(
    line: int,
    row: Sequence[_Held | None],
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


def _cell(cell: _Held | None) -> Cell:
    if cell is None:
        return Cell()
    value = cell.value
    date = None
    if isinstance(value, datetime.datetime | datetime.date):
        date = value.date() if isinstance(value, datetime.datetime) else value
        text = _date_words(date, cell.shape)
    elif isinstance(value, bool):
        text = "да" if value else "нет"
    else:
        text = _number_words(value, cell.shape) if isinstance(value, int | float) else str(value)
    return Cell(text.strip(), bold=cell.bold, date=date)


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
