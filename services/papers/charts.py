"""Papers that are pictures: the year by month, the plan by section, districts, load. Their numbers are those of the
summary, of «План и выполнение», of «Нагрузка»: the same queries count them."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.papers.charts import load_chart, rows_chart, sections_chart, year_chart
from documents.style.charts import Bar, Picture
from models.access import Permission
from models.dates import in_words
from models.papers.plan_fact import ItemState
from models.periods import Period
from models.stored import JsonObject
from services.papers.inner.months import CountedMonths, Month, begun, counted_months
from services.papers.inner.people import Head, head_of
from services.papers.load import Burden, BurdenFacts, by_month
from services.papers.plan_fact import PlanFactFacts, plan_fact_json, states
from services.papers.words import head_json
from services.periods import name_of
from services.summary.counting import Figure
from services.summary.figures import Summary, summarise
from services.texts import texts
from services.work import Work, use_case

SHOWN = 40
"""People that the picture of the load shows by name, the busiest; the others stand together in the last row."""


@dataclass(frozen=True)
class MonthsFacts:
    """What was held in each month and how many came."""

    head: Head
    period: Period
    counted: CountedMonths

    @property
    def empty(self) -> bool:
        """Whether nothing was held in it."""
        return not self.counted.records


@use_case(Permission.SEE_SUMMARY)
async def gather_months(work: Work, period: Period) -> MonthsFacts:
    """The facts of a quarter or longer."""
    async with work.db.reading() as session:
        return MonthsFacts(await head_of(session, work), period, await counted_months(session, work, period))


def months_picture(facts: MonthsFacts) -> Picture:
    """Two rows of bars: what was held, and how many visits."""
    measures = [
        (texts().plain(key), [(month[1], counted.get(month, 0)) for month in facts.counted.months])
        for key, counted in (("chart-held", facts.counted.records), ("chart-visits", facts.counted.visits))
    ]
    return year_chart(
        _title("paper-year-chart-title", facts.period), measures, chart_note("chart-held-note", facts.head)
    )


def months_json(facts: MonthsFacts) -> JsonObject:
    """How much was held in each month, and how many visits."""
    return {
        **head_json(facts.head, facts.period),
        "records": by_month(facts.counted.months, facts.counted.records),
        "visits": by_month(facts.counted.months, facts.counted.visits),
    }


def plan_picture(facts: PlanFactFacts) -> Picture:
    """Of each section how many items are done, out of those that were not taken off."""
    note = texts().plain("paper-chart-note", note=states(facts.plan) if facts.plan else "", **_made(facts.head))
    return sections_chart(_title("paper-plan-chart-title", facts.period), sections_of(facts), note)


def sections_of(facts: PlanFactFacts) -> list[tuple[str, int, int]]:
    """A section's name, its items that are done, its items that were not taken off."""
    found: dict[str, list[int]] = {}
    for line in facts.lines:
        name = ". ".join(line.section) or texts().plain("plan-no-section")
        counted = found.setdefault(name, [0, 0])
        counted[0] += line.state is ItemState.DONE
        counted[1] += line.state is not ItemState.CANCELLED
    return [(name, done, planned) for name, (done, planned) in found.items()]


def plan_chart_json(facts: PlanFactFacts) -> JsonObject:
    """The same beside the items themselves."""
    sections = [{"name": name, "done": done, "planned": planned} for name, done, planned in sections_of(facts)]
    return {**plan_fact_json(facts), "sections": sections}


@dataclass(frozen=True)
class DistrictsFacts:
    """The summary of the period, of which the picture takes the districts."""

    head: Head
    period: Period
    summary: Summary

    @property
    def empty(self) -> bool:
        """Whether nothing was held in it."""
        return not self.summary.activities.now


@use_case(Permission.SEE_SUMMARY)
async def gather_districts(work: Work, period: Period) -> DistrictsFacts:
    """The facts of any stretch of time: the summary's own."""
    summary = await summarise(work, period)
    async with work.db.reading() as session:
        return DistrictsFacts(await head_of(session, work), period, summary)


def districts_picture(facts: DistrictsFacts) -> Picture:
    """What was held in each district, and how many visits there were from it."""
    found = facts.summary
    measures = [
        (texts().plain(key), district_bars(figures))
        for key, figures in (("chart-held", found.districts), ("chart-visits", found.district_visits))
        if figures
    ]
    return rows_chart(
        _title("paper-districts-chart-title", facts.period), measures, chart_note("chart-districts-note", facts.head)
    )


def district_bars(figures: Sequence[Figure]) -> list[Bar]:
    """Zero is said; what has no district stands under words of its own."""
    nowhere = texts().plain("summary-no-district")
    return [Bar(name=one.name or nowhere, value=one.now) for one in figures if one.now or one.name]


def districts_json(facts: DistrictsFacts) -> JsonObject:
    """How much was held in each district, and how many visits there were from it; the key of what has none is empty."""
    return {
        **head_json(facts.head, facts.period),
        "records": {one.name: one.now for one in facts.summary.districts},
        "visits": {one.name: one.now for one in facts.summary.district_visits},
    }


def load_picture(facts: BurdenFacts) -> Picture:
    """The records of each person by month, with their sum; those beyond `SHOWN` together."""
    shown, others = facts.people[:SHOWN], facts.people[SHOWN:]
    months = begun(facts.months, facts.head.made_on, facts.whole)
    rows = [_load_row(one.name, [one], months) for one in shown]
    if others:
        rows.append(_load_row(texts().plain("chart-load-others", count=len(others)), others, months))
    return load_chart(
        _title("paper-load-chart-title", facts.period),
        [month for _, month in months],
        rows,
        chart_note("chart-load-note", facts.head),
    )


def _load_row(name: str, people: Sequence[Burden], months: Sequence[Month]) -> tuple[str, list[int]]:
    records = [sum(one.records[month] for one in people) for month in months]
    return texts().plain("chart-load-row", name=name, count=sum(records)), records


def _title(key: str, period: Period) -> str:
    return texts().plain(key, period=name_of(period))


def chart_note(key: str, head: Head) -> str:
    """What is to be known of a picture, and whose it is."""
    return texts().plain("paper-chart-note", note=texts().plain(key), **_made(head))


def _made(head: Head) -> dict[str, str]:
    return {"center": head.center, "day": in_words(head.made_on)}
