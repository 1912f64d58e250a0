"""A table copied out of a page or a PDF: one cell a line, the header first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.plan.headers import Column, is_header, match_headers
from models.plan.likeness import deadline_likeness, looks_like_number
from models.plan.sections import ROMAN, read_heading
from models.plan.source import Block, Cell, Line, Row
from models.plan.words import squash

_WIDTHS = range(9, 2, -1)
_HEADER_WITHIN = 400  # lines
_ENOUGH = 0.6  # the share of rows whose deadline must be one


def pasted_blocks(lines: Sequence[str]) -> list[Block] | None:
    """The table's rows and the lines around it; None when the text holds no header of one cell a line, or what stands
    below does not fall into its columns."""
    said = [(number, squash(line)) for number, line in enumerate(lines, 1) if squash(line)]
    for start in range(min(len(said), _HEADER_WITHIN)):
        for width in _WIDTHS:
            header = _row(said[start : start + width])
            if (
                len(header.cells) == width
                and is_header(header)
                and not any(_is_heading(one.text) for one in header.cells)
            ):
                columns = match_headers([cell.text for cell in header.cells])
                rows = list(_rows(said[start + width :], columns))
                if _fits(rows, columns):
                    return [*(Line(text, number) for number, text in said[:start]), header, *rows]
    return None


def _rows(said: Sequence[tuple[int, str]], columns: Sequence[Column]) -> Iterator[Block]:
    """By the numbers that count on, where the first column is the number; else so many lines each."""
    at, last, width = 0, 0, len(columns)
    numbered = columns[0] is Column.NUMBER
    while at < len(said):
        number, text = said[at]
        if _is_heading(text) and not (numbered and looks_like_number(text)):
            yield Line(text, number)
            at += 1
            continue
        end = at + width
        if numbered and looks_like_number(text):
            last = int(text.rstrip(". )").rpartition(".")[2] or 0)
            end = next((place for place in range(at + 1, len(said)) if _begins(said[place][1], last)), len(said))
            end = min(end, next((place for place in range(at + 1, end) if _is_heading(said[place][1])), end))
        yield _cut(said[at:end], columns)
        at = end


def _begins(text: str, last: int) -> bool:
    """Is it the number of the next row, or of the first one of a new section?"""
    return looks_like_number(text) and text.rstrip(". )").rpartition(".")[2] in (str(last + 1), "1")


def _is_heading(text: str) -> bool:
    heading = read_heading(text)
    return heading.number is not None and heading.rank <= ROMAN and any(map(str.islower, text))


def _cut(said: Sequence[tuple[int, str]], columns: Sequence[Column]) -> Row:
    """So many cells: of more lines than columns those before the deadline are the content's."""
    extra = len(said) - len(columns)
    content = columns.index(Column.CONTENT) if Column.CONTENT in columns else 0
    if extra <= 0:
        return _row(said)
    joined = " ".join(text for _, text in said[content : content + extra + 1])
    return _row([*said[:content], (said[0][0], joined), *said[content + extra + 1 :]])


def _row(said: Sequence[tuple[int, str]]) -> Row:
    return Row(tuple(Cell(text) for _, text in said), said[0][0] if said else 0)


def _fits(blocks: Sequence[Block], columns: Sequence[Column]) -> bool:
    if Column.DEADLINE not in columns:
        return False
    place = columns.index(Column.DEADLINE)
    rows = [block for block in blocks if isinstance(block, Row)]
    dated = sum(len(row.cells) > place and deadline_likeness(row.cells[place].text) is not None for row in rows)
    return bool(rows) and dated >= _ENOUGH * len(rows)
