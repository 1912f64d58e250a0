"""Rows of a long table: all alike, and a million of cells. Each is written as Excel reads it straight into its sheet's
part: cell by cell through the library takes four times as long."""

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import escape
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from documents.style.cells import TALLEST_ROW, height_of_lines
from documents.style.metrics import lines_of
from documents.style.page import SMALL
from models.printable import printable

LONGEST = 16_000
"""Letters of a cell: Excel takes 32 767 units, and a letter has two at most."""
LIKE_A_CODE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""«_x0041_» would be read as the letter of that number."""
REPEATED = 2_048
"""Cells that are remembered: days, kinds, districts and people come again and again."""


class LongSheet(Worksheet):  # type: ignore[misc]  # the library ships no types
    """A sheet that takes rows as they stand in its file."""

    def put_rows(self, first: int, rows: Sequence[str]) -> None:
        """Rows of XML, the first of which stands at that line; what was written by cells stands above."""
        self._write_single_row(first)
        self.row_data_fh.write("".join(rows))
        self._write_single_row(first + len(rows))  # there it goes on

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        # no text here is the library's own XML: what stands in «<r>…</r>» was typed so
        self._xml_inline_string(string, preserve=False, attributes=attributes)


class LongRows:
    """How rows of these columns stand in the file; `room_of` are the points that a text has in each."""

    def __init__(self, room_of: Sequence[float], words: Format, numbers: Format) -> None:
        self._columns = [xl_col_to_name(column) for column in range(len(room_of))]
        self._words, self._numbers = words._get_xf_index(), numbers._get_xf_index()  # noqa: SLF001 — as the library does
        self._text = lru_cache(REPEATED)(lambda value, column: _text(value, room_of[column]))

    def told(self, line: int, row: Sequence[str | int]) -> str:
        """A row as high as its highest cell; lines count from 0."""
        number, highest, cells = line + 1, 1, []
        for column, value in enumerate(row):
            at = f'<c r="{self._columns[column]}{number}" s="'
            if isinstance(value, int):
                cells.append(f'{at}{self._numbers}"><v>{value}</v></c>')
                continue
            text, lines = self._text(value, column)
            highest = max(highest, lines)
            cells.append(f"{at}{self._words}{text}")
        return f'<row r="{number}" ht="{_height(highest)}" customHeight="1">{"".join(cells)}</row>'


def _text(value: str, room: float) -> tuple[str, int]:
    """The rest of a cell, and its lines."""
    words = printable(value)[:LONGEST]
    if not words:
        return '"/>', 1
    told = escape(LIKE_A_CODE.sub("_x005F_", words))
    return f'" t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>', lines_of(words, room, SMALL)


@lru_cache
def _height(lines: int) -> float:
    """Points, in whole pixels as Excel counts them."""
    return int(min(height_of_lines(lines), TALLEST_ROW) / 0.75 + 0.5) * 0.75
