"""Every number of every kind of paper against SQL of its own: `check_paper()`, `check_year()`."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from documents.papers.registry import DOCX, PAPERS, PNG, XLSX
from documents.style.charts import Picture
from examples.papers import charts, draft, plan, prose, quarter, sentences, signals, tables
from examples.papers.books import DAY, Books
from examples.papers.reading import N, Page, plain, read_docx, read_xlsx
from models.errors import DomainError
from models.papers.kinds import PaperKind, period_code, read_period
from models.periods import Period
from services.papers.makers import MAKERS
from services.papers.making import make_paper
from services.work import Work

Counted = Callable[[Books], Awaitable[Counter[str]]]


@dataclass(frozen=True)
class Check:
    """How the numbers of a paper are read, and how they are counted."""

    said: Callable[[bytes], Counter[str]]
    counted: Counted


def _word(said: Callable[[Page], Counter[str]]) -> Callable[[bytes], Counter[str]]:
    return lambda content: said(read_docx(content))


def _book(said: Callable[[tables.Sheets], Counter[str]]) -> Callable[[bytes], Counter[str]]:
    return lambda content: said(read_xlsx(content))


def _rows(page: Page) -> list[Sequence[str]]:
    return [row for table in page.tables for row in table]


def _journal(kind: str) -> tuple[Check, Check]:
    counted = tables.journal_counted(kind)
    return (
        Check(_word(lambda page: tables.journal_said(_rows(page))), counted),
        Check(_book(lambda sheets: tables.journal_said(sheets[0])), counted),
    )


def _summary_word(page: Page) -> Counter[str]:
    return tables.summary_said(_rows(page)) + sentences.said(page.lines)


async def _summary_word_counted(books: Books) -> Counter[str]:
    return await tables.summary_counted(books) + await sentences.counted(books)


def _summary_book(sheets: tables.Sheets) -> Counter[str]:
    totals, districts, posts, *kept = sheets
    return tables.summary_said([row for one in (totals, districts, *kept) for row in one]) + tables.posts_said(posts)


async def _summary_book_counted(books: Books) -> Counter[str]:
    return await tables.summary_counted(books) + await tables.posts_counted(books)


_SUPERVISIONS, _CONSULTATIONS = _journal("supervision"), _journal("consultation")
OF_PERIODS = {kind: spec for kind, spec in PAPERS.items() if spec.of_period}
"""What is made of one post or one event is no count of a period: tests of those areas read their papers."""
CHECKS = {
    (PaperKind.ANALYSIS, DOCX): Check(_word(prose.analysis_said), prose.analysis_counted),
    (PaperKind.PLAN_FACT, DOCX): Check(_word(plan.plan_fact_said), plan.plan_fact_counted),
    (PaperKind.PLAN_FACT, XLSX): Check(_book(plan.plan_sheet_said), plan.plan_fact_counted),
    (PaperKind.REGISTER, XLSX): Check(_book(tables.register_said), tables.register_counted),
    (PaperKind.STATISTICS, DOCX): Check(_word(quarter.statistics_said), quarter.statistics_counted),
    (PaperKind.REVIEW, DOCX): Check(_word(quarter.review_said), quarter.review_counted),
    (PaperKind.TRIPS, DOCX): Check(_word(tables.trips_said), tables.trips_counted),
    (PaperKind.TRIPS, XLSX): Check(_book(lambda sheets: tables.trip_rows(sheets[0])), tables.trip_rows_counted),
    (PaperKind.PROGRAMME, DOCX): Check(_word(prose.programmes_said), prose.programmes_told),
    (PaperKind.LOAD, XLSX): Check(_book(tables.load_said), tables.load_counted),
    (PaperKind.SUPERVISIONS, DOCX): _SUPERVISIONS[0],
    (PaperKind.SUPERVISIONS, XLSX): _SUPERVISIONS[1],
    (PaperKind.CONSULTATIONS, DOCX): _CONSULTATIONS[0],
    (PaperKind.CONSULTATIONS, XLSX): _CONSULTATIONS[1],
    (PaperKind.NEXT_PLAN, DOCX): Check(draft.draft_said, draft.draft_counted),
    (PaperKind.SIGNALS, XLSX): Check(_book(signals.book_said), signals.book_counted),
    (PaperKind.SIGNALS_LETTERS, DOCX): Check(_word(signals.letters_said), signals.letters_counted),
    (PaperKind.SUMMARY, DOCX): Check(_word(_summary_word), _summary_word_counted),
    (PaperKind.SUMMARY, XLSX): Check(_book(_summary_book), _summary_book_counted),
}
"""Of the papers that are files. Every entry of the registry stands here or among the pictures: a test holds it."""
PICTURES: dict[PaperKind, Counted] = {
    PaperKind.SUMMARY: charts.summary_counted,
    PaperKind.YEAR_CHART: charts.months_counted,
    PaperKind.PLAN_CHART: charts.plan_counted,
    PaperKind.DISTRICTS_CHART: charts.districts_counted,
    PaperKind.LOAD_CHART: charts.load_counted,
    PaperKind.SIGNALS: signals.picture_counted,
}


@dataclass(frozen=True)
class Checked:
    """A paper of a period: how many numbers were compared, and where they differ."""

    name: str
    compared: int
    differences: list[str]


async def check_paper(work: Work, kind: PaperKind, suffix: str, period: Period) -> Checked | None:
    """One paper; None where there is nothing to make it of."""
    books = Books(work.db, work.center_id, period, work.today)
    try:
        content = (await make_paper(work, kind, period, suffix)).content
    except DomainError as refused:
        if refused.key == "paper-nothing":
            return None
        raise
    if suffix == PNG:
        said, counted = charts.picture_said(await _picture(work, kind, period)), await PICTURES[kind](books)
        counted = charts.together(counted, said)
    else:
        check = CHECKS[kind, suffix]
        said, counted = check.said(content), await check.counted(books)
    strange = await strangers(books, read_docx(content)) if suffix == DOCX else []
    names = sorted({*said, *counted})
    wrong = [f"{name}: сказано {said[name]}, в базе {counted[name]}" for name in names if said[name] != counted[name]]
    return Checked(f"{kind}.{suffix}, {period_code(period)}", len(names), wrong + strange)


async def _picture(work: Work, kind: PaperKind, period: Period) -> Picture:
    """What is drawn, before it is."""
    maker = MAKERS[kind]
    drawn = maker.files[PNG](await maker.gather(work, period)).arguments[0]
    if not isinstance(drawn, Picture):
        raise TypeError(drawn)
    return drawn


async def strangers(books: Books, page: Page) -> list[str]:
    """What of the last appendix is not as it must be: a mark without a list or a list without a mark, a number that is
    not the length of its list, a row that no record of the books is."""
    known, found = await _known(books), list[str]()
    by_mark = {trace.mark: trace for trace in page.traces}
    if page.marks != set(by_mark):
        found.append(f"отметки без записей или записи без отметок: {sorted(page.marks ^ set(by_mark))}")
    for trace in page.traces:
        rows = [row for mark in trace.sum for row in by_mark[mark].rows] if trace.sum else trace.rows
        told = re.match(rf"(?:[^\d]*)({N})(?!\d)", trace.title)
        if told and not trace.title.startswith("«") and int(re.sub(r"\D", "", told[1])) != len(rows):
            found.append(f"приложение {trace.mark} {trace.title}: строк {len(rows)}")
        found += [f"приложение {trace.mark}: {row}" for row in trace.rows if (row[0], row[1]) not in known]
    return found


async def _known(books: Books) -> set[tuple[str, str]]:
    """The number and the day of every record, of every holding, of whatever was printed or entered; of every item of a
    plan its deadline."""
    alive = "a.center_id = :center AND a.deleted_at IS NULL"
    records = await books.rows(f"SELECT a.id, {DAY} AS day FROM activities a WHERE {alive}")  # noqa: S608
    since = DAY.replace("a.day", "a.since")
    holdings = await books.rows(f"SELECT a.id, {since} AS day FROM holdings a")  # noqa: S608
    items = await books.rows("SELECT i.id, i.number, i.deadline FROM plan_items i")
    of_day = f"SELECT a.material_id, {DAY} AS day FROM print_runs a"  # noqa: S608
    runs = await books.rows(f"{of_day} WHERE a.center_id = :center")
    entries = await books.rows(f"SELECT a.id, {DAY} AS day FROM register_entries a WHERE {alive}")  # noqa: S608
    return {
        *((str(one), day) for one, day in [*records, *holdings, *runs, *entries]),
        *((number or str(one), plain(deadline or "")) for one, number, deadline in items),
    }


async def check_year(work: Work, year: int) -> list[Checked]:
    """Every paper in every form, of the year and of parts of it, as far as there is anything in them."""
    found = []
    for kind, spec in OF_PERIODS.items():
        for code in (f"{year}", f"{year}-Q2", f"{year}-H1", f"{year}-03", f"{year - 1}/{year % 100:02}"):
            period = read_period(code)
            if period.span in spec.spans:
                for suffix in spec.formats:
                    found += [one] if (one := await check_paper(work, kind, suffix, period)) else []
    return found
