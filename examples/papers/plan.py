"""The plan's papers: its items with what became of them, as the papers tell it and as SQL counts it."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples.papers.books import CAME, COPIES, DAY, DEEDS, Books, Figures, named
from examples.papers.reading import COUNTED, N, Page, counted_in, number, plain, unread
from models.periods import Span
from models.registers.definition import shipped
from services.texts import texts

STATES = ("done", "partly", "running", "late", "ahead", "cancelled", "unasked")
LISTED = 6
DATE = r"\d{2}\.\d{2}\.\d{4}"
DEED = re.compile(rf"({DATE})(?:, ({N}) чел\.)?(?:, ({N}) экз\.)?(?:, [^\d]*)?")
MANY = re.compile(rf"({N}) раза? с ({DATE}) по ({DATE})(?:, ({N}) чел\.)?(?:, ({N}) экз\.)?")
PART = re.compile(rf"Выполнено(?: частично:)? ({N}) из ({N})[.,] (?:Остались сроки: |следующий срок – )(.*)\.")
DUE = re.compile(r"(Не выполнено, срок: |Срок – )(.*)\.")
MOVED = re.compile(rf"Перенесено с ({DATE}) на ({DATE})")
_NAMES = "|".join(re.escape(one.name) for one in shipped().values() if not one.recorded)
KEPT = re.compile(rf"Реестр «({_NAMES})»: ({N})")
DONE = (
    "CASE WHEN o.marked != '' THEN o.count ELSE COALESCE("
    "NULLIF((SELECT COUNT(*) FROM register_entries r WHERE r.occurrence_id = o.id AND r.deleted_at IS NULL), 0), "
    "(SELECT COUNT(*) FROM activities b WHERE b.occurrence_id = o.id AND b.deleted_at IS NULL)) END"
)


@dataclass
class Item:
    """A row of the plan in a period."""

    id: int
    section: str
    programme: str
    cancelled: bool
    dates: list[Any] = field(default_factory=list)
    """Due, how many are expected, how many are done, whether it is taken off, from when it was moved."""
    deeds: list[Any] = field(default_factory=list)
    """Day, people, copies."""
    entries: list[Any] = field(default_factory=list)
    """What stands for it in registers whose entries are no activities: register, day, number."""
    state: str = ""

    @property
    def expected(self) -> list[Any]:
        """Its dates that were not taken off."""
        return [one for one in self.dates if not one.off]

    @property
    def waiting(self) -> list[date]:
        """The expected ones that are not done."""
        return [_day(one.due) for one in self.expected if one.done < one.count]


def _path(stored: str | list[str]) -> str:
    """JSON is text in SQLite."""
    return ". ".join(json.loads(stored) if isinstance(stored, str) else stored)


def _day(stored: object) -> date:
    return date.fromisoformat(str(stored)[:10])


async def items_of(books: Books) -> list[Item]:
    """The rows of the year's plan that the period has, in the plan's order."""
    found = await _plan(books)
    if found is None:
        return []
    plan, whole = found
    rows = await books.rows(
        "SELECT i.id, s.path, i.programme, i.cancelled_at FROM plan_items i JOIN plan_sections s "
        "ON s.id = i.section_id WHERE i.plan_id = :plan ORDER BY i.place",
        plan=plan,
    )
    items = {r.id: Item(r.id, _path(r.path), r.programme, r.cancelled_at is not None) for r in rows}
    inside = "" if whole else " AND o.due BETWEEN :first AND :last"
    for one in await books.rows(
        f"SELECT o.item_id, o.due, o.count, {DONE} AS done, o.cancelled_at IS NOT NULL AS off, o.moved_from "  # noqa: S608
        f"FROM occurrences o JOIN plan_items i ON i.id = o.item_id WHERE i.plan_id = :plan{inside} "
        "ORDER BY o.due, o.id",
        plan=plan,
    ):
        items[one.item_id].dates.append(one)
    for one in await books.rows(
        f"SELECT a.plan_item_id, {DAY} AS day, {CAME} AS came, {COPIES} AS copies FROM activities a "  # noqa: S608
        f"WHERE {DEEDS} AND a.plan_item_id IN (SELECT id FROM plan_items WHERE plan_id = :plan) ORDER BY a.day, a.id",
        plan=plan,
    ):
        items[one.plan_item_id].deeds.append(one)
    for key, register in shipped().items():
        for one in [] if register.recorded else await _entered(books, key, plan):
            items[one.plan_item_id].entries.append(one)
    for item in items.values():
        item.state = _state(item, books.today)
        if whole:
            item.state = item.state or "unasked"
    return [one for one in items.values() if one.state]


async def _entered(books: Books, key: str, plan: int) -> list[Any]:
    """What counts of a register for the plan's rows in the period."""
    register = shipped()[key]
    rows = await books.rows(
        "SELECT e.register, e.plan_item_id, e.day, e.until, e.number, e.state FROM register_entries e "
        "WHERE e.center_id = :center AND e.register = :key AND e.deleted_at IS NULL "
        "AND e.plan_item_id IN (SELECT id FROM plan_items WHERE plan_id = :plan) ORDER BY e.day, e.id",
        key=key,
        plan=plan,
    )
    return [one for one in rows if (not register.states or one.state in register.counted) and _lies(books, one)]


def _lies(books: Books, one: Any) -> bool:
    first, last = books.period.first, books.period.last
    if shipped()[one.register].spans:
        return _day(one.day) <= last and (one.until is None or _day(one.until) >= first)
    return first <= _day(one.day) <= last


async def _plan(books: Books) -> tuple[int, bool] | None:
    """The plan of the period's year, and whether the period is that whole year."""
    period = books.period
    plans = await books.rows("SELECT id, year, school FROM plans WHERE center_id = :center ORDER BY year DESC")
    for one in plans:
        first = date(one.year, 9, 1) if one.school else date(one.year, 1, 1)
        last = date(one.year + 1, 8, 31) if one.school else date(one.year, 12, 31)
        whole = (period.first, period.last) == (first, last)
        if whole or (period.span not in (Span.YEAR, Span.SCHOOL) and first <= period.first and period.last <= last):
            return one.id, whole
    return None


def _state(one: Item, today: date) -> str:
    """As docs/papers.md tells it; empty where nothing of it lies in the period."""
    expected = one.expected
    if one.cancelled or (one.dates and not expected):
        return "cancelled"
    if not expected:
        return "done" if one.deeds or one.entries else ""
    done, late = sum(d.done >= d.count for d in expected), any(day < today for day in one.waiting)
    if done == len(expected):
        return "done"
    if done or one.deeds or one.entries:
        return "partly" if late else "running"
    return "late" if late else "ahead"


# the sentence


def states_said(line: str) -> tuple[Figures, str]:
    """How many items are in which state, and what is left of the sentence."""
    found, rest = dict[str, int](), line
    for state in sorted(STATES, key=lambda one: -len(_words(one))):
        pattern = re.escape(_words(state)).replace("7", f"({N})")
        if hit := re.search(pattern, rest):
            found[state] = number(hit[1])
            rest = rest[: hit.start()] + rest[hit.end() :]
    return found, rest


def _words(state: str) -> str:
    return plain(texts().plain(f"analysis-plan-{state}", count=7, mark=""))


def state_figures(items: Sequence[Item]) -> Figures:
    """The same, counted; nothing where there is no plan."""
    return {**Counter(one.state for one in items), "items": len(items)} if items else {}


# the table


def plan_fact_said(page: Page) -> Counter[str]:
    """The sentence above the table and every mark in it."""
    text = next((line for line in page.lines if line.startswith("В плане на")), "")
    states, rest = states_said(text)
    found = Counter(named("plan", {**states, **dict(counted_in(rest))}))
    found += unread(COUNTED.sub("", rest))
    rows = [cells for table in page.tables for cells in table[1:] if len(cells) > 1]
    return found + plan_marks([cells[-1] for cells in rows])


def plan_sheet_said(sheets: Sequence[Sequence[Sequence[object]]]) -> Counter[str]:
    """The same of a workbook."""
    (rows,) = sheets
    begin = next(n for n, row in enumerate(rows) if "Отметка о выполнении" in row) + 1
    end = next((n for n, row in enumerate(rows) if n >= begin and row[-1] is None), len(rows))
    note = next((str(row[0]) for row in rows[end:] if str(row[0]).startswith("В плане на")), "")
    states, rest = states_said(note)
    found = Counter(named("plan", {**states, **dict(counted_in(rest))}))
    return found + plan_marks([str(row[-1]) for row in rows[begin:end]])


def plan_marks(marks: Sequence[str]) -> Counter[str]:
    """The numbers of «Отметка о выполнении», row by row."""
    found = Counter({"строк": len(marks)})
    for n, mark in enumerate(marks, 1):
        told: Counter[str] = Counter()
        for line in plain(mark).split("\n"):
            told.update(dict(_mark(line)))
        found.update(named(f"пункт {n}", told))
    return +found


def _mark(line: str) -> Iterator[tuple[str, int]]:
    if deed := DEED.fullmatch(line):
        yield f"{deed[1]}, {number(deed[2] or '0')} чел., {number(deed[3] or '0')} экз.", 1
    elif many := MANY.fullmatch(line):
        people, copies = number(many[4] or "0"), number(many[5] or "0")
        yield f"{number(many[1])} раз с {many[2]} по {many[3]}, {people} чел., {copies} экз.", 1
    elif part := PART.fullmatch(line):
        yield "сделано", number(part[1])
        yield "ждали", number(part[2])
        yield f"сроки {part[3]}", 1
    elif due := DUE.fullmatch(line):
        yield f"сроки {due[2]}", 1
    elif kept := KEPT.match(line):
        yield f"реестр «{kept[1]}»", number(kept[2])
    elif moved := MOVED.match(line):
        yield f"перенесено с {moved[1]} на {moved[2]}", 1


async def plan_fact_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    items = await items_of(books)
    return Counter(named("plan", state_figures(items))) + marks_of(items)


def marks_of(items: Sequence[Item]) -> Counter[str]:
    """What `plan_marks` reads, counted."""
    found = Counter({"строк": len(items)})
    for n, one in enumerate(items, 1):
        found.update(named(f"пункт {n}", _of(one)))
    return +found


def _of(one: Item) -> Figures:
    found: Counter[str] = Counter()
    people, copies = sum(int(d.came) for d in one.deeds), sum(int(d.copies) for d in one.deeds)
    if len(one.deeds) > LISTED:
        first, last = one.deeds[0].day, one.deeds[-1].day
        found[f"{len(one.deeds)} раз с {first} по {last}, {people} чел., {copies} экз."] = 1
    else:
        found.update(f"{d.day}, {int(d.came)} чел., {int(d.copies)} экз." for d in one.deeds)
    if one.entries and not one.cancelled:
        register = shipped()[one.entries[0].register]
        newest = max(_day(entry.day) for entry in one.entries)
        last = sum(entry.number for entry in one.entries if _day(entry.day) == newest) if register.snapshot else 0
        found[f"реестр «{register.name}»"] = last if register.snapshot else len(one.entries)
    days = [f"{day:%d.%m.%Y}" for day in one.waiting]
    shown = {"partly": days[:LISTED], "running": days[:1], "late": days, "ahead": days[:1]}.get(one.state)
    if shown:
        found[f"сроки {', '.join(shown)}"] = 1
    if one.state in ("partly", "running"):
        done = sum(min(d.done, d.count) for d in one.expected)
        done = done or len(one.entries) or len(one.deeds)
        found.update({"сделано": done, "ждали": sum(d.count for d in one.expected)})
    found.update(
        f"перенесено с {_day(d.moved_from):%d.%m.%Y} на {_day(d.due):%d.%m.%Y}" for d in one.expected if d.moved_from
    )
    return found
