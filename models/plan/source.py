"""What every file comes down to before it is understood: lines of prose and rows of cells, in order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands in the file; `text` keeps its line breaks.

    `span` is the number of grid columns it covers. `continued` says that the cell belongs to a merged one
    that began in a row above, and `text` is that cell's. `date` is set when Excel holds a date and not words.
    """

    text: str = ""
    span: int = 1
    continued: bool = False
    bold: bool = False
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `table` tells one table of the file from another, `line` is where to look for it."""

    cells: tuple[Cell, ...]
    line: int
    table: int = 0

    @property
    def width(self) -> int:
        return sum(cell.span for cell in self.cells)

    @property
    def height(self) -> int:
        """Lines that its tallest cell runs over beside the first."""
        return max((cell.text.count("\n") for cell in self.cells), default=0)

    @property
    def filled(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.text.strip())


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside of tables; `row` when it is the words of a table's row."""

    text: str
    line: int
    bold: bool = False
    row: bool = False


Block = Row | Line


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of a workbook, or the whole of a document."""

    blocks: tuple[Block, ...] = field(default=())
    name: str = ""
