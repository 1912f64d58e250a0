"""A row's cells brought under the table's columns, and columns known by what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from models.plan.headers import Column, Header, is_numbering, is_ruler
from models.plan.likeness import (
    deadline_likeness,
    looks_like_evidence,
    looks_like_number,
    looks_like_people,
)
from models.plan.source import Cell, Row
from models.plan.words import fold, join_cut, plain, squash

ENOUGH = 0.5  # the share of a column's cells that must look alike for the column to be known by them
SAMPLE = 200  # rows looked at


@dataclass(frozen=True, slots=True)
class Aligned:
    """A row under its columns; `others` holds the cells of columns without a meaning, by header."""

    cells: dict[Column, Cell] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)

    def text(self, column: Column) -> str:
        cell = self.cells.get(column)
        return cell.text if cell and cell.text.strip() else ""

    def own(self, column: Column) -> str:
        """The cell's text unless it goes on from the row above."""
        cell = self.cells.get(column)
        return cell.text if cell and not cell.continued and cell.text.strip() else ""

    def continued(self, column: Column) -> bool:
        cell = self.cells.get(column)
        return bool(cell and cell.continued and cell.text.strip())


def align(row: Row, headers: Sequence[Header]) -> Aligned:
    """Puts each cell under the header it stands below: by place, or by the grid when cells are merged."""
    aligned = Aligned()
    for place, header in _under(row, headers):
        cell = row.cells[place]
        if header is None or header.column is Column.OTHER:
            if cell.text.strip():
                name = header.text if header and header.text else f"столбец {place + 1}"
                aligned.others[name] = join_cut(aligned.others.get(name, ""), cell.text)
        elif header.column in aligned.cells:
            before = aligned.cells[header.column]
            aligned.cells[header.column] = replace(before, text=join_cut(before.text, cell.text))
        elif header.column is Column.NUMBER and cell.date:
            # «1.2» typed into a Russian Excel is the first of February
            aligned.cells[header.column] = replace(cell, text=f"{cell.date.day}.{cell.date.month}")
        else:
            aligned.cells[header.column] = cell
    return aligned


def _under(row: Row, headers: Sequence[Header]) -> list[tuple[int, Header | None]]:
    if len(row.cells) == len(headers) or all(cell.span == 1 for cell in row.cells):
        return [(place, headers[place] if place < len(headers) else None) for place in range(len(row.cells))]
    placed: list[tuple[int, Header | None]] = []
    start = 0
    for place, cell in enumerate(row.cells):
        end = start + cell.span
        over = max(headers, key=lambda header: _overlap(header, start, end))
        placed.append((place, over if _overlap(over, start, end) > 0 else None))
        start = end
    return placed


def _overlap(header: Header, start: int, end: int) -> int:
    return min(header.start + header.span, end) - max(header.start, start)


def known_by_content(headers: Sequence[Header], rows: Sequence[Row]) -> tuple[Header, ...]:
    """Gives a meaning by content to what headers left unsaid: deadlines, responsibles, the content itself."""
    known = list(headers)
    samples = _samples(headers, rows)
    for column, looks, fallback in (
        (Column.DEADLINE, _dated_enough, True),
        (Column.RESPONSIBLE, looks_like_people, False),
    ):
        if all(header.column is not column for header in known):
            _give(known, samples, column, looks, fallback=fallback)
    _name_results(known, samples)
    if all(header.column is not Column.CONTENT for header in known):
        free = [place for place, header in enumerate(known) if header.column is Column.OTHER and samples[place]]
        longest = max(free, key=lambda place: _average(samples[place]), default=None)
        if longest is not None and _average(samples[longest]) > 15:
            known[longest] = replace(known[longest], column=Column.CONTENT)
    return tuple(known)


def _name_results(known: list[Header], samples: Sequence[Sequence[str]]) -> None:
    """«Результат» alone, over papers and with no column of papers beside it, means the papers."""
    if any(header.column is Column.PRODUCT for header in known):
        return
    for place, header in enumerate(known):
        papers = sum(map(looks_like_evidence, samples[place]))
        if fold(header.text).startswith("результат") and papers >= ENOUGH * max(1, len(samples[place])):
            known[place] = replace(header, column=Column.PRODUCT)
            return


def without_header(rows: Sequence[Row]) -> tuple[Header, ...] | None:
    """The columns of a table that has no header, when deadlines, people and long words are all there."""
    sample = [row for row in rows if len(row.filled) >= 3][:SAMPLE]
    if len(sample) < 2:
        return None
    width = max(len(row.cells) for row in sample)
    bare = [Header("", Column.OTHER, place, 1) for place in range(width)]
    first = [squash(plain(row.cells[0].text)) for row in sample]
    if sum(looks_like_number(text) for text in first) >= ENOUGH * len(first):
        bare[0] = replace(bare[0], column=Column.NUMBER)
    known = known_by_content(bare, sample)
    needed = {Column.CONTENT, Column.DEADLINE, Column.RESPONSIBLE}
    return known if needed <= {header.column for header in known} else None


def _samples(headers: Sequence[Header], rows: Sequence[Row]) -> list[list[str]]:
    samples: list[list[str]] = [[] for _ in headers]
    for row in rows[:SAMPLE]:
        if len(row.filled) < 2 or is_ruler(row) or is_numbering(row):
            continue
        for place, header in _under(row, headers):
            text = squash(plain(row.cells[place].text))
            if header is not None and text:
                samples[headers.index(header)].append(text)
    return samples


def _give(
    known: list[Header],
    samples: Sequence[Sequence[str]],
    column: Column,
    looks: Callable[[str], bool],
    *,
    fallback: bool,
) -> None:
    """Names the column whose cells look most like it; one with another meaning only as a last resort."""
    fixed = {Column.NUMBER, Column.CONTENT, Column.RESPONSIBLE, Column.DEADLINE}
    for meanings in [{Column.OTHER}, set(Column) - fixed] if fallback else [{Column.OTHER}]:
        shares = [
            (sum(map(looks, samples[place])) / len(samples[place]), -place)
            for place, header in enumerate(known)
            if header.column in meanings and samples[place]
        ]
        share, place = max(shares, default=(0.0, 0))
        if share >= ENOUGH:
            known[-place] = replace(known[-place], column=column)
            return


def _dated_enough(text: str) -> bool:
    return deadline_likeness(text) is not None


def _average(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)
