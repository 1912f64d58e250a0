"""What a paper says: its lines, and the numbers in them. A number that nobody knows what to make of is told too."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from models.activities import Mode, Type
from services.texts import label

MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
N = r"\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+"
"""«1 289» too: its space is one at which no line ends."""
CAME = re.compile(rf"\(({N}) чел\.\)")
CALENDAR = re.compile(r"\b\d{2}\.\d{2}\.\d{4}\b|\b\d{1,2} [а-я]+ (?:19|20)\d\d\b|\b(?:19|20)\d\d(?:/\d\d)?\b")
"""Days and years: they are no counts."""
TIED = re.compile(r"(?<!\d)\u00a0|\u00a0(?!\d)")
APPENDIX = "Приложение. Из чего сложилось"
_NOUNS = (*Type, *Mode, "participants", "events", "curators", "items", "records", "visits", "times")
_FORMS = {label("counted", noun, count=n).partition(" ")[2]: str(noun) for noun in _NOUNS for n in (1, 2, 5)}
_FORMS |= {"материал": "piece"}
_WORDS = "|".join(re.escape(form) for form in sorted(_FORMS, key=len, reverse=True))
COUNTED = re.compile(rf"({N}) ({_WORDS})(?!\w)")


def plain(text: str) -> str:
    """The text with plain spaces; those inside of a number stay."""
    return TIED.sub(" ", text)


def number(digits: str) -> int:
    """«1 289» as a number."""
    return int(re.sub(r"\D", "", digits))


def counted_in(text: str) -> Iterator[tuple[str, int]]:
    """What is counted in a sentence and how much of it: («seminar», 4)."""
    for found in COUNTED.finditer(text):
        yield _FORMS[found[2]], number(found[1])


def unread(text: str) -> Counter[str]:
    """Whatever numbers are left of a text that was read."""
    rest = CALENDAR.sub("", text)
    return Counter({f"не разобрано: {text.strip()[:100]}": 1} if re.search(r"\d", rest) else {})


@dataclass
class Trace:
    """A number of the last appendix: its mark, its words, its records; or the marks that add up to it."""

    mark: str
    title: str
    rows: list[tuple[str, ...]] = field(default_factory=list)
    sum: tuple[str, ...] = ()


@dataclass
class Page:
    """A .docx: its paragraphs without marks, its tables, and the appendix."""

    lines: list[str] = field(default_factory=list)
    tables: list[list[tuple[str, ...]]] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    """Those that stand in the text."""


def read_docx(content: bytes) -> Page:
    """The paper as it is read; what stands in the cells of a table, row by row."""
    page, appendix = Page(), False
    for block in Document(BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            appendix = appendix or block.text == APPENDIX
            _paragraph(page, plain(block.text), appendix=appendix)
        elif isinstance(block, Table):
            rows = [_cells(row.cells) for row in block.rows]
            if appendix and page.traces:
                page.traces[-1].rows += rows[1:]
            else:
                page.marks.update(mark for row in rows for cell in row for mark in MARK.findall(cell))
                page.tables.append([tuple(MARK.sub("", cell) for cell in row) for row in rows])
    return page


def _paragraph(page: Page, text: str, *, appendix: bool) -> None:
    if not appendix:
        page.marks.update(MARK.findall(text))
        page.lines.append(MARK.sub("", text))
    elif begun := re.match(rf"({MARK.pattern}) (.*)", text, re.DOTALL):
        page.traces.append(Trace(begun[1], begun[2]))
    elif marks := MARK.findall(text):
        page.traces[-1].sum = tuple(marks)


def _cells(cells: Sequence[_Cell]) -> tuple[str, ...]:
    """Merged cells are one."""
    return tuple(plain(cell.text) for cell in dict.fromkeys(cells))


def read_xlsx(content: bytes) -> list[list[tuple[object, ...]]]:
    """The sheets of a workbook, rows without anything left out."""
    book = load_workbook(BytesIO(content), data_only=True)
    return [
        [row for row in sheet.iter_rows(values_only=True) if any(cell not in (None, "") for cell in row)]
        for sheet in book.worksheets
    ]
