"""Links of invites on paper: a sheet to be cut, a code for each person, and a workbook to forward them from."""

from __future__ import annotations

import io

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from documents.codes import code_png
from documents.style.book import TableSheet, write_tables
from documents.style.cells import Value
from documents.style.page import SMALL, TEXT, Imprint, room, tied
from documents.style.word import Paper
from documents.style.word_xml import mark_row, set_padding
from models.guests.links import GuestLink, LinkPapers

CODE = 34
"""Millimetres of a code: a telephone reads it from a hand's length."""
AIR = 2.0
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_links(papers: LinkPapers, imprint: Imprint) -> tuple[bytes, bytes]:
    """The sheet to be cut as a .docx, and the workbook of the same links."""
    return _cut_sheet(papers, imprint), _workbook(papers, imprint)


def _cut_sheet(papers: LinkPapers, imprint: Imprint) -> bytes:
    paper = Paper(imprint, papers.title)
    width = room()[0]
    table = paper.document.add_table(rows=0, cols=2, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    set_padding(table, AIR)
    _dash(table)
    widths = (CODE + 2 * AIR + 2, width - CODE - 2 * AIR - 2)
    for column, millimetres in zip(table.columns, widths, strict=True):
        column.width = Mm(millimetres)
    for link in papers.links:
        row = table.add_row()
        mark_row(row, header=False, whole=True)
        _code(row.cells[0], link)
        _words(row.cells[1], link, papers.sentence)
    return paper.content()


def _code(cell: _Cell, link: GuestLink) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run().add_picture(io.BytesIO(code_png(link.link)), width=Mm(CODE))


def _words(cell: _Cell, link: GuestLink, sentence: str) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    first = cell.paragraphs[0]
    for paragraph, words, size, bold in (
        (first, link.name or link.place, TEXT, True),
        (cell.add_paragraph(), link.place if link.name else "", TEXT, False),
        (cell.add_paragraph(), sentence, SMALL, False),
        (cell.add_paragraph(), link.link, SMALL, False),
    ):
        run = paragraph.add_run(tied(words))
        run.bold, run.font.size = bold, Pt(size)
        paragraph.paragraph_format.space_after = Pt(2)


def _dash(table: Table) -> None:
    """Lines to cut along."""
    borders = OxmlElement("w:tblBorders")
    for edge in EDGES:
        line = OxmlElement(f"w:{edge}")
        shape = "nil" if edge == "insideV" else "dashed"
        for name, value in (("val", shape), ("sz", "6"), ("space", "0"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr  # noqa: SLF001 — the library has no other way to it
    after = next(found for found in properties if found.tag in (qn("w:tblLayout"), qn("w:tblCellMar"), qn("w:tblLook")))
    after.addprevious(borders)


def _workbook(papers: LinkPapers, imprint: Imprint) -> bytes:
    links = enumerate(papers.links, 1)
    rows: list[list[Value]] = [[number, one.name, one.place, one.link, one.message] for number, one in links]
    table = TableSheet(name=papers.title, title=papers.title, titles=papers.headings, rows=rows, keys=2)
    return write_tables(imprint, [table])
