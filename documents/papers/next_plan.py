"""The draft of a plan in Word: what is to be looked at is tinted and has a comment, and reads as the plain words do."""

import io
import textwrap
from collections.abc import Sequence
from itertools import pairwise

from docx import Document
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from documents.papers.next_plan_draft import DraftLine, DraftPaper, DraftText
from documents.papers.sheets import PaperHead
from documents.style.fitting import fit
from documents.style.page import LARGE, SMALL, Imprint, room
from documents.style.word import add_signatures, set_page, set_properties, set_styles
from documents.style.word_table import AIR, PADDING
from documents.style.word_xml import continue_cell, mark_row, set_padding, strike
from models.plan.next_year import MovedPiece
from models.printable import printable

LINE = 200
"""Letters of a line of the title: a longer one is not read as one."""
APPROVAL = 165
"""Millimetres from the left margin to «Утверждаю»."""
YEAR_TO_WRITE = "«___» ______________ 20___\u00a0г."


def write_plan(head: PaperHead, paper: DraftPaper) -> bytes:
    """The draft as a .docx, with its changes marked and its notes as comments."""
    out = io.BytesIO()
    _DraftWriter(head.imprint, paper).document.save(out)
    return out.getvalue()


class _DraftWriter:
    """Written from the top to the bottom."""

    def __init__(self, imprint: Imprint, paper: DraftPaper) -> None:
        self.document: WordFile = Document()
        self.imprint, self.paper, self._struck = imprint, paper, 0
        set_page(self.document, landscape=True)
        set_styles(self.document)
        set_properties(self.document, imprint.center, imprint.made, paper.title.text)
        self._approval()
        self._title()
        for one in paper.before:
            self._say(self.document.add_paragraph(), one)
        if paper.before:
            self.document.add_paragraph()
        self._tables()
        for one in paper.after:
            self._say(self.document.add_paragraph(), one)
        add_signatures(self.document, imprint)
        self.document.add_paragraph(imprint.made_on)

    def _approval(self) -> None:
        for words in (*self.imprint.approval[:-1], YEAR_TO_WRITE):
            paragraph = self.document.add_paragraph(words)
            paragraph.paragraph_format.left_indent = Mm(APPROVAL)
        self.document.add_paragraph()

    def _title(self) -> None:
        """As many lines as it needs; «на 2027 год» stands in one of them."""
        title = self.paper.title
        *above, last = textwrap.wrap(title.text.replace(" год", "\u00a0год").replace("на 20", "на\u00a020"), LINE)
        for words in above:
            self._centred(DraftText((MovedPiece(words),)))
        self._centred(DraftText((MovedPiece(last),), title.notes))
        self.document.add_paragraph()

    def _centred(self, text: DraftText) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._say(paragraph, text, bold=True, size=LARGE)

    def _tables(self) -> None:
        """One for each plan, of the same columns."""
        paper, wide = self.paper, room(landscape=True)[0]
        rows = [[cell.text for cell in line.cells] for line in paper.lines if not line.heading]
        widths = fit(paper.titles, rows, PADDING, landscape=True, least=wide).widths
        # a table of a plan stays one: with more words than a sheet is wide, long ones break
        widths = tuple(width * wide / sum(widths) for width in widths)
        begins = [number for number, line in enumerate(paper.lines) if line.apart]
        for first, last in pairwise((0, *begins, len(paper.lines))):
            lines = paper.lines[first:last]
            if lines and lines[0].apart:
                self._above(lines[0].cells[0])
                lines = lines[1:]
            if lines:
                self._table(lines, widths)

    def _above(self, title: DraftText) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        self._say(paragraph, title, bold=True)

    def _table(self, lines: Sequence[DraftLine], widths: Sequence[float]) -> None:
        paper = self.paper
        table = self.document.add_table(rows=0, cols=len(paper.titles), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        set_padding(table, AIR)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        heads = [DraftText((MovedPiece(title),)) for title in paper.titles]
        self._row(table, heads, bold=True)
        for number, line in enumerate(lines):
            following = lines[number + 1 : number + 2]
            begins = not line.goes_on and any(one.goes_on for one in following)
            if line.heading:
                self._heading(table, line.cells[0])
            else:
                self._row(table, line.cells, goes_on=line.goes_on if line.goes_on or begins else None)
        self.document.add_paragraph()

    def _row(
        self, table: Table, texts: Sequence[DraftText], *, bold: bool = False, goes_on: bool | None = None
    ) -> None:
        row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx forgot to annotate it
        mark_row(row, header=bold, whole=True)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            if column == self.paper.number and goes_on is not None:
                continue_cell(cell, goes_on=goes_on)
                if goes_on:
                    continue
            self._fill(cell, text, bold=bold)

    def _heading(self, table: Table, text: DraftText) -> None:
        row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx forgot to annotate it
        mark_row(row, header=False, whole=True)
        cells = row.cells
        self._fill(cells[0].merge(cells[-1]), text, bold=True)

    def _fill(self, cell: _Cell, text: DraftText, *, bold: bool) -> None:
        self._say(cell.paragraphs[0], text, bold=bold, size=SMALL)

    def _say(self, paragraph: Paragraph, text: DraftText, *, bold: bool = False, size: int | None = None) -> None:
        runs = []
        for piece in text.pieces:
            run = paragraph.add_run(printable(piece.text))
            run.bold = bold or None
            if size:
                run.font.size = Pt(size)
            if text.notes:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            runs.append(run)
        if text.notes:
            # an empty cell has something to hang a comment on, too
            runs = runs or [paragraph.add_run()]
            self._comment(runs, "\n".join(text.notes))
        for run, piece in zip(runs, text.pieces, strict=False):
            if piece.struck:
                self._struck += 1
                strike(run, self._struck, self.paper.commentator, self.imprint.made)

    def _comment(self, runs: Sequence[Run], words: str) -> None:
        author = self.paper.commentator
        comment = self.document.add_comment(runs, printable(words), author, author[:1])
        comment._comment_elm.set(qn("w:date"), f"{self.imprint.made:%Y-%m-%dT%H:%M:%SZ}")  # noqa: SLF001
