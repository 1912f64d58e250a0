"""A template as it is built: paragraphs and tables from the top to the bottom, and the marks that fill them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row

from documents.style.metrics import MM, longest_word
from documents.style.word import set_page, set_styles

TABLE_SIZE, PADDING = 12, 3.8
"""Points of a table's letters, millimetres that a cell takes besides its text."""
SPACE = "\N{NO-BREAK SPACE}"


class Template:
    """Built from the top to the bottom."""

    def __init__(self, *, landscape: bool = False) -> None:
        self.doc: Doc = Document()
        set_page(self.doc, landscape=landscape)
        set_styles(self.doc)

    def text(
        self,
        words: str,
        *,
        bold: bool = False,
        align: str = "both",
        left: int = 0,
        first: float = 0,
        stays: bool = False,
    ) -> None:
        """A paragraph, so many millimetres from the margin; one that `stays` ends no page."""
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.keep_with_next = stays or None
        paragraph.alignment = {
            "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
            "left": WD_ALIGN_PARAGRAPH.LEFT,
            "center": WD_ALIGN_PARAGRAPH.CENTER,
        }[align]
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(left), Mm(first)
        paragraph.add_run(words).bold = bold

    def heading(self, words: str, level: int = 1) -> None:
        self.doc.add_heading(words, level).alignment = WD_ALIGN_PARAGRAPH.LEFT

    def when(self, condition: str) -> None:
        self.doc.add_paragraph("{%p if " + condition + " %}")

    def every(self, loop: str) -> None:
        self.doc.add_paragraph("{%p for " + loop + " %}")

    def end(self, what: str) -> None:
        self.doc.add_paragraph("{%p end" + what + " %}")

    def items(self, of: str, number: str = "{{ loop.index }}. ") -> None:
        self.every(f"one in {of}")
        self.text(number + "{{ one }}", align="left", first=12.5)  # a line of a list is not drawn apart
        self.end("for")

    def approval(self, left: int = 85) -> None:
        """«УТВЕРЖДАЮ», on the right, so many millimetres from the margin."""
        for words in (
            "УТВЕРЖДАЮ",
            "{{ approver.post or '____________________' }}",
            "{{ center }}",
            f"______________{SPACE}{{{{ approver.name or '____________________' }}}}",
            f"«___»{SPACE}______________{SPACE}{{{{ made_year }}}}{SPACE}г.",
        ):
            self.text(words, align="left", left=left)
        self.text("")

    def title(self) -> None:
        self.text("{{ title }}", bold=True, align="center")
        self.text("{{ center }}", align="center")
        self.text("")

    def signature(self) -> None:
        """«Составил», at the end: with a sentence that stands above it, so that it is not alone on a page."""
        self.text("", stays=True)
        self.when("author.name")
        by = f"Составил: {{{{ author.post }}}} ______________{SPACE}{{{{ author.name }}}}"
        self.text(by, align="left", stays=True)
        self.end("if")
        self.when("not author.name")
        self.text(f"Составил: ____________________ ______________{SPACE}____________________", align="left", stays=True)
        self.end("if")
        self.text("{{ made }}" + f"{SPACE}г.", align="left")

    def table(self, titles: Sequence[str], cells: Sequence[str], widths: Sequence[int], *loops: str) -> None:
        """A table with a row each of what the last loop gives; its heads stand on every page, its rows are not cut. A
        loop around it has a row of its own for its title."""
        table = self.doc.add_table(rows=1, cols=len(titles), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._row(table.rows[0], titles, widths, bold=True)
        _mark(table.rows[0], "w:tblHeader")
        for loop in loops:
            self._whole(table, "{%tr for " + loop + " %}")
            if loop != loops[-1]:
                row = table.add_row()
                whole = row.cells[0].merge(row.cells[-1])
                run = whole.paragraphs[0].add_run("{{ " + loop.split()[0] + ".title }}")
                run.bold, run.font.size = True, Pt(TABLE_SIZE)
                whole.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
                whole.paragraphs[0].paragraph_format.keep_with_next = True
                _mark(row, "w:cantSplit")
        self._row(table.add_row(), [_fitting(one, width) for one, width in zip(cells, widths, strict=True)], widths)
        for _loop in loops:
            self._whole(table, "{%tr endfor %}")

    def _whole(self, table: Any, words: str) -> None:
        """A row of one cell: what steers the rows is not broken in a narrow column for whoever edits the template."""
        row = table.add_row()
        row.cells[0].merge(row.cells[-1]).paragraphs[0].add_run(words).font.size = Pt(TABLE_SIZE)

    def _row(self, row: _Row, texts: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> None:
        for cell, words, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(words)
            run.bold, run.font.size = bold, Pt(TABLE_SIZE)
        _mark(row, "w:cantSplit")

    def content(self) -> bytes:
        out = io.BytesIO()
        self.doc.core_properties.author, self.doc.core_properties.language = "Опора", "ru-RU"
        self.doc.save(out)
        return out.getvalue()


def _fitting(cell: str, width: int) -> str:
    """The cell's mark, its words apart where the column is narrow: whoever edits the template sees none of them broken.
    Raises ValueError for a column that is too narrow all the same."""
    for told in (cell, cell.replace(".", " . ")):
        if longest_word(told, TABLE_SIZE) / MM + PADDING <= width:
            return told
    raise ValueError(f"{cell} breaks in {width} mm")


def _mark(row: _Row, what: str) -> None:
    mark = OxmlElement(what)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 — the library has no other way to it
