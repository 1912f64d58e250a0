"""Plain text, CSV and what converters leave: tabs, semicolons, Markdown pipes, HTML tables."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from documents.plan.html import html_blocks
from documents.plan.pasted import pasted_blocks
from models.plan.errors import BadPlan, Refusal
from models.plan.headers import is_header
from models.plan.likeness import looks_like_number
from models.plan.rows import TOO_MANY_ROWS
from models.plan.source import Block, Cell, Line, Part, Row

_HTML_TABLE, _HTML_ROW = re.compile(r"<table[\s>]", re.IGNORECASE), re.compile(r"<tr[\s>]", re.IGNORECASE)
_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_FREQUENT = frozenset("оеаинтсрвл")
_ENCODINGS = ("cp1251", "cp866", "koi8-r")
_MARKS = (";", ",")
_MAX_CELLS = 100  # of a row
_HEADER_WITHIN = 2_000  # records
_LONGEST_QUOTED = 40  # lines a quoted cell may run over


def read_text(data: bytes) -> list[Part]:
    """The text as one part. Raises BadPlan when the bytes are no text."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadPlan(Refusal.EMPTY, "blank")
    if _HTML_TABLE.search(text) and _HTML_ROW.search(text):
        if len(_HTML_ROW.findall(text)) >= TOO_MANY_ROWS:
            raise BadPlan(Refusal.TOO_MANY_ROWS, "rows of HTML")
        return [Part(tuple(html_blocks(text)))]
    lines = text.split("\n")
    if sum("\t" in line or _PIPES.match(line) is not None for line in lines) >= TOO_MANY_ROWS:
        raise BadPlan(Refusal.TOO_MANY_ROWS, "lines with tabs or pipes")
    if any("\t" in line for line in lines):
        return [Part(tuple(_tabbed(lines)))]
    if any(_PIPES.match(line) for line in lines):
        return [Part(tuple(_piped(lines)))]
    if not any(_has_header(text, mark) for mark in _MARKS) and (pasted := pasted_blocks(lines)):
        return [Part(tuple(pasted))]
    return [Part(tuple(_separated(text)))]


def decode(data: bytes) -> str:
    """Text by its mark, as UTF-8, or in the Russian encoding that yields the most frequent letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(data, "utf-16")
    if b"\0" in data[:4000]:
        raise BadPlan(Refusal.BROKEN, "binary bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        sample = data[:20_000]
        best = max(_ENCODINGS, key=lambda name: sum(char in _FREQUENT for char in sample.decode(name, "replace")))
        return data.decode(best, "replace")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadPlan(Refusal.BROKEN, str(error)) from error


def _tabbed(lines: Sequence[str]) -> Iterator[Block]:
    """Lines with tabs are rows; a cell may run over lines in quotes (a copy from Excel) or without any."""
    merged = list(_whole_rows(lines))
    widths = Counter(line.count("\t") for _, line in merged if "\t" in line)
    usual = widths.most_common(1)[0][0] if widths else 0
    at = 0
    while at < len(merged):
        number, line = merged[at]
        at += 1
        while 0 < line.count("\t") < usual and at < len(merged) and _completes(line, merged[at][1], usual):
            line = f"{line}\n{merged[at][1]}"
            at += 1
        if "\t" in line:
            yield _row(line.split("\t"), number)
        elif line.strip():
            yield Line(line, number)


def _completes(line: str, following: str, usual: int) -> bool:
    """Is `following` the rest of a row whose cell was broken by a line break?"""
    first = following.partition("\t")[0].strip()
    if not first or looks_like_number(first):
        return False
    return line.count("\t") + following.count("\t") == usual and "\t" in following


def _whole_rows(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Joins the lines of a quoted cell; a quote that never closes is left as it stands."""
    at = 0
    while at < len(lines):
        end = _end_of_quotes(lines, at)
        text = "\n".join(lines[at : end + 1])
        if end > at:
            cells = (cell[1:-1].replace('""', '"') if _quoted(cell) else cell for cell in text.split("\t"))
            text = "\t".join(cells)
        yield at + 1, text
        at = end + 1


def _quoted(cell: str) -> bool:
    return len(cell) > 1 and cell.startswith('"') and cell.endswith('"') and "\n" in cell


def _end_of_quotes(lines: Sequence[str], at: int) -> int:
    opens = [cell for cell in lines[at].split("\t") if cell.startswith('"') and cell.count('"') % 2]
    if not opens or "\t" not in lines[at] or not lines[at].split("\t")[-1].startswith('"'):
        return at
    for end in range(at + 1, min(at + _LONGEST_QUOTED, len(lines))):
        if lines[end].count('"') % 2:
            return end
    return at


def _piped(lines: Sequence[str]) -> Iterator[Block]:
    for number, line in enumerate(lines, start=1):
        if _PIPES.match(line):
            yield _row([cell.replace("\\|", "|") for cell in _PIPE.split(line.strip().strip("|"))], number)
        elif line.strip():
            yield Line(line, number)


def _separated(text: str) -> Iterator[Block]:
    """CSV by semicolons or commas: by the one that makes a header of some line."""
    best = max(_MARKS, key=lambda mark: (_has_header(text, mark), text.count(mark)))
    for number, cells in _records(text, best):
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) > 1:
            yield _row(cells, number)
        elif filled and len(cells) > 1:
            yield Row(tuple(Cell(cell) for cell in cells), number)
        elif filled:
            yield Line(filled[0], number)


def _has_header(text: str, mark: str) -> bool:
    records = islice(_records(text, mark), _HEADER_WITHIN)
    return any(is_header(_row(cells, number)) for number, cells in records)


def _records(text: str, mark: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    count = 0
    try:
        for cells in reader:
            count += len(cells) > 1
            if count >= TOO_MANY_ROWS:
                raise BadPlan(Refusal.TOO_MANY_ROWS, "records")
            yield reader.line_num, cells
    except csv.Error as error:
        raise BadPlan(Refusal.NOT_A_PLAN, str(error)) from error


def _row(cells: Sequence[str], number: int) -> Row:
    return Row(tuple(Cell(cell.strip()) for cell in cells[:_MAX_CELLS]), number)
