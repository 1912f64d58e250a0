"""A second import against the first: what was added, removed, changed cell by cell, moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from models.plan.reading import PlanRow
from models.plan.words import fold, word_set

COLUMNS = ("number", "content", "deadline", "responsible", "coverage", "product", "expected_result", "note")
_SAME_KEY = 0.5  # rows under one key are one row when their contents are at least this alike
_ELSEWHERE = 0.8  # a row that changed its place must be more alike
_LONGER = 12  # letters that a content must have to be known again in a longer one: «Семинар» begins many rows
_SHARED = 0.3  # the share of words two contents must have in common before their letters are compared


@dataclass(frozen=True, slots=True)
class CellChange:
    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowPair:
    """The same row in both plans, with the cells that differ; moved when it stands in another section."""

    old: PlanRow
    new: PlanRow
    changes: tuple[CellChange, ...]

    @property
    def moved(self) -> bool:
        return self.old.section != self.new.section


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """`pairs` are all rows found in both plans, in the new plan's order."""

    pairs: tuple[RowPair, ...]
    added: tuple[PlanRow, ...]
    removed: tuple[PlanRow, ...]

    @property
    def changed(self) -> tuple[RowPair, ...]:
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def moved(self) -> tuple[RowPair, ...]:
        return tuple(pair for pair in self.pairs if pair.moved)

    @property
    def empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.moved)


def diff(old_rows: Sequence[PlanRow], new_rows: Sequence[PlanRow]) -> PlanDiff:
    """Pairs the rows of two plans: by the same words, by key and likeness, by likeness anywhere.

    A key alone proves nothing: a row put in above shifts all below it, so contents must be alike, too.
    """
    matching = _Matching(old_rows, new_rows)
    matching.by_words(same_section=True)
    matching.by_words(same_section=False)
    matching.by_key()
    matching.by_likeness()
    matching.by_longer()
    pairs = tuple(RowPair(old, new, _changes(old, new)) for old, new in matching.pairs())
    return PlanDiff(pairs, tuple(matching.new.values()), tuple(matching.old.values()))


class _Matching:
    """Rows not yet paired, by their place; rows leave it as they are paired."""

    def __init__(self, old_rows: Sequence[PlanRow], new_rows: Sequence[PlanRow]) -> None:
        self.old = dict(enumerate(old_rows))
        self.new = dict(enumerate(new_rows))
        self._found: list[tuple[int, PlanRow, PlanRow]] = []

    def pairs(self) -> list[tuple[PlanRow, PlanRow]]:
        return [(old, new) for _, old, new in sorted(self._found, key=lambda one: one[0])]

    def _pair(self, old: int, new: int) -> None:
        self._found.append((new, self.old.pop(old), self.new.pop(new)))

    def by_words(self, *, same_section: bool) -> None:
        """Contents the same to the letter case; with equal contents the earlier goes to the earlier."""
        places: dict[tuple[object, ...], list[int]] = {}
        for place, row in self.old.items():
            if row.content:
                places.setdefault(_identity(row, same_section), []).append(place)
        for place, row in list(self.new.items()):
            olds = places.get(_identity(row, same_section))
            if row.content and olds:
                self._pair(olds.pop(0), place)

    def by_key(self) -> None:
        olds = {row.key: place for place, row in self.old.items()}
        for place, row in list(self.new.items()):
            old = olds.get(row.key)
            if old is not None and _likeness(self.old[old], row, _SAME_KEY) >= _SAME_KEY:
                self._pair(old, place)

    def by_longer(self) -> None:
        """A title that was made longer or shorter is the same row, where no other row may be meant."""
        before, after = ({place: _bare(row) for place, row in side.items()} for side in (self.old, self.new))
        found = [
            (old, new)
            for old, (section, key, text) in before.items()
            for new, (other, new_key, longer) in after.items()
            if section == other and _longer(text, longer, same_row=key == new_key)
        ]
        for old, new in found:
            if sum(one == old for one, _ in found) == sum(one == new for _, one in found) == 1:
                self._pair(old, new)

    def by_likeness(self) -> None:
        """The most alike first; within its section a row may change more than when it moves."""
        scored = []
        words = {place: _words(row) for place, row in self.new.items()}
        for old, before in self.old.items():
            old_words = _words(before)
            for new, after in self.new.items():
                if len(old_words & words[new]) < _SHARED * max(len(old_words), len(words[new])):
                    continue
                least = _SAME_KEY + 0.1 if before.section == after.section else _ELSEWHERE
                score = _likeness(before, after, least)
                if score >= least:
                    scored.append((score, -abs(old - new), old, new))
        for _, _, old, new in sorted(scored, reverse=True):
            if old in self.old and new in self.new:
                self._pair(old, new)


def _identity(row: PlanRow, same_section: bool) -> tuple[object, ...]:
    section = tuple(fold(title) for title in row.section) if same_section else ()
    return section, fold(row.content or "")


def _words(row: PlanRow) -> frozenset[str]:
    return word_set(fold(row.content or ""))


def _likeness(old: PlanRow, new: PlanRow, least: float) -> float:
    """How alike the contents are, from 0 to 1; cheap upper bounds first, for a large plan has many pairs."""
    before, after = fold(old.content or ""), fold(new.content or "")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


def _bare(row: PlanRow) -> tuple[tuple[str, ...], str, str]:
    """Its section, its key and its content as they are compared."""
    return row.section, row.key, fold(row.content or "").strip(" .")


def _longer(one: str, other: str, *, same_row: bool) -> bool:
    """Whether one content stands in the other; a short one only under one key, and only at its beginning or end."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _LONGER:
        return same_row and bool(short) and (long.startswith(short) or long.endswith(short))
    return short in long


def _changes(old: PlanRow, new: PlanRow) -> tuple[CellChange, ...]:
    changes = []
    for column in COLUMNS:
        before, after = getattr(old, column), getattr(new, column)
        if fold(before or "") != fold(after or ""):
            changes.append(CellChange(column, before, after))
    return tuple(changes)
