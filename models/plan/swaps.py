"""Columns swapped in a row are put right by what the cells look like («план Тамбов 2024», раздел 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from models.plan.headers import Column
from models.plan.lexicon import NAME
from models.plan.likeness import (
    Likeness,
    deadline_likeness,
    looks_like_count,
    looks_like_evidence,
    looks_like_people,
)
from models.plan.words import plain, squash

_MOVABLE = (
    Column.DEADLINE,
    Column.RESPONSIBLE,
    Column.COVERAGE,
    Column.PRODUCT,
    Column.CONTENT,
    Column.NOTE,
    Column.EXPECTED_RESULT,
)
_LONGEST = 2_000  # letters of a cell that are looked at
_GAIN = 4.0  # a swap must make the row this much more plausible
Move = dict[Column, Column]  # where each column's cell comes from


def put_right(cells: Mapping[Column, str]) -> tuple[dict[Column, str], tuple[Column, ...]]:
    """The cells under their true columns, and the columns that were swapped (none when all was right)."""
    present = [column for column in _MOVABLE if column in cells]
    if not _suspicious(cells):
        return dict(cells), ()
    scores = {(source, target): _fit(cells[source], target) for source in present for target in present}
    now = sum(scores[column, column] for column in present)
    best, best_gain = None, _GAIN
    for move in _moves(present):
        if not all(scores[source, target] > 0 or not cells[source].strip() for target, source in move.items()):
            continue
        after = sum(scores[move.get(column, column), column] for column in present)
        if after - now >= best_gain + (0.01 if best else 0):
            best, best_gain = move, after - now
    if best is None:
        return dict(cells), ()
    right = dict(cells)
    right.update({target: cells[source] for target, source in best.items()})
    return right, tuple(column for column in present if column in best)


def _suspicious(cells: Mapping[Column, str]) -> bool:
    deadline, responsible = cells.get(Column.DEADLINE, ""), cells.get(Column.RESPONSIBLE, "")
    if not deadline_likeness(deadline):
        return True
    names = any(
        NAME.match(squash(plain(text))[:_LONGEST]) for column, text in cells.items() if column is not Column.RESPONSIBLE
    )
    return names and bool(responsible.strip()) and not looks_like_people(responsible)


def _moves(columns: list[Column]) -> Iterator[Move]:
    for one, two in combinations(columns, 2):
        yield {one: two, two: one}
    for one, two, three in combinations(columns, 3):
        yield {one: two, two: three, three: one}
        yield {one: three, three: two, two: one}


def _fit(text: str, column: Column) -> float:
    """How well a cell fits a column: above zero it does, below it does not; an empty one fits anywhere."""
    words = squash(plain(text))[:_LONGEST]
    if not words:
        return -2.0 if column is Column.CONTENT else 0.0
    likeness = deadline_likeness(words)
    if column is Column.DEADLINE:
        return -2.0 if likeness is None else 3.0 if likeness is Likeness.DATED else 2.0
    if likeness is Likeness.DATED:
        return -1.0 if column in (Column.NOTE, Column.EXPECTED_RESULT) else -3.0
    return _FITS[column](words, likeness is Likeness.PHRASE)


def _fit_responsible(words: str, phrase: bool) -> float:
    if looks_like_people(words):
        return 2.0
    return -1.0 if phrase or looks_like_count(words) or looks_like_evidence(words) or len(words) > 200 else 0.5


def _fit_coverage(words: str, phrase: bool) -> float:
    if looks_like_count(words):
        return 2.0
    return 1.0 if phrase else -1.0


def _fit_product(words: str, phrase: bool) -> float:
    if looks_like_evidence(words):
        return 1.0
    return -2.0 if looks_like_people(words) else 0.0 if phrase else -0.5


def _fit_content(words: str, phrase: bool) -> float:
    if NAME.match(words) or looks_like_count(words):
        return -2.0
    return 1.0 if len(words) > 15 and not phrase else 0.0


def _fit_rest(words: str, _phrase: bool) -> float:
    return -1.0 if NAME.match(words) else 0.0


_FITS = {
    Column.RESPONSIBLE: _fit_responsible,
    Column.COVERAGE: _fit_coverage,
    Column.PRODUCT: _fit_product,
    Column.CONTENT: _fit_content,
    Column.NOTE: _fit_rest,
    Column.EXPECTED_RESULT: _fit_rest,
}
