"""Tables of Word: measured, bordered, their headings on every sheet, their rows whole."""

from collections.abc import Sequence

from docx.document import Document as WordFile
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import Table, _Row

from documents.style.fitting import STANDING, fit
from documents.style.metrics import MM, longest_line
from documents.style.page import SMALL, room, tied
from documents.style.word_xml import mark_row, set_padding, stand
from models.printable import printable

AIR = 0.9
"""Millimetres on either side of a cell."""
PADDING = 2 * AIR + 0.3
"""Millimetres that a cell takes besides its text: air and borders."""
NEXT = "Продолжение таблицы"


def add_table(
    document: WordFile, titles: Sequence[str], rows: Sequence[Sequence[str]], *, keys: int = 1, landscape: bool = False
) -> None:
    """The table at the document's end, or several where it is too wide for a sheet."""
    rows = [[tied(words) for words in row] for row in rows]
    layout = fit(titles, rows, PADDING, keys=keys, landscape=landscape, least=room(landscape=landscape)[0])
    for number, columns in enumerate(layout.sheets):
        if number:
            document.add_paragraph(NEXT).paragraph_format.keep_with_next = True
        table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
        _set(table, [layout.widths[column] for column in columns])
        _head(table.add_row(), [(titles[column], layout.stands(titles[column], column, PADDING)) for column in columns])
        for row in rows:
            _write(table.add_row(), [row[column] for column in columns])


def _set(table: Table, widths: Sequence[float]) -> None:
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    set_padding(table, AIR)
    # rows that are added later take the widths of their columns
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)


def _head(row: _Row, titles: Sequence[tuple[str, bool]]) -> None:
    mark_row(row, header=True, whole=True)
    standing = [longest_line(title, STANDING * MM, SMALL, bold=True) for title, stands in titles if stands]
    if standing:
        row.height, row.height_rule = Pt(max(standing) + SMALL), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, (title, stands) in zip(row.cells, titles, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        run = paragraph.add_run(printable(title))
        run.bold, run.font.size = True, Pt(SMALL)
        if stands:
            stand(cell)


def _write(row: _Row, texts: Sequence[str]) -> None:
    mark_row(row, header=False, whole=True)
    for cell, words in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(words).font.size = Pt(SMALL)
