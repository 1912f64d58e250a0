"""What python-docx has no words for."""

from datetime import datetime

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

THEMED = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
LOOKS = ("w:tblLook", "w:tblCaption", "w:tblDescription")
# the schema fixes the order of what a row says of itself
MARKS = ("w:cantSplit", "w:tblHeader")


def add_field(paragraph: Paragraph, name: str) -> None:
    """A number that the office program counts: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001 — the library has no other way to it
        elif text == name:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {name} "
            run._r.append(code)  # noqa: SLF001
        else:
            run.text = text


def set_languages(document: WordFile, language: str) -> None:
    """The language that the text is checked and hyphenated in."""
    styles = document.styles.element
    for lang in styles.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def remove_theme_fonts(fonts: BaseOxmlElement) -> None:
    """A theme's font is stronger than a named one."""
    for name in THEMED:
        fonts.attrib.pop(qn(name), "")


def mark_row(row: _Row, *, header: bool, whole: bool) -> None:
    """Whether the row is repeated on each sheet, and whether it may not break over two."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    for name, wanted in zip(MARKS, (whole, header), strict=True):
        for old in properties.findall(qn(name)):
            properties.remove(old)
        if wanted:
            mark = OxmlElement(name)
            mark.set(qn("w:val"), "true")
            properties.append(mark)


def set_padding(table: Table, millimetres: float) -> None:
    """How much air a cell has on its left and on its right."""
    properties = table._tbl.tblPr  # noqa: SLF001
    for old in properties.findall(qn("w:tblCellMar")):
        properties.remove(old)
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(round(millimetres * 1440 / 25.4)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # the order of a table's properties is fixed: margins stand before its look
    look = next((found for name in LOOKS if (found := properties.find(qn(name))) is not None), None)
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def stand(cell: _Cell) -> None:
    """The cell's text is read from below upwards."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    properties.append(direction)


def continue_cell(cell: _Cell, *, goes_on: bool) -> None:
    """The cell is one with those under it, which go on with it."""
    merge = OxmlElement("w:vMerge")
    if not goes_on:
        merge.set(qn("w:val"), "restart")
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
    width = properties.find(qn("w:tcW"))
    properties.insert(0 if width is None else properties.index(width) + 1, merge)


def strike(run: Run, number: int, author: str, at: datetime) -> None:
    """Propose to leave the words out, as Word's own review does: there they are agreed to or kept. `number` is of the
    proposal, each has its own in a document."""
    deletion = OxmlElement("w:del")
    for name, value in (("w:id", str(number)), ("w:author", author), ("w:date", f"{at:%Y-%m-%dT%H:%M:%SZ}")):
        deletion.set(qn(name), value)
    for text in run._r.findall(qn("w:t")):  # noqa: SLF001
        text.tag = qn("w:delText")
        text.set(qn("xml:space"), "preserve")
    run._r.addprevious(deletion)  # noqa: SLF001
    deletion.append(run._r)  # noqa: SLF001
