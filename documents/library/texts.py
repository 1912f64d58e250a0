"""The words of Word, Excel and PowerPoint files, part by part: paragraphs, sheets, slides."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml.etree import _Element
from python_calamine import CalamineWorkbook

from documents.plan.package import Package, qn
from models.library.reading import LONGEST_TEXT, BadMaterial, MaterialRefusal

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", re.IGNORECASE)
_GAPS = frozenset({qn("w:tab"), qn("w:br"), qn("w:cr"), f"{_A}br"})
_RASTER = re.compile(r"/media/[^/]+\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)$", re.IGNORECASE)


def word_parts(data: bytes) -> Iterator[str]:
    """Its paragraphs, those of tables, notes and comments too."""
    package = Package(data)
    main = package.main or ""
    others = sorted(one for one in package.zip.namelist() if _WORD_PARTS.fullmatch(one) and one != main)
    for member in (main, *others):
        for paragraph in package.xml(member).iter(qn("w:p")):
            if (words := _words(paragraph, qn("w:p"), qn("w:t"))).strip():
                yield words


def slides(data: bytes) -> Iterator[str]:
    """Its slides in their order, each with its notes."""
    package = Package(data)
    for _, kind, slide in package.relations(package.main or ""):
        if kind != "slide":
            continue
        told = [slide, *(target for _, what, target in package.relations(slide) if what == "notesSlide")]
        yield "\n".join(line for member in told for line in _lines(package.xml(member)))


def sheets(data: bytes) -> Iterator[str]:
    """Its sheets, hidden ones too: the name, then the rows. Raises BadMaterial for one of more words than can be looked
    through."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        lines, size = [name], 0
        for row in book.get_sheet_by_name(name).iter_rows():
            line = " ".join(str(cell) for cell in row if cell != "")
            size += len(line)
            if size > LONGEST_TEXT:
                raise BadMaterial(MaterialRefusal.LONG)
            lines += [line] if line else []
        yield "\n".join(lines)


def pictures_in(data: bytes) -> int:
    """How many pictures lie in it, in which people may be recognised."""
    return sum(bool(_RASTER.search(name)) for name in Package(data).zip.namelist())


def _lines(root: _Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_A}p"):
        if (words := _words(paragraph, f"{_A}p", f"{_A}t")).strip():
            yield words


def _words(paragraph: _Element, paragraph_tag: str, text_tag: str) -> str:
    """What stands in the paragraph itself: one in a frame inside it is told by itself, and a fallback repeats what
    stands beside it."""
    said: list[str] = []

    def walk(parent: _Element) -> None:
        for child in parent:
            if child.tag in (paragraph_tag, f"{_MC}Fallback"):
                continue
            if child.tag == text_tag:
                said.append(child.text or "")
            elif child.tag in _GAPS:
                said.append(" ")
            else:
                walk(child)

    walk(paragraph)
    return "".join(said)
