"""Next year's plan as this year's proposes it: its columns, what was asked for, what is unfinished."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from models.deadlines import ScheduleKind
from models.papers.plan_fact import ItemState, PlanLine
from models.plan.coverage import read_coverage
from models.plan.headers import match_headers
from models.plan.sections import SectionPath, looks_like_heading, read_heading
from models.plan.tables import CELLS
from models.plan.words import fold

NEEDED = ("content", "deadline", "responsible")
"""A table without these is no plan."""
LONGEST = 90
"""Letters of a heading: a longer one is not known as one."""
_ON_REQUEST = re.compile(r"по (?:запрос|заявк|обращени|мере необходимости)")
_ASKED_BEFORE = re.compile(r"\s*\(в 20\d\d(?:/\d\d)? (?:учебном )?году\s*[–-][^()]*\)", re.IGNORECASE)
UNFINISHED = (ItemState.LATE, ItemState.PARTLY)


@dataclass(frozen=True)
class NextItem:
    """An item of this year with what became of it, and what its draft is made of besides."""

    line: PlanLine
    kind: ScheduleKind
    clarified: str
    """The deadline as a person said it anew; empty mostly."""
    unit: str

    @property
    def on_request(self) -> bool:
        """Whether it is done when somebody asks."""
        return self.kind is ScheduleKind.ON_DEMAND or bool(_ON_REQUEST.search(fold(self.line.cells["coverage"])))

    @property
    def asked(self) -> int:
        """How many times somebody did: its records."""
        return self.line.times

    @property
    def promise(self) -> str:
        """Its coverage without what last year's draft proposed there."""
        return _ASKED_BEFORE.sub("", self.line.cells["coverage"])

    @property
    def proposes_asked(self) -> bool:
        """Whether what was asked for is its target: it was asked for, and the plan promised no number of its own."""
        return self.on_request and self.asked > 0 and read_coverage(self.promise).number is None

    @property
    def unfinished(self) -> bool:
        """Whether it was not done, or not wholly."""
        return self.line.state in UNFINISHED or (self.line.state is ItemState.UNASKED and not self.on_request)


@dataclass(frozen=True)
class NextColumn:
    """A column of the draft: its heading and the plan's column."""

    title: str
    name: str


def columns_of(
    stored: Sequence[Sequence[str]], items: Sequence[NextItem], named: Mapping[str, str]
) -> tuple[NextColumn, ...]:
    """The table's columns as this year's stood, with what has been filled since. `named` are our headings by column:
    they stand where the plan's own heading is not known by its words, and where none is kept."""
    filled = {name for one in items for name, text in one.line.cells.items() if text}
    filled |= {"coverage" for one in items if one.proposes_asked}
    found = [NextColumn(title, name) for title, name in stored if name in CELLS]
    there = {one.name for one in found}
    if found:
        found += [NextColumn(named[name], name) for name in CELLS if name in {*filled, *NEEDED} - there]
    else:
        found = [NextColumn(named[name], name) for name in CELLS if name in {"number", *filled, *NEEDED}]
    read = match_headers([one.title for one in found])
    return tuple(
        one if known.value == one.name and len(one.title) <= LONGEST else NextColumn(named[one.name], one.name)
        for one, known in zip(found, read, strict=True)
    )


class Headings:
    """The headings over the rows of a draft, row after row; what would be read as a part of the section above, and
    stood beside it, begins a table of its own: the file had more than one plan."""

    def __init__(self) -> None:
        self._section: tuple[str, ...] = ()
        self._read = SectionPath()

    def over(self, section: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Those that stand over the next row, none in the same section; and whether they begin a table."""
        before, self._section = self._section, section
        found, apart = _differing(before, section), False
        if found:
            within = self._entered(found)
            apart = within.path != section == found and bool(before) and looks_like_heading(found[0])
            if apart:
                self._read.leave_table()
                within = self._entered(found, outside=True)
            self._read = within
        self._read.row()
        return found, apart

    def _entered(self, found: Sequence[str], *, outside: bool = False) -> SectionPath:
        read = deepcopy(self._read)
        for number, one in enumerate(found):
            read.enter(read_heading(one), outside=outside and number == 0)
        return read


def _differing(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    if before == now:
        return ()
    common = next((n for n, (old, new) in enumerate(zip(before, now, strict=False)) if old != new), len(before))
    return now[common:] or now[-1:]
