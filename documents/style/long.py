"""Rows of a long table: all alike, and a million of cells. Each is written as Excel reads it straight into its sheet's
part: cell by cell through the library takes four times as long.

They wait packed. As the library keeps them – a hundred megabytes, twice – whoever else writes to the same disk waits
until they are on it.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

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


HERE = b"<!-- rows -->"
"""Where the rows of a sheet go when the rest of it is written."""
FASTEST, PIECE = 1, 1 << 14


class PackedRows:
    """What is written is packed at once, and read once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._packer = file, zlib.compressobj(FASTEST)

    def write(self, text: str) -> None:
        """Put it after what was written."""
        self._file.write(self._packer.compress(text.encode()))

    def pieces(self) -> Iterator[bytes]:
        """All of it, piece by piece; nothing is written any more."""
        self._file.write(self._packer.flush())
        self._file.seek(0)
        unpacker = zlib.decompressobj()
        while packed := self._file.read(PIECE):
            yield unpacker.decompress(packed)

    def close(self) -> None:
        """Nothing of it is left."""
        self._file.close()


class LongSheet(Worksheet):  # type: ignore[misc]  # the library ships no types
    """A sheet that takes rows as they stand in its file."""

    def _initialize(self, told: Mapping[str, object]) -> None:
        super()._initialize(told)
        super()._opt_close()
        own = Path(self.row_data_filename)
        self.rows = PackedRows(own.open("w+b"))
        own.unlink()  # a process that is killed leaves nothing
        self._opt_reopen()

    def _opt_reopen(self) -> None:
        self.fh = self.rows

    def _opt_close(self) -> None:
        self.rows.close()

    def _write_optimized_sheet_data(self) -> None:
        self.fh.write(f"<sheetData>{HERE.decode()}</sheetData>")

    def put_rows(self, first: int, rows: Sequence[str]) -> None:
        """Rows of XML, the first of which stands at that line; what was written by cells stands above."""
        self._write_single_row(first)
        self.rows.write("".join(rows))
        self._write_single_row(first + len(rows))  # there it goes on

    def _xml_rich_inline_string(self, string: str, attributes: Sequence[tuple[str, object]] = ()) -> None:
        # no text here is the library's own XML: what stands in «<r>…</r>» was typed so
        self._xml_inline_string(string, preserve=False, attributes=attributes)


def put_rows_in(file: str, sheets: Mapping[str, LongSheet]) -> None:
    """Write the rows of these sheets, by the names of their parts, to where the library left a place for them."""
    whole = f"{file}.whole"
    with ZipFile(file) as told, ZipFile(whole, "w", ZIP_DEFLATED) as out:
        for part in told.infolist():
            before, _, after = told.read(part).partition(HERE)
            with out.open(part.filename, "w", force_zip64=part.filename in sheets) as member:
                member.write(before)
                if part.filename in sheets:
                    for piece in sheets[part.filename].rows.pieces():
                        member.write(piece)
                member.write(after)
    Path(whole).replace(file)


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
