"""The quarter's papers (V3.5): статистическая and аналитическая справка, beside the quarter before and a year ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.access import Permission
from models.activities import Category, Material, Mode, Type
from models.dates import short
from models.papers.entries import PaperRegister
from models.papers.marks import Marks, TraceRow
from models.papers.plan_fact import ItemState, PlanFact, PlanLine
from models.papers.records import FAMILIES, PaperRecord, Records, visits_of
from models.periods import Period, Span
from models.registers.money import money_said
from services.papers.inner.people import Head, head_of
from services.papers.inner.plan_lines import plan_fact
from services.papers.inner.records import of_period, records_of
from services.papers.inner.registers import paper_registers
from services.papers.words import counted
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class ComparedFacts:
    """A period and what it is compared with: the one before it, and the same one a year earlier."""

    head: Head
    period: Period
    before: Period
    year_ago: Period
    records: tuple[PaperRecord, ...]
    before_records: tuple[PaperRecord, ...]
    year_ago_records: tuple[PaperRecord, ...]
    plan: PlanFact | None
    registers: tuple[PaperRegister, ...] = ()
    before_registers: tuple[PaperRegister, ...] = ()
    year_ago_registers: tuple[PaperRegister, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded in the period itself; the two others are not asked."""
        return not (self.records or self.registers)

    @property
    def all(self) -> tuple[Records, Records, Records]:
        """What the centre held itself, in the three periods; programmes too: here they are not told apart."""
        now, before, ago = self.records, self.before_records, self.year_ago_records
        return _held(now), _held(before), _held(ago)

    @property
    def joined(self) -> tuple[Records, Records, Records]:
        """What others held and the centre took part in, in the three periods: never added to the rest."""
        now, before, ago = self.records, self.before_records, self.year_ago_records
        return _joined(now), _joined(before), _joined(ago)

    @property
    def beside(self) -> int | None:
        """Which of the three periods this one is measured by: the one before, else the year before; None where
        neither has any records."""
        return next((number for number in (1, 2) if self.all[number]), None)


def _held(records: Records) -> list[PaperRecord]:
    return [one for one in records if not one.joined]


def _joined(records: Records) -> list[PaperRecord]:
    return [one for one in records if one.joined]


def year_before(period: Period) -> Period:
    """The same stretch of the year before; of a year, with which that is compared anyway, the one before."""
    first = period.first
    if period.span is Span.OWN:
        return Period(Span.OWN, _earlier(first), _earlier(period.last))
    ago = Period.around(period.span, _earlier(first))
    return ago.before() if ago == period.before() else ago


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


@use_case(Permission.SEE_SUMMARY)
async def gather_compared(work: Work, period: Period) -> ComparedFacts:
    """The facts of a quarter, half-year or year beside two others."""
    before, ago = period.before(), year_before(period)
    async with work.db.reading() as session:
        return ComparedFacts(
            head=await head_of(session, work),
            period=period,
            before=before,
            year_ago=ago,
            records=await records_of(session, work, *of_period(work, period)),
            before_records=await records_of(session, work, *of_period(work, before)),
            year_ago_records=await records_of(session, work, *of_period(work, ago)),
            plan=await plan_fact(session, work, period),
            registers=await paper_registers(session, work, period),
            before_registers=await paper_registers(session, work, before),
            year_ago_registers=await paper_registers(session, work, ago),
        )


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A number with those beside it, and the records that it is counted over, or the entries of a register."""

    name: str
    numbers: Sequence[int]
    """Now, in the period before, a year ago."""
    records: Records = ()
    entries: Sequence[TraceRow] = ()
    part: bool = False
    """Whether it is a part of the number above it."""
    type: Type | None = None
    """The kind of records that it counts, where it counts one."""
    money: bool = False
    """Whether the numbers are kopecks."""

    @property
    def said(self) -> str:
        """«13 семинаров», «Кураторы – 332»."""
        if self.type is not None:
            return counted(self.type, self.now)
        return texts().plain("review-number", name=self.name, now=self.shown[0])

    @property
    def now(self) -> int:
        return self.numbers[0]

    @property
    def shown(self) -> Sequence[int | str]:
        """The numbers as they are printed: money in rubles, which its name says."""
        return [money_said(one).removesuffix("\u00a0₽") for one in self.numbers] if self.money else self.numbers

    def mark(self, marks: Marks) -> str:
        """The mark of what it is counted over; empty of nothing."""
        if self.entries:
            return marks.rows(self.name, self.entries)
        return marks.records(self.name, self.records) if self.records else ""


def joined_of(facts: ComparedFacts) -> Compared:
    """How often the centre took part in what others held."""
    found = facts.joined
    return Compared(name=texts().plain("compared-joined"), numbers=[len(of) for of in found], records=found[0])


def compared(facts: ComparedFacts) -> list[Compared]:
    """Every number of what the centre held in the period: all records first, then by kind, supervisions, visits by
    category, materials; of these zeros of all three are left out."""
    said = texts().plain

    def records(name: str, *types: Type, part: bool = True, mode: Mode | None = None) -> Compared:
        found = [
            [r for r in of if (not types or r.type in types) and (mode is None or r.mode is mode)] for of in facts.all
        ]
        return Compared(
            name=name,
            numbers=[len(of) for of in found],
            records=found[0],
            part=part,
            type=types[0] if types and mode is None else None,
        )

    def visits(name: str, category: Category | None) -> Compared:
        sums = [sum(r.visits.get(category, 0) for r in of) if category else visits_of(of) for of in facts.all]
        behind = [r for r in facts.all[0] if (r.visits.get(category) if category else r.came)]
        return Compared(name=name, numbers=sums, records=behind, part=category is not None)

    def copies(name: str, material: Material | None) -> Compared:
        sums = [sum(_copies(r, material) for r in of) for of in facts.all]
        behind = [r for r in facts.all[0] if _copies(r, material)]
        return Compared(name=name, numbers=sums, records=behind, part=material is not None)

    whole, rows = records(said("compared-all"), part=False), []
    for kind in Type:
        family = (kind, *(one for one, leader in FAMILIES.items() if leader is kind))  # all seminars are «семинары»
        rows.append(records(label("type", kind), *family))
        if kind is Type.SUPERVISION:
            rows += [records(label("compared-mode", mode), kind, mode=mode) for mode in Mode]
        if kind is Type.PUBLICATION:
            rows += _channels([[r for r in of if r.type is kind and r.channel] for of in facts.all])
    rows.append(visits(said("compared-visits"), None))
    rows += [visits(label("category", one), one) for one in Category]
    rows.append(copies(said("compared-copies"), None))
    rows += [copies(label("material", one), one) for one in Material]
    return [whole, *(one for one in rows if any(one.numbers))]


def _channels(published: Sequence[Records]) -> list[Compared]:
    """How much each channel had of what was published in the three periods."""
    rows = []
    for name in sorted({one.channel for of in published for one in of}):
        found = [[one for one in of if one.channel == name] for of in published]
        title = texts().plain("compared-channel", name=name)
        rows.append(Compared(name=title, numbers=[len(of) for of in found], records=found[0], part=True))
    return rows


def _copies(record: PaperRecord, material: Material | None) -> int:
    return record.copies.get(material, 0) if material else sum(record.copies.values())


def late_of(plan: PlanFact | None) -> list[PlanLine]:
    """What of the plan was not done in time."""
    return plan.of(ItemState.LATE, ItemState.PARTLY) if plan else []


def item_line(one: PlanLine) -> str:
    days = [short(day.due) for day in one.dates if not day.cancelled and not day.is_done]
    key = "compared-item" if one.cells["number"] else "compared-item-bare"
    told = {"number": one.cells["number"].rstrip(".")} if one.cells["number"] else {}
    return texts().plain(key, content=one.cells["content"].rstrip("."), days=", ".join(days), **told)
