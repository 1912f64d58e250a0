"""What is left of printed copies, and on which shelf."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.library.kinds import Run

FEW_SHARE = 10
"""A tenth of what was printed is few."""
LARGEST_RUN = 100_000
"""Copies of one entry."""


@dataclass(frozen=True)
class RunSum:
    """Copies of a material by what was done, the shelf and the district."""

    kind: Run
    shelf: int | None
    district: int | None
    copies: int


@dataclass(frozen=True)
class PrintedRun:
    """Copies of a material that were printed on a day."""

    material: int
    day: date
    title: str
    copies: int


@dataclass(frozen=True)
class Prints:
    """Copies that a centre printed in a period and in the one before, and all that are left of what it ever printed."""

    now: int = 0
    before: int = 0
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Copies of a material: all that were printed, all that were handed out, and what is left on which shelf (None is
    the centre's own); `by_district` is where they were handed out. A shelf below zero was told more than it had."""

    printed: int
    handed: int
    left: Mapping[int | None, int]
    by_district: Mapping[int | None, int]

    @property
    def total(self) -> int:
        """All that is left on every shelf."""
        return sum(self.left.values())

    @property
    def few(self) -> bool:
        """Whether it is time to print anew: something was printed, and no more than a tenth of it is left."""
        return self.printed > 0 and self.total * FEW_SHARE <= self.printed


def stock_of(runs: Iterable[RunSum], recorded: Mapping[int | None, int]) -> Stock:
    """`recorded` are copies that records say were handed out, by their district: they come from the district's own
    shelf while there is anything on it, and from the centre's then."""
    left: Counter[int | None] = Counter({None: 0})
    handed: Counter[int | None] = Counter()
    printed = 0
    for run in runs:
        if run.kind in (Run.PRINTED, Run.CORRECTED):
            left[run.shelf] += run.copies
            printed += run.copies if run.kind is Run.PRINTED else 0
            continue
        left[run.shelf] -= run.copies
        if run.kind is Run.MOVED:
            left[run.district] += run.copies
        else:
            handed[run.district] += run.copies
    for district, copies in recorded.items():
        own = min(copies, max(left[district], 0)) if district is not None else 0
        if own:
            left[district] -= own
        left[None] -= copies - own
        handed[district] += copies
    shown = {shelf: copies for shelf, copies in left.items() if copies or shelf is None}
    return Stock(printed=printed, handed=handed.total(), left=shown, by_district=dict(handed))
