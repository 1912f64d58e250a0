"""A process that writes one long table into a file: rows come through its standard input, and are never all in memory.

`services/papers/long.py` starts it for one table. What comes is pickled by our own program.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from documents.child import NICE, receive
from documents.papers.sheets import PaperHead
from documents.style.book import Column, write_long

Row = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class LongTable:
    """What is known before the first row: where it goes, whose it is, its names, its columns with their millimetres."""

    file: str
    head: PaperHead
    name: str
    title: str
    columns: tuple[tuple[str, float], ...]


def main() -> None:
    """Write what comes; the rows end with an empty message."""
    os.nice(NICE)
    stream = sys.stdin.buffer
    begun = receive(stream)
    if begun is None:
        return
    table: LongTable = pickle.loads(begun)  # noqa: S301 — of our own parent
    columns = [Column(title, width) for title, width in table.columns]
    write_long(table.file, table.head.imprint, table.name, table.title, columns, _rows(stream))


def _rows(stream: IO[bytes]) -> Iterator[Row]:
    while part := receive(stream):
        yield from pickle.loads(part)  # noqa: S301 — of our own parent


if __name__ == "__main__":
    main()
