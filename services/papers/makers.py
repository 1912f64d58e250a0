"""How each paper is made: the use case that gathers its facts, the facts as JSON, and what the child process writes."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from documents.papers.registry import DOCX, PNG, XLSX
from documents.papers.sheets import PaperSheet
from documents.style.charts import Picture
from models.papers.kinds import PaperKind
from models.periods import Period
from models.stored import JsonObject
from services.beside.progress import Progress
from services.papers.analysis import gather_analysis
from services.papers.analysis_json import analysis_json
from services.papers.analysis_words import analysis_words
from services.papers.charts import (
    districts_json,
    districts_picture,
    gather_districts,
    gather_months,
    load_picture,
    months_json,
    months_picture,
    plan_chart_json,
    plan_picture,
)
from services.papers.comparing import gather_compared
from services.papers.comparing_json import compared_json
from services.papers.comparing_words import review_words, statistics_words
from services.papers.event_words import EVENT_WORDS, event_file, event_json
from services.papers.events import gather_of
from services.papers.handover import gather_handover, handover_file, handover_json, handover_words
from services.papers.inner.people import paper_head
from services.papers.journals import JournalFacts, gather_consultations, gather_supervisions, journal_json
from services.papers.load import gather_load, load_json, load_sheets
from services.papers.next_plan import gather_next_plan, next_plan_file, next_plan_json, next_plan_paper
from services.papers.plan_fact import gather_plan_fact, plan_fact_json, plan_fact_sheets, plan_fact_words
from services.papers.programme import gather_programme, programme_json, programme_words
from services.papers.register import gather_register, register_json, register_xlsx
from services.papers.signals import gather_signals, letters_words, signals_json, signals_picture, signals_sheets
from services.papers.summary import gather_summary, summary_json, summary_picture, summary_words, summary_xlsx
from services.papers.trips import gather_trips
from services.papers.trips_words import trips_json, trips_sheets, trips_words
from services.work import Work


@dataclass(frozen=True)
class Job:
    """A job of the child process (`documents.child.JOBS`) with what it is given."""

    name: str
    arguments: tuple[object, ...]


class PaperFacts(Protocol):
    """The facts of a paper."""

    @property
    def period(self) -> Period:
        """What it is made for."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell of."""


@dataclass(frozen=True, kw_only=True)
class Maker:
    """What makes a paper out of the database: its facts, the same as JSON, its files by their endings."""

    gather: Callable[..., Awaitable[Any]]
    """Of a period; where it is made of a district too, of a period and the district's id."""
    json: Callable[[Any], JsonObject]
    files: Mapping[str, Callable[[Any], Job]] = field(default_factory=dict)
    words: Callable[[Any], JsonObject] | None = None
    """What its template is filled with, where its .docx has one."""
    long: Mapping[str, Callable[[Work, Any, Progress], Awaitable[bytes]]] = field(default_factory=dict)
    """Files that are too long for that: they are written while they are read."""
    name: Callable[[Any], str] | None = None
    """What its file is called where that is not the paper and its period."""


def sheets(of: Callable[[Any], list[PaperSheet]]) -> Callable[[Any], Job]:
    """How a workbook is written: of the paper's facts, one table a sheet."""
    return lambda facts: Job("sheets", (paper_head(facts.head), of(facts)))


def journal(suffix: str) -> Callable[[JournalFacts], Job]:
    """A journal as it has always been written."""
    return lambda facts: Job(
        "journal", (facts.kind, suffix, paper_head(facts.head).imprint, facts.rows, facts.period.year)
    )


def picture(of: Callable[[Any], Picture]) -> Callable[[Any], Job]:
    """A .png for a phone."""
    return lambda facts: Job("picture", (of(facts),))


def draft(facts: Any) -> Job:
    """A .docx with comments in it."""
    return Job("next-plan", (paper_head(facts.head), next_plan_paper(facts)))


MAKERS = {
    PaperKind.ANALYSIS: Maker(gather=gather_analysis, json=analysis_json, words=analysis_words),
    PaperKind.PLAN_FACT: Maker(
        gather=gather_plan_fact,
        json=plan_fact_json,
        words=plan_fact_words,
        files={XLSX: sheets(plan_fact_sheets)},
    ),
    PaperKind.REGISTER: Maker(gather=gather_register, json=register_json, long={XLSX: register_xlsx}),
    PaperKind.STATISTICS: Maker(gather=gather_compared, json=compared_json, words=statistics_words),
    PaperKind.REVIEW: Maker(gather=gather_compared, json=compared_json, words=review_words),
    PaperKind.TRIPS: Maker(gather=gather_trips, json=trips_json, words=trips_words, files={XLSX: sheets(trips_sheets)}),
    PaperKind.PROGRAMME: Maker(gather=gather_programme, json=programme_json, words=programme_words),
    PaperKind.LOAD: Maker(gather=gather_load, json=load_json, files={XLSX: sheets(load_sheets)}),
    PaperKind.SUPERVISIONS: Maker(
        gather=gather_supervisions, json=journal_json, files={DOCX: journal(DOCX), XLSX: journal(XLSX)}
    ),
    PaperKind.CONSULTATIONS: Maker(
        gather=gather_consultations, json=journal_json, files={DOCX: journal(DOCX), XLSX: journal(XLSX)}
    ),
    PaperKind.NEXT_PLAN: Maker(gather=gather_next_plan, json=next_plan_json, files={DOCX: draft}, name=next_plan_file),
    PaperKind.SUMMARY: Maker(
        gather=gather_summary,
        json=summary_json,
        words=summary_words,
        files={PNG: picture(summary_picture)},
        long={XLSX: summary_xlsx},
    ),
    PaperKind.YEAR_CHART: Maker(gather=gather_months, json=months_json, files={PNG: picture(months_picture)}),
    PaperKind.PLAN_CHART: Maker(gather=gather_plan_fact, json=plan_chart_json, files={PNG: picture(plan_picture)}),
    PaperKind.DISTRICTS_CHART: Maker(
        gather=gather_districts, json=districts_json, files={PNG: picture(districts_picture)}
    ),
    PaperKind.SIGNALS: Maker(
        gather=gather_signals,
        json=signals_json,
        files={PNG: picture(signals_picture), XLSX: sheets(signals_sheets)},
    ),
    PaperKind.SIGNALS_LETTERS: Maker(gather=gather_signals, json=signals_json, words=letters_words),
    PaperKind.HANDOVER: Maker(gather=gather_handover, json=handover_json, words=handover_words, name=handover_file),
    PaperKind.LOAD_CHART: Maker(gather=gather_load, json=load_json, files={PNG: picture(load_picture)}),
    **{
        kind: Maker(gather=gather_of(kind), json=event_json, words=words, name=event_file)
        for kind, words in EVENT_WORDS.items()
    },
}
