"""The code that presence is marked by: a picture for a screen, and a page to hang at the door."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from documents.codes import OWN_QUIET, code_png
from documents.style.page import SMALL, Imprint, tied
from documents.style.word import set_page, set_properties, set_styles
from models.events.page import CheckInPage

CODE = 110
"""Millimetres: read from three metres, by the tenth that is reckoned with."""
SCREEN_PIXELS = 16
TITLE, CALL, LINE = 24, 20, 14
LONG_TITLE = 90
"""Characters above which the title is set smaller, so that the page stays one."""
MARGIN = 20


def write_check_in(link: str, page: CheckInPage | None, imprint: Imprint) -> tuple[bytes, bytes]:
    """The picture of the link (.png), and the page with it (.docx), empty where none is asked for."""
    return code_png(link, SCREEN_PIXELS, OWN_QUIET), b"" if page is None else _page(page, imprint)


def _page(page: CheckInPage, imprint: Imprint) -> bytes:
    document = Document()
    set_page(document)
    for section in document.sections:  # it hangs and is bound nowhere
        section.left_margin = section.right_margin = Mm(MARGIN)
        section.top_margin = section.bottom_margin = Mm(MARGIN - 5)
    set_styles(document)
    set_properties(document, imprint.center, imprint.made, page.title)
    _line(document, imprint.center, LINE)
    _line(document, page.title, TITLE if len(page.title) <= LONG_TITLE else CALL, bold=True, above=6)
    for words in page.lines:
        _line(document, words, LINE, above=3)
    _line(document, page.call, CALL, bold=True, above=12)
    picture = document.add_paragraph()
    picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture.add_run().add_picture(io.BytesIO(code_png(page.link, SCREEN_PIXELS)), width=Mm(CODE))
    for number, words in enumerate(page.steps, 1):
        _line(document, f"{number}. {words}", LINE, above=2)
    _line(document, page.note, LINE, above=10)
    _line(document, page.link, SMALL, above=6)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _line(document: WordFile, words: str, size: int, *, bold: bool = False, above: int = 0) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(above)
    run = paragraph.add_run(tied(words))
    run.bold, run.font.size = bold, Pt(size)
    return paragraph
