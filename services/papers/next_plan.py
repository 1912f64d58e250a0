"""«Проект плана на следующий год»: this year's plan with its years moved, and what somebody is to look at marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from documents.papers.next_plan_draft import DraftLine, DraftPaper, DraftText
from models.access import Permission
from models.calendar import is_working
from models.dates import short
from models.deadlines import read
from models.papers.next_plan import Headings, NextColumn, NextItem, columns_of
from models.papers.plan_fact import ItemState
from models.papers.texts import OwnPart, OwnParts
from models.periods import Period, Span
from models.plan.coverage import Promise
from models.plan.marks import tells_what_was_done
from models.plan.next_year import MovedPiece, MovedText, YearMark, move
from models.plan.prose import find_plan_year, item_words
from models.plan.tables import CELLS, PlanItem
from models.plan_years import PlanYear
from models.stored import JsonObject
from services.center_settings import load
from services.library.inner.waiting import most_wanted
from services.papers.inner.people import Head, head_of
from services.papers.inner.plan_lines import plan_fact, plan_of
from services.papers.words import counted, head_json
from services.plan.inner.standing import GONE
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class NextPlanFacts:
    """This year's plan, what became of it, and what people wrote of the year to come."""

    head: Head
    period: Period
    title: str
    columns: Sequence[Sequence[str]]
    targets: Sequence[Promise]
    items: tuple[NextItem, ...]
    own: dict[OwnPart, str]
    wanted: Sequence[str] = ()
    """What was sought in the library in vain, the most asked for first."""

    @property
    def empty(self) -> bool:
        """Whether the centre has no plan of that year."""
        return not self.items

    @property
    def plan_year(self) -> PlanYear:
        """The year that the draft is made of."""
        return _year(self.period)


@use_case(Permission.SEE_SUMMARY)
async def gather_next_plan(work: Work, period: Period) -> NextPlanFacts:
    """The facts of a plan's year. Items that a newer file of the plan had no more are left out."""
    async with work.db.reading() as session:
        head, own = await head_of(session, work), await load(session, work.center_id, OwnParts)
        plan, found = await plan_of(session, work, period), await plan_fact(session, work, period)
        if plan is None or found is None:
            return NextPlanFacts(head=head, period=period, title="", columns=[], targets=[], items=(), own={})
        query = select(PlanItem.id, PlanItem.kind, PlanItem.clarified, PlanItem.unit)
        rows = {row.id: row for row in await session.execute(query.where(PlanItem.plan_id == plan.id))}
        items = tuple(
            NextItem(line, rows[line.id].kind, rows[line.id].clarified or "", rows[line.id].unit or "")
            for line in found.lines
            if not (line.cancelled and line.reason == GONE)
        )
        wanted = await most_wanted(session, work.center_id, period)
    return NextPlanFacts(
        head=head,
        period=period,
        title=plan.title,
        columns=plan.columns,
        targets=plan.targets,
        items=items,
        own=own.of(period.year),
        wanted=wanted,
    )


def next_plan_file(facts: NextPlanFacts) -> str:
    """«Проект плана на 2027 год»."""
    return texts().plain("next-plan-file", period=_year(facts.period).next().words)


def _year(period: Period) -> PlanYear:
    return PlanYear(period.year, school=period.span is Span.SCHOOL)


def next_plan_paper(facts: NextPlanFacts) -> DraftPaper:
    """What the draft of the next plan says, with its marks and notes, ready to be written."""
    said, columns = texts().plain, _columns(facts)
    return DraftPaper(
        title=_title(facts),
        titles=tuple(one.title for one in columns),
        lines=tuple(_lines(facts, columns)),
        number=next((n for n, one in enumerate(columns) if one.name == "number"), None),
        commentator=said("next-plan-commentator"),
        before=tuple(_listed("next-plan-tasks", _tasks(facts), facts)),
        after=tuple(_listed("next-plan-expected", _own(facts, OwnPart.EXPECTED), facts)),
    )


def next_plan_json(facts: NextPlanFacts) -> JsonObject:
    """The rows of the draft as they would be read, with what is to be looked at in each."""
    paper, columns = next_plan_paper(facts), _columns(facts)
    rows = [one for one in paper.lines if not one.heading]
    items = [
        {
            "section": [_moved(facts, one).text for one in item.line.section],
            **{column.name: cell.text for column, cell in zip(columns, row.cells, strict=True)},
            "notes": [note for cell in row.cells for note in cell.notes],
            "asked": item.asked if item.on_request else None,
        }
        for item, row in zip(facts.items, rows, strict=True)
    ]
    return {
        **head_json(facts.head, facts.period),
        "title": paper.title.text,
        "next": facts.plan_year.next().brief,
        "tasks": [one.text for one in _tasks(facts)],
        "items": items,
    }


def _moved(facts: NextPlanFacts, text: str) -> MovedText:
    return move(text, facts.plan_year)


def _title(facts: NextPlanFacts) -> DraftText:
    """This year's title of the next one; one that does not say its year says it now."""
    following, moved = facts.plan_year.next(), _moved(facts, facts.title)
    if not facts.title:
        return _plain(texts().plain("next-plan-title", period=following.words))
    if find_plan_year(moved.text, [moved.text]) != (following, False):
        bare = texts().plain("next-plan-year", period=following.words)
        return replace(_marked(facts, moved), pieces=(*moved.pieces, MovedPiece(f" {bare}")))
    return _marked(facts, moved)


def _columns(facts: NextPlanFacts) -> tuple[NextColumn, ...]:
    named = {name: label("next-plan", name) for name in CELLS}
    if any(one.unit == texts().plain("next-plan-people") for one in facts.items):
        named["coverage"] = texts().plain("next-plan-coverage-people")
    return columns_of(facts.columns, facts.items, named)


def _lines(facts: NextPlanFacts, columns: Sequence[NextColumn]) -> Iterator[DraftLine]:
    headings, number = Headings(), ""
    for item in facts.items:
        above, apart = headings.over(item.line.section)
        for place, one in enumerate(above):
            yield DraftLine((_marked(facts, _moved(facts, one)),), heading=True, apart=apart and place == 0)
        same = bool(number) and not above and item.line.cells["number"] == number
        number = item.line.cells["number"]
        yield DraftLine(tuple(_cell(facts, item, one) for one in columns), goes_on=same)


def _cell(facts: NextPlanFacts, item: NextItem, column: NextColumn) -> DraftText:
    text = item.line.cells[column.name]
    match column.name:
        case "number" | "responsible":
            return _plain(text)
        case "content":
            return _with(_marked(facts, _moved(facts, text)), *_state(facts, item))
        case "deadline":
            return _deadline(facts, item)
        case "coverage":
            return _coverage(facts, item, column.title)
        case "note" if tells_what_was_done(column.title):
            return _plain("")
        case _:
            return _marked(facts, _moved(facts, text))


def _state(facts: NextPlanFacts, item: NextItem) -> list[str]:
    """What became of an item that is proposed once more though it was not done."""
    said, line, year = texts().plain, item.line, _in_year(facts)
    if line.state is ItemState.CANCELLED:
        gone = line.reason or next((one.reason for one in line.dates if one.reason), "")
        return [said("next-plan-cancelled", year=year, reason=gone or "none")]
    if not item.unfinished:
        return []
    left = [short(one.due) for one in line.dates if not one.cancelled and not one.is_done]
    if not left:
        return [said("next-plan-untouched", year=year)]
    return [said("next-plan-unfinished", year=year, days=", ".join(left[:6]), count=len(left), more=len(left[6:]))]


def _deadline(facts: NextPlanFacts, item: NextItem) -> DraftText:
    """The deadline of the next year; a day that was a working one and is none any more is told, and what was asked
    for where no coverage stands beside it."""
    text = item.clarified or item.line.cells["deadline"]
    moved = move(text, facts.plan_year, dated=True)
    old, new = read(text, facts.plan_year).windows, read(moved.text, facts.plan_year.next()).windows
    days = [
        late[0]
        for soon, late in zip(old, new, strict=False)
        if soon[0] == soon[1] and late[0] == late[1] and is_working(soon[0]) and not is_working(late[0])
    ]
    off = [texts().plain("next-plan-day-off", day=short(day)) for day in days]
    asked = [] if item.promise or item.proposes_asked or not item.on_request else [_asked(facts, item)]
    return _with(_marked(facts, moved), *off, *asked)


def _coverage(facts: NextPlanFacts, item: NextItem, heading: str) -> DraftText:
    """What was promised; for what is done on request, what was asked for this year."""
    said, year = texts().plain, _in_year(facts)
    if not item.on_request:
        return _marked(facts, _moved(facts, item.line.cells["coverage"]))
    if not item.proposes_asked:
        return _with(_plain(item.promise), _asked(facts, item)) if item.promise else _plain("")
    # under «Охват (чел.)» a bare number would be one of people
    bare = "(" not in heading
    number = str(item.asked) if bare else counted("appeals", item.asked)
    words = item.promise or said("next-plan-on-request")
    return _with(_plain(said("next-plan-proposed", words=words, year=year, number=number)), _asked(facts, item))


def _asked(facts: NextPlanFacts, item: NextItem) -> str:
    """«По запросу в 2026 году: 14 раз, 41 чел.»"""
    came, times = sum(one.came for one in item.line.deeds), counted("times", item.asked)
    return texts().plain("next-plan-asked", year=_in_year(facts), times=times, count=item.asked, came=came)


def _in_year(facts: NextPlanFacts) -> str:
    key = "next-plan-in-school-year" if facts.plan_year.school else "next-plan-in-year"
    return texts().plain(key, year=facts.plan_year.brief)


def _tasks(facts: NextPlanFacts) -> list[DraftText]:
    """What the plan promises outside its table, what people set themselves for the next year, and its problems."""
    targets = [_marked(facts, _moved(facts, item_words(one.get("text") or one["who"]))) for one in facts.targets]
    problems = [
        _with(_plain(texts().plain("next-plan-problem", problem=one.text)), texts().plain("next-plan-problem-note"))
        for one in _own(facts, OwnPart.PROBLEMS)
    ]
    wanted = [
        _with(_plain(texts().plain("next-plan-wanted", asked=one)), texts().plain("next-plan-wanted-note"))
        for one in facts.wanted
    ]
    return [*targets, *_own(facts, OwnPart.TASKS), *problems, *wanted]


def _own(facts: NextPlanFacts, part: OwnPart) -> list[DraftText]:
    """The lines of what people wrote, without their numbers."""
    lines = (item_words(line) for line in facts.own.get(part, "").splitlines())
    return [_plain(line) for line in lines if line]


def _listed(heading: str, items: Sequence[DraftText], facts: NextPlanFacts) -> Iterator[DraftText]:
    if items:
        yield _plain(texts().plain(heading, period=facts.plan_year.next().words))
    for number, one in enumerate(items, 1):
        yield replace(one, pieces=(MovedPiece(f"{number}) "), *one.pieces))


def _plain(text: str) -> DraftText:
    return DraftText((MovedPiece(text),) if text else ())


def _marked(facts: NextPlanFacts, moved: MovedText) -> DraftText:
    following = str(facts.plan_year.next().year_of(2))
    told = [label("next-plan-mark", mark, year=following) for mark in YearMark if mark in moved.marks]
    return DraftText(moved.pieces, tuple(told))


def _with(text: DraftText, *notes: str) -> DraftText:
    return replace(text, notes=(*text.notes, *notes))
