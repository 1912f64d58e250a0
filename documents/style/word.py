"""A Word document as an institution files it: page, head, tables that continue under their headings, places to sign."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from documents.style.metrics import MM, width_of
from documents.style.page import (
    A4,
    BOTTOM,
    FONT,
    LANGUAGE,
    LARGE,
    LEFT,
    RIGHT,
    TEXT,
    TOP,
    Imprint,
    Signatory,
    room,
    tied,
)
from documents.style.word_table import add_table
from documents.style.word_xml import add_field, remove_theme_fonts, set_languages
from models.printable import printable

HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")
SCRIPTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
APPROVAL = 85
"""Millimetres of «Утверждаю» on the right."""
POST, SIGN = 75, 110
"""Millimetres from the left margin: the line to sign begins and ends there."""


class Paper:
    """Built from the top to the bottom, then taken as bytes: head first, `sign` last."""

    def __init__(
        self, imprint: Imprint, title: str, period: str = "", *, landscape: bool = False, approved: bool = False
    ) -> None:
        self.document = Document()
        self.imprint, self.landscape = imprint, landscape
        set_page(self.document, landscape=landscape)
        set_styles(self.document)
        set_properties(self.document, imprint.center, imprint.made, title, period)
        add_head(self.document, imprint, title, period, approved=approved)

    def paragraph(self, words: str) -> Paragraph:
        """A paragraph of the text, its first line indented."""
        paragraph = self.document.add_paragraph(tied(words))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(12.5)
        paragraph.paragraph_format.space_after = Pt(6)
        return paragraph

    def heading(self, words: str, level: int = 1) -> None:
        """The title of a part; it stays with what follows."""
        self.document.add_paragraph(tied(words), style=f"Heading {level}")

    def part(self, title: str, words: str) -> None:
        """«Название: текст» as a paragraph of its own; what was not said is left as a line to write on."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.add_run(f"{printable(title)}: ").bold = True
        paragraph.add_run(tied(words) or "_" * 40)

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], *, keys: int = 1) -> None:
        """A table as wide as the sheet; where it is too wide for one it goes on in a second table, which repeats the
        first `keys` columns."""
        add_table(self.document, titles, rows, keys=keys, landscape=self.landscape)
        self.document.add_paragraph()

    def sign(self, *besides: tuple[str, Signatory]) -> None:
        """Places to sign for whoever compiled it, for others with the word before their post, and for the head."""
        add_signatures(self.document, self.imprint, *besides)

    def content(self) -> bytes:
        """The whole paper as the bytes of a .docx."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def set_page(document: WordFile, *, landscape: bool = False) -> None:
    """A4 with the margins and, from the second sheet on, its number in the middle of the top (ГОСТ Р 7.0.97, 3.6)."""
    for section in document.sections:
        short, long = Mm(A4[0]), Mm(A4[1])
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        (paragraph, *_) = section.header.paragraphs
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if not paragraph.runs:
            add_field(paragraph, "PAGE")


def set_styles(document: WordFile) -> None:
    """One font for all scripts, no colours, the language of the text."""
    normal = cast("ParagraphStyle", document.styles["Normal"])
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.paragraph_format.widow_control = True
    _font(normal, TEXT)
    for name in HEADINGS:
        style = cast("ParagraphStyle", document.styles[name])
        _font(style, LARGE if name in ("Title", "Heading 1") else TEXT)
        style.font.bold, style.font.italic = True, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    set_languages(document, LANGUAGE)


def _font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    remove_theme_fonts(fonts)
    for script in SCRIPTS:
        fonts.set(qn(script), FONT)


def set_properties(document: WordFile, center: str, made: datetime, title: str, subject: str = "") -> None:
    """What a folder shows of the file: the centre's, made then."""
    told = document.core_properties
    told.author = told.last_modified_by = printable(center)[:255]
    told.title, told.subject = printable(title)[:255], printable(subject)[:255]
    told.created = told.modified = made.astimezone(UTC).replace(tzinfo=None)
    told.comments = told.keywords = told.category = ""
    told.language, told.revision = LANGUAGE, 1


def add_head(document: WordFile, imprint: Imprint, title: str, period: str = "", *, approved: bool = False) -> None:
    """The centre, «Утверждаю» where the paper is approved, the title, its period, and when it was made."""
    lines = [_centred(document, imprint.center)]
    if approved:
        _centred(document, "")
        for words in imprint.approval:
            paragraph = document.add_paragraph(words)
            paragraph.paragraph_format.left_indent = Length(_width(document) - Mm(APPROVAL))
    _centred(document, "")
    lines += [_centred(document, tied(title), bold=True)]
    for words in (tied(period), imprint.made_on):
        if words:
            lines.append(_centred(document, words))
    for paragraph in lines:
        paragraph.paragraph_format.keep_with_next = True
    _centred(document, "")


def add_signatures(document: WordFile, imprint: Imprint, *besides: tuple[str, Signatory]) -> None:
    """A line for each hand: the post, where to sign, the name; they stay on one sheet."""
    for post, name in imprint.signed(*besides):
        paragraph = _kept(document)
        paragraph.paragraph_format.space_before = Pt(14)
        if width_of(post, TEXT) > (POST - 2) * MM:
            # a post that reaches the line to sign stands above it
            paragraph.add_run(post)
            paragraph, post = _kept(document), ""
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(POST))
        stops.add_tab_stop(Mm(SIGN), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        paragraph.add_run(f"{post}\t\t {name}".rstrip(" "))


def _kept(document: WordFile) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True
    return paragraph


def _centred(document: WordFile, words: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(printable(words)).bold = bold
    return paragraph


def _width(document: WordFile) -> int:
    section = document.sections[-1]
    wide = section.page_width or Mm(LEFT + RIGHT + room()[0])
    return wide - (section.left_margin or 0) - (section.right_margin or 0)
