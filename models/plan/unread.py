"""Tables that are not read are kept whole: the coordinator may say which column is which."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.plan.columns import known_by_content
from models.plan.foreign import Foreign, names_columns
from models.plan.headers import Column, Header, headers_of, is_header
from models.plan.source import Cell, Part, Row
from models.plan.words import plural
from models.stored import JsonObject

PICKED = (Column.CONTENT, Column.DEADLINE, Column.RESPONSIBLE)
"""What is asked of a table; the other columns are known by their words, or kept as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadTable:
    """`heads` are its columns with what each is taken for, `rows` how many rows it has, `blocks` all of it below the
    header; `title` is the section that its rows would stand in."""

    name: str
    words: str
    title: str
    heads: tuple[Header, ...]
    rows: int
    blocks: tuple[Row, ...]

    def guess(self) -> dict[Column, int]:
        """The columns by place that are likely what a plan needs; the content is the longest one at the least."""
        known = known_by_content(self.heads, self.blocks)
        found = {head.column: place for place, head in enumerate(known) if head.column in PICKED}
        if Column.CONTENT not in found:
            taken = set(found.values())
            free = [place for place, head in enumerate(known) if place not in taken and head.column is Column.OTHER]
            sizes = {place: self._letters(place) for place in free}
            if sizes and max(sizes.values()):
                found[Column.CONTENT] = max(sizes, key=lambda place: sizes[place])
        return found

    def _letters(self, place: int) -> int:
        return sum(len(row.cells[place].text) for row in self.blocks if place < len(row.cells))

    def as_json(self) -> JsonObject:
        """The table for a draft; `of_json` reads it."""
        return {
            "name": self.name,
            "words": self.words,
            "title": self.title,
            "heads": [[head.text, head.column.value, head.start, head.span] for head in self.heads],
            "rows": self.rows,
            "blocks": [[row.line, row.table, [_cell(cell) for cell in row.cells]] for row in self.blocks],
        }

    @classmethod
    def of_json(cls, json: JsonObject) -> UnreadTable:
        """The table that `as_json` wrote."""
        heads = (Header(text, Column(column), start, span) for text, column, start, span in json["heads"])
        blocks = (Row(tuple(map(_read_cell, cells)), line, table) for line, table, cells in json["blocks"])
        return cls(
            name=json["name"],
            words=json["words"],
            title=json["title"],
            heads=tuple(heads),
            rows=json["rows"],
            blocks=tuple(blocks),
        )


def unread_of(table: Foreign) -> UnreadTable:
    """A table of the document that is no part of the plan."""
    heads = headers_of(table.header) if table.header is not None else _bare(table.blocks)
    return UnreadTable(
        name=table.name,
        words=table.words,
        title=table.title,
        heads=heads,
        rows=len(table.rows),
        blocks=tuple(table.blocks),
    )


def sheet(part: Part, why: str) -> UnreadTable:
    """«лист «Смета», 14 строк, не прочитан: таблица плана в файле не найдена»."""
    rows = [block for block in part.blocks if isinstance(block, Row) and block.filled]
    header = next((row for row in rows if is_header(row) or names_columns(row)), None)
    blocks = rows[rows.index(header) + 1 :] if header is not None else rows
    count = sum(len(row.filled) > 1 for row in blocks)
    name = f"лист «{part.name}»"
    words = f"{name}, {plural(count, 'строка', 'строки', 'строк')}, не прочитан: {why}"
    heads = headers_of(header) if header is not None else _bare(blocks)
    return UnreadTable(name=name, words=words, title=part.name, heads=heads, rows=count, blocks=tuple(blocks))


def _bare(rows: Sequence[Row]) -> tuple[Header, ...]:
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(Header("", Column.OTHER, place, 1) for place in range(width))


def _cell(cell: Cell) -> list[object]:
    day = cell.date.isoformat() if cell.date else None
    return [cell.text, cell.span, cell.continued, cell.bold, day]


def _read_cell(said: Sequence[Any]) -> Cell:
    text, span, continued, bold, day = said
    return Cell(text, span, continued, bold, datetime.date.fromisoformat(day) if day else None)
