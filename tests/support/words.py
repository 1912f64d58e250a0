"""Whether every word of a paper is seen: measured in the file, as an office program would lay it out."""

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from openpyxl.worksheet.worksheet import Worksheet

from documents.style.book import HEAD
from documents.style.cells import PADDING, PIXELS, height_of
from documents.style.metrics import MM, longest_word
from documents.style.page import SMALL


def narrow_words(table: WordTable) -> list[str]:
    """The words of a table that are wider than their cells."""
    found = []
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            standing = cell._tc.tcPr is not None and cell._tc.tcPr.find(qn("w:textDirection")) is not None
            assert cell.width is not None
            if not standing and longest_word(cell.text, SMALL, bold=number == 0) > (cell.width / Mm(1) - 1.8) * MM:
                found.append(cell.text)
    return found


def widths_of(sheet: Worksheet) -> list[float]:
    """Millimetres of the columns; the file tells neighbours of one width together."""
    told = sorted((one.min or 0, one.max or 0, one.width) for one in sheet.column_dimensions.values())
    return [width * 8 / PIXELS for first, last, width in told for _ in range(first, last + 1)]


def heights_too_small(sheet: Worksheet) -> list[str]:
    """The cells of a sheet that show less than they say."""
    found, widths = [], widths_of(sheet)
    for row in sheet.iter_rows(min_row=HEAD + 2):
        for cell in row:
            if cell.value is None or cell.coordinate in sheet.merged_cells:
                continue
            width = (widths[cell.column - 1] - PADDING) * MM
            if min(height_of(str(cell.value), width), 409) > (sheet.row_dimensions[cell.row].height or 0) + 1:
                found.append(cell.coordinate)
    return found
