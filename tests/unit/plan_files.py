"""Small plans made on the spot, for the tests of the plan's reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.plan import read_plan
from models.plan.reading import PlanReading, PlanRow

HEADER = ("№ п/п", "Содержание работы", "Сроки", "Ответственный", "Форма отчета")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_plan(*lines: Sequence[str] | str, header: Sequence[str] | None = HEADER) -> bytes:
    """Rows by tabs; a string is a line outside of the table."""
    table = ([header] if header else []) + list(lines)
    return "\n".join(line if isinstance(line, str) else "\t".join(line) for line in table).encode()


def rows_of(*lines: Sequence[str] | str, header: Sequence[str] | None = HEADER) -> tuple[PlanRow, ...]:
    return read(text_plan(*lines, header=header)).rows


def read(data: bytes, name: str = "plan.txt", year: int | None = 2026) -> PlanReading:
    return read_plan(data, name, year)


def codes(reading: PlanReading, row: int | None = None) -> list[str]:
    return [problem.code for problem in reading.problems if problem.row == row]


def paragraph(text: str, properties: str = "") -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("\n"))
    return f"<w:p>{properties}<w:r>{runs}</w:r></w:p>"


def cell(text: str, *, span: int = 1, merge: str | None = None, inner: str = "") -> str:
    """A Word cell; `merge` is «restart» or «continue», `inner` XML put in instead of the text."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph(text)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A Word row; plain texts become cells."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{mark}{''.join(one if one.startswith('<w:') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl {WORD}><w:tblPr/>{''.join(rows)}</w:tbl>"


def word_plan(*elements: str) -> bytes:
    """A Word file of the given XML elements, or of one table with the usual header when rows are given."""
    document = docx.Document()
    if elements and elements[0].startswith("<w:tr"):
        elements = (table(row(*HEADER, header=True), *elements),)
    body: Any = document.element.body
    for element in elements:
        body.insert(len(body) - 1, parse_xml(element.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def zipped(**members: bytes) -> bytes:
    """A ZIP archive; «__» in a name stands for «/», «_xml» for «.xml»."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return packed.getvalue()
