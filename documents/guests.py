"""A list of people to be invited: read out of a workbook, a table of Word, a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from documents.plan.docx import read_docx
from documents.plan.guard import Format, check_size, recognise
from documents.plan.sheets import read_xlsx
from documents.plan.text import decode
from models.guests.columns import read_guests
from models.guests.lines import MOST_LINES, BadList, GuestReading, ListLine, Refused
from models.plan.errors import BadPlan, Refusal
from models.plan.source import Line, Part, Row

MARKS = ("\t", ";", "|", ",")
"""What stands between the cells of a line, the one that says it most surely first."""
OVER = 40
"""Lines besides the people's own: titles, headings, empty ones, a footer."""
REFUSED = {
    Refusal.PROTECTED: Refused.PROTECTED,
    Refusal.TOO_LARGE: Refused.TOO_LARGE,
    Refusal.BOMB: Refused.TOO_LARGE,
    Refusal.TOO_MANY_ROWS: Refused.TOO_MANY,
    Refusal.EMPTY: Refused.EMPTY,
    Refusal.UNSUPPORTED: Refused.UNSUPPORTED,
}


def read_list(data: bytes, name: str, districts: Sequence[str]) -> GuestReading:
    """Everybody whom the file or the text names. Raises BadList for what cannot be read, or names nobody."""
    try:
        check_size(len(data))
        lines = list(_lines(data, name))
    except BadPlan as error:
        raise BadList(REFUSED.get(error.code, Refused.BROKEN)) from error
    except BadList:
        raise
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise BadList(Refused.BROKEN) from error
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not filled:
        raise BadList(Refused.EMPTY)
    if len(filled) > MOST_LINES + OVER:
        raise BadList(Refused.TOO_MANY)
    found = read_guests(filled, districts)
    if len(found.guests) > MOST_LINES:
        raise BadList(Refused.TOO_MANY)
    return found


def _lines(data: bytes, name: str) -> Iterator[ListLine]:
    kind = recognise(data, name)
    if kind is Format.TEXT:
        return lines_of_text(decode(data))
    return _lines_of_parts(read_xlsx(data) if kind is Format.EXCEL else read_docx(data))


def _lines_of_parts(parts: Sequence[Part]) -> Iterator[ListLine]:
    """The rows of tables; where there are none, lines of prose that have marks in them."""
    blocks = [block for part in parts for block in part.blocks]
    rows = [block for block in blocks if isinstance(block, Row)]
    for row in rows:
        yield _split_alone(ListLine(row.line, tuple(cell.text for cell in row.cells), row.table))
    for line in blocks if not rows else ():
        if isinstance(line, Line) and any(mark in line.text for mark in MARKS):
            yield _split_alone(ListLine(line.line, (line.text,)))


def lines_of_text(text: str) -> Iterator[ListLine]:
    """The lines of a CSV or of a message; a mark that stands in one line only counts for that line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    raw = text.split("\n")
    mark = max(MARKS, key=lambda one: (sum(one in line for line in raw), -MARKS.index(one)))
    if text.count('"') % 2 or '"' not in text:
        for number, line in enumerate(raw, 1):
            yield _split_alone(ListLine(number, tuple(line.split(mark))))
        return
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    for cells in reader:
        yield _split_alone(ListLine(reader.line_num, tuple(cells)))


def _split_alone(line: ListLine) -> ListLine:
    """A line that stands whole in one cell."""
    filled = [cell for cell in line.cells if cell.strip()]
    if len(filled) != 1:
        return line
    mark = next((one for one in MARKS if one in filled[0]), None)
    return ListLine(line.number, tuple(filled[0].split(mark)), line.sheet) if mark else line
