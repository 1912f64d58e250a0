"""Cells of a workbook and the paper that they are printed on: what every sheet of ours is written with."""

from dataclasses import dataclass
from datetime import UTC
from enum import Enum

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.style.metrics import lines_of
from documents.style.page import BOTTOM, FONT, LEFT, RIGHT, SMALL, TEXT, TOP, Imprint
from models.printable import printable

A4_PAPER = 9
PADDING = 2.6
"""Millimetres that a cell takes besides its text, with a reserve: a screen draws letters wider than paper."""
LINE = 1.28
"""Height of a line in sizes of its font, as Excel draws it."""
PIXELS = 96 / 25.4
"""Of a millimetre, as Excel counts them."""
TALLEST_ROW = 409.0
"""Points: no row of Excel is higher."""
NUMBERED = f'&C&"{FONT},Regular"&{TEXT}&P'


@dataclass(frozen=True)
class Formula:
    """A cell that lives, with the value that it has now: a phone shows a workbook without counting it."""

    text: str
    value: str | int


Value = str | int | Formula


class Look(Enum):
    """What a cell is, as formats say it."""

    HEAD = "head"
    CELL = "cell"
    MARKED = "marked"
    """To be looked at: a doubt, a lack of data."""
    VACANT = "vacant"
    """Nothing is expected here."""
    TOTAL = "total"


PLAIN = {"border": 1, "text_wrap": True, "valign": "top", "font_size": SMALL, "font_name": FONT, "font_scheme": "none"}
LOOKS: dict[Look, dict[str, object]] = {
    Look.HEAD: {"bold": True, "bg_color": "#E8EEF4", "align": "center", "valign": "vcenter"},
    Look.CELL: {},
    Look.MARKED: {"italic": True, "font_color": "#8A6D00", "bg_color": "#FFF3CD"},
    Look.VACANT: {"italic": True, "font_color": "#5A6B7B", "bg_color": "#EEF1F4"},
    Look.TOTAL: {"bold": True},
}


def set_properties(book: xlsxwriter.Workbook, imprint: Imprint, title: str, subject: str = "") -> None:
    """What a folder shows of the file: the centre's, made now."""
    told = {"title": title, "subject": subject, "author": imprint.center, "company": imprint.center}
    made = imprint.made.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({name: printable(words)[:255] for name, words in told.items()} | {"created": made})


def shown(value: Value) -> str:
    """What stands in the cell for the eye."""
    return str(value.value if isinstance(value, Formula) else value)


def height_of(text: str, width: float, size: float = SMALL, *, bold: bool = False) -> float:
    """Points of a row for a text in a column of so many points."""
    return height_of_lines(lines_of(text, max(width, size), size, bold=bold), size)


def height_of_lines(lines: int, size: float = SMALL) -> float:
    """Points of a row of so many lines."""
    return lines * size * LINE + 2


def put(sheet: Worksheet, line: int, column: int, value: Value, style: Format) -> None:
    """A cell of the sheet: numbers are numbers, only a Formula is one, and what does not print is left out."""
    if isinstance(value, Formula):
        sheet.write_formula(line, column, value.text, style, value.value)
    elif isinstance(value, int):
        sheet.write_number(line, column, value, style)
    else:
        sheet.write_string(line, column, printable(value), style)


def set_paper(sheet: Worksheet, *, landscape: bool) -> None:
    """A4 with the margins of the standard, its number in the middle of the top."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4_PAPER)
    sheet.set_margins(*(side / 25.4 for side in (LEFT, RIGHT, TOP, BOTTOM)))
    sheet.set_header(NUMBERED, {"margin": 10 / 25.4})
