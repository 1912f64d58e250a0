"""A Word document as an institution files it: A4, Times New Roman, tables with a heading on every page."""

import io
from collections.abc import Sequence

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

A4 = (210, 297)
FONT, TABLE_SIZE = "Times New Roman", 8
MARGIN = 57
"""Twentieths of a point: a millimetre."""


class Paper:
    """Built from the top to the bottom, then taken as bytes."""

    def __init__(self, *, landscape: bool = False) -> None:
        self._doc = Document()
        section = self._doc.sections[0]
        short, long = Mm(A4[0]), Mm(A4[1])
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        # a portrait sheet is bound on the left (ГОСТ Р 7.0.97–2016: 20, 20, 20 and 10 mm)
        section.left_margin, section.right_margin = (Mm(6), Mm(6)) if landscape else (Mm(20), Mm(10))
        section.top_margin, section.bottom_margin = (Mm(12), Mm(12)) if landscape else (Mm(20), Mm(20))
        normal = self._doc.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(12)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        normal.paragraph_format.space_after = Pt(0)
        self._doc.core_properties.language = "ru-RU"

    def heading(self, title: str, under: str = "") -> None:
        """The title in the middle, and a line under it."""
        for words, bold in ((title, True), (under, False)):
            if words:
                paragraph = self._doc.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.add_run(words).bold = bold
        self._doc.add_paragraph()

    def part(self, title: str, words: str) -> None:
        """«Название: текст» as a paragraph of its own; what was not said is left as a line to write on."""
        paragraph = self._doc.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.add_run(f"{title}: ").bold = True
        paragraph.add_run(words or "_" * 40)

    def table(self, titles: Sequence[str], lines: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """A table with borders; widths in millimetres; the titles stand on every page."""
        table = self._doc.add_table(rows=1, cols=len(titles), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        _narrow_margins(table)
        self._fill(table.rows[0], titles, widths, bold=True)
        _mark(table.rows[0], "w:tblHeader")
        for line in lines:
            row = table.add_row()
            self._fill(row, line, widths)
            _mark(row, "w:cantSplit")

    def _fill(self, row: _Row, texts: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> None:
        for cell, words, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            _write(cell, words, bold=bold)

    def content(self) -> bytes:
        """The .docx."""
        out = io.BytesIO()
        self._doc.save(out)
        return out.getvalue()


def _write(cell: _Cell, words: str, *, bold: bool) -> None:
    run = cell.paragraphs[0].add_run(words)
    run.bold, run.font.size = bold, Pt(TABLE_SIZE)


def _narrow_margins(table: Table) -> None:
    """A millimetre on either side of a cell: fourteen columns stand on one sheet, and no word is broken."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # the order of a table's properties is fixed: margins stand before its look
    look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001 — the library has no other way to it
    if look is None:
        table._tbl.tblPr.append(margins)  # noqa: SLF001
    else:
        look.addprevious(margins)


def _mark(row: _Row, what: str) -> None:
    mark = OxmlElement(what)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 — the library has no other way to it
