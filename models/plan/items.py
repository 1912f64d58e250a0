"""How an item of the plan is filled: from a row of a file, from a cell typed anew, from a deadline said anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.deadlines import Schedule, read
from models.plan.coverage import read_coverage
from models.plan.draft import DraftRow, bare_row
from models.plan.evidence import split_evidence
from models.plan.occurrences import Expected, expect
from models.plan.product import programme_of, things_of
from models.plan.reading import PlanRow
from models.plan.tables import CELLS, Occurrence, PlanItem
from models.plan.words import fold
from models.plan_years import PlanYear


def put_row(item: PlanItem, row: DraftRow) -> None:
    """The cells of a file's row, verbatim but for marks that a converter left in the content, and what was read out of
    them but the deadline. A cell that was typed anew in the bot stays while the file says there what it said before."""
    cells = {cell: row.json[cell] for cell in CELLS}
    kept = {cell for cell, text in (item.imported or {}).items() if _edited(item, cell) and _same(text, cells[cell])}
    plain = {cell: words for cell, words in (item.plain or {}).items() if cell in kept}
    for cell in cells.keys() - kept:
        setattr(item, cell, row.words(cell) or None if cell == "content" else cells[cell])
    item.plain = {**{cell: words for cell, words in row.json["plain"].items() if cell not in kept}, **plain}
    item.imported = cells
    item.place, item.ordinal, item.key = row.place, int(row.json["ordinal"]), row.json["key"]
    if "coverage" not in kept:
        coverage = row.json["coverage_reading"] or {}
        item.target, item.comparator = coverage.get("number"), coverage.get("comparator")
        item.unit = (coverage.get("unit") or "")[:40] or None
    if "product" not in kept:
        item.evidence = [[paper["kind"], paper["text"]] for paper in row.json["evidence"]]
    item.programme = programme_of(" ".join([*row.json["section"], item.words("content")]))
    item.index()


def _edited(item: PlanItem, cell: str) -> bool:
    """Whether the cell was typed anew since the file was read."""
    return not _same(item.imported[cell], getattr(item, cell))


def _same(one: str | None, other: str | None) -> bool:
    return fold(one or "") == fold(other or "")


def put_cell(item: PlanItem, cell: str, text: str | None) -> None:
    """One cell typed anew; what hangs on its words is read again, but for the deadline."""
    setattr(item, cell, text)
    if cell == "content":
        item.programme = programme_of(text or "") or item.programme
    item.plain = {name: words for name, words in item.plain.items() if name != cell}
    if cell == "coverage":
        coverage = read_coverage(text or "", item.unit)
        item.target, item.comparator, item.unit = coverage.number, coverage.comparator, coverage.unit
    if cell == "product":
        item.evidence = [[paper.kind.value, paper.text] for paper in split_evidence(text or "")]
    item.index()


def put_deadline(item: PlanItem, schedule: Schedule) -> None:
    """Write into the item what its deadline means: its kind, and the reading that people see."""
    item.kind, item.reading = schedule.kind, schedule.words


def schedule_of(item: PlanItem, year: PlanYear | int) -> Schedule:
    """The deadline read again from its words: the grammar always gives the same."""
    return read(item.dated_by, year)


def expected_of(item: PlanItem, year: PlanYear | int, report_day: int) -> tuple[Expected, ...]:
    """What the item is expected to do in the plan's year; `report_day` is the centre's own."""
    found = expect(schedule_of(item, year), year, f"{item.words('content')} {item.words('product')}", report_day)
    things = len(things_of(item.words("content")))
    # a row of two feasts in January is done when both were held
    return tuple(replace(one, count=max(one.count, things)) for one in found) if len(found) == 1 else found


def row_of(item: PlanItem, section: Sequence[str]) -> PlanRow:
    """A stored item as its file had it, to be compared with a new file."""
    cells = {name: item.imported.get(name) for name in CELLS}
    return bare_row(item.place, tuple(section), item.ordinal, cells, item.plain)


@dataclass(frozen=True)
class Renewal:
    """What becomes of an item's dates when its deadline changes."""

    stay: list[tuple[Occurrence, Expected]]
    drop: list[Occurrence]
    add: list[Expected]


def renew(now: Iterable[Occurrence], kept: set[int], expected: Sequence[Expected]) -> Renewal:
    """What was done or moved (`kept`, by id) stays and takes the place of the new date it lies in, or next to."""
    left, stay, drop = list(expected), [], []
    for one in sorted(now, key=lambda o: o.due):
        same = next((e for e in left if (e.opens, e.closes) == (one.opens, one.closes)), None)
        if same is None and one.id in kept:
            day = one.moved_from or one.due
            same = min(left, key=lambda e: abs((e.due - day).days), default=None)
        if same is not None:
            left.remove(same)
            stay.append((one, same))
        elif one.id not in kept:
            drop.append(one)
    return Renewal(stay, drop, left)
