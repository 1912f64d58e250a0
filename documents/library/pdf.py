"""The words of a PDF, page by page; a PDF that is locked, broken or acts by itself is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.library.reading import BadMaterial, MaterialRefusal

_ACTS = (b"/Launch", b"/ImportData", b"/SubmitForm")
_PROGRAM = b"/JavaScript"
_LOCKED = b"/Encrypt"
_BROKEN_WORD = ("\ufffe\r\n", "\x02\r\n", "\u00ad\r\n", "\ufffe", "\x02")
"""How a word is told that goes on in the next line."""


def pages(data: bytes) -> Iterator[str]:
    """Its pages. Raises BadMaterial for one that is locked, that cannot be read, or that brings files and programs
    along."""
    document = _opened(data)
    try:
        if document.count_attachments() or any(one in data for one in _ACTS):
            raise BadMaterial(MaterialRefusal.EMBEDDED)
        if _PROGRAM in data or raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0:
            raise BadMaterial(MaterialRefusal.MACROS)
        if not len(document):
            raise BadMaterial(MaterialRefusal.BROKEN)
        for number in range(len(document)):
            yield _words(document, number)
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise BadMaterial(MaterialRefusal.PROTECTED if _LOCKED in data else MaterialRefusal.BROKEN) from error


def _words(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            said = str(text.get_text_bounded())
        finally:
            text.close()
    finally:
        page.close()
    for mark in _BROKEN_WORD:
        said = said.replace(mark, "")
    return said
