"""The columns of a filled table: no word is broken, and what is left of the width goes where most is said."""

from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt
from docx.table import Table

from documents.style.metrics import MM, longest_word, width_of

SIZE = 12
"""Points of a table's letters in our templates, where the template itself says nothing else."""
PADDING = 4.2
"""Millimetres that a cell takes besides its text: Word's own air, and a reserve."""
FEW = 5
"""Columns of a table that is measured: narrower ones are as wide as the template has them."""


def measure(table: Table, *, kept: bool = False) -> None:
    """Set the widths of a table's columns from what stands in them; the table stays as wide as it is. A table whose
    words need more than that, or that has few columns, is left as it is; of a table whose widths are `kept` so is one
    that breaks no word."""
    columns = list(table.columns)
    rows = [row for row in table._tbl.tr_lst if len(row.tc_lst) == len(columns)]  # noqa: SLF001 — cells of merged rows apart
    if len(columns) < FEW or not rows:
        return
    texts = [_texts(row) for row in rows]
    wide = sum(column.width or 0 for column in columns) / Mm(1)
    size = _size(table)
    least = [max(_words(row[n], size, bold=row is texts[0]) for row in texts) + PADDING for n in range(len(columns))]
    spare = wide - sum(least)
    fits = all(need <= (column.width or 0) / Mm(1) for need, column in zip(least, columns, strict=True))
    if spare < 0 or (kept and fits):
        return
    said = [sum(width_of(row[n], size) for row in texts) for n in range(len(columns))]
    widths = [Mm(need + spare * part / (sum(said) or 1)) for need, part in zip(least, said, strict=True)]
    for column, width in zip(columns, widths, strict=True):
        column.width = width
    for row in rows:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _texts(row: CT_Row) -> list[str]:
    return ["\n".join(paragraph.text for paragraph in cell.p_lst) for cell in row.tc_lst]


def _words(text: str, size: float, *, bold: bool) -> float:
    return longest_word(text, size, bold=bold) / MM


def _size(table: Table) -> float:
    found = table.rows[0].cells[0].paragraphs[0].runs
    return (found[0].font.size or Pt(SIZE)).pt if found else SIZE
