"""«Сводка» as papers: the figures that `/summary` shows, as a picture, a Word page and a workbook."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from documents.papers.charts import summary_chart
from documents.style.cells import Formula, Value
from documents.style.charts import Bar, Picture
from models.access import Permission
from models.activities import Category, Type
from models.periods import Period
from models.stored import JsonObject
from services.beside.progress import Progress, untold
from services.papers.charts import chart_note, district_bars
from services.papers.inner.months import CountedMonths, counted_months
from services.papers.inner.people import Head, head_of
from services.papers.words import head_json, head_words
from services.periods import name_of
from services.shares import of_district
from services.summary.counting import Figure
from services.summary.figures import Summary, summarise
from services.summary.paper import summary_tables, summary_workbook
from services.summary.sentences import sentences
from services.summary.standing import standing
from services.texts import label, texts
from services.work import Work, use_case

SHOWN = 8
"""Bars of a measure that the picture shows, the longest; the others stand together in the last one."""


@dataclass(frozen=True, kw_only=True)
class SummaryFacts:
    """The summary of the centre or of one of its districts, what is said above it, and its records by month."""

    head: Head
    period: Period
    district_id: int | None
    summary: Summary
    said: tuple[str, ...]
    months: CountedMonths

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded in it."""
        found = self.summary
        return not (found.activities.now or found.joined or any(one.now.entries for one in found.registers))


@use_case(Permission.SEE_SUMMARY)
async def gather_summary(work: Work, period: Period, district_id: int | None = None) -> SummaryFacts:
    """The facts of any stretch of time, own dates too. Raises NotFound for a foreign district."""
    summary = await summarise(work, period, district_id)
    said: Sequence[str] = ()
    if district_id is None:  # plans, requests and reports are the whole centre's
        said = [str(one.striptags()) for one in sentences(await standing(work, period), period, work.today)]
    own = () if district_id is None else (of_district(district_id),)
    async with work.db.reading() as session:
        head = await head_of(session, work)
        months = await counted_months(session, work, period, *own)
    return SummaryFacts(
        head=head, period=period, district_id=district_id, summary=summary, said=tuple(said), months=months
    )


def summary_picture(facts: SummaryFacts) -> Picture:
    """By month where there are several, else by district; and the kinds of what was held."""
    found, counted = facts.summary, facts.months
    many = len(counted.months) > 1
    months = [(month, counted.records.get((year, month), 0)) for year, month in counted.months] if many else []
    kinds = [Bar(name=label("type", one.name), value=one.now) for one in found.types if one.now]
    measures = [(texts().plain("chart-kinds"), _longest(kinds))]
    if not many and facts.district_id is None:
        measures.append((texts().plain("chart-by-district"), _longest(district_bars(found.districts))))
    title = texts().plain("summary-chart-title", period=name_of(facts.period), district=_district(found))
    words = texts().plain("summary-chart-totals", held=found.activities.now, visits=found.visits.now)
    return summary_chart(title, words, months, measures, chart_note("chart-held-note", facts.head))


def _longest(bars: Sequence[Bar]) -> list[Bar]:
    ordered = sorted(bars, key=lambda bar: -bar.value)
    others = sum(bar.value for bar in ordered[SHOWN:])
    return [*ordered[:SHOWN], *([Bar(name=texts().plain("chart-others"), value=others)] if others else [])]


def _district(found: Summary) -> str:
    return found.district or texts().plain("summary-all-districts")


def summary_words(facts: SummaryFacts) -> JsonObject:
    """What is said above, and the figures beside those of the period before, part by part."""
    found = facts.summary
    sections = [
        {
            "title": one.name,
            "rows": [dict(zip(("name", "now", "before"), map(_shown, row), strict=True)) for row in one.rows],
        }
        for one in summary_tables(found)
        if one.rows
    ]
    return {
        **head_words(facts.head, facts.period, "paper-summary-title"),
        "district": _district(found),
        "said": list(facts.said),
        "now": name_of(facts.period),
        "before": name_of(found.against),
        "sections": sections,
        "note": texts().plain("summary-paper-note"),
    }


def _shown(cell: Value) -> str | int:
    return cell.value if isinstance(cell, Formula) else cell


@use_case(Permission.SEE_SUMMARY)
async def summary_xlsx(work: Work, facts: SummaryFacts, _progress: Progress = untold) -> bytes:
    """The workbook that `/summary` sends."""
    return await summary_workbook(work, facts.period, facts.district_id)


def summary_json(facts: SummaryFacts) -> JsonObject:
    """The figures of the period, a zero written for each kind and category."""
    found = facts.summary

    def told(figures: Sequence[Figure]) -> dict[str, int]:
        return {one.name: one.now for one in figures}

    types, visits = told(found.types), told(found.categories)
    return {
        **head_json(facts.head, facts.period),
        "district": found.district,
        "count": found.activities.now,
        "visits": found.visits.now,
        "copies": found.copies.now,
        "types": {kind.value: types.get(kind.value, 0) for kind in Type},
        "categories": {one.value: visits.get(one.value, 0) for one in Category},
        "districts": told(found.districts),
        "registers": {one.register.key: asdict(one.now) for one in found.registers},
        "said": list(facts.said),
    }
