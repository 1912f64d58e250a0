"""What a curator sees of the monitoring: facts alone, each laid out by its window in dialogs.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handlers.monitoring.doors import door
from handlers.monitoring.kept import MonitoringKept
from handlers.widgets.pages import Page
from models.access import Permission
from models.forms.kinds import Label, TextKey
from models.monitoring.checks import Finding
from models.monitoring.form import Indicator, Level, Source
from models.monitoring.tables import GIVEN, State
from models.monitoring.tree import refs
from services.monitoring import filling
from services.monitoring.filling import Task
from services.monitoring.sheets import Sheet
from services.work import Work

MENDS = 4
"""Terms of a sum that are offered to be put right."""


class Act(StrEnum):
    """What a curator may do with a report."""

    FILL = "fill"
    GO_ON = "go_on"
    FIX = "fix"
    ZERO = "zero"
    LATER = "later"
    RIGHT = "right"
    UNDO = "undo"
    PLEAD = "plead"


@dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """The report that is looked at, or several to choose from; `sheet` is the one to be checked."""

    tasks: Page[Task]
    chosen: Task | None
    others: bool
    """Whether there are more than the chosen one."""
    compiles: bool
    may: frozenset[Act] = frozenset()
    sheet: Sheet | None = None
    closed: bool = False


async def home(work: Work, mine: MonitoringKept) -> HomeFacts:
    """The only report, or the one that was chosen."""
    tasks = await filling.list_tasks(work)
    chosen = next((one for one in tasks if one.report_id == mine.report), tasks[0] if len(tasks) == 1 else None)
    compiles = work.actor.may(Permission.COMPILE_MONITORING)
    if chosen is None:
        return HomeFacts(tasks=Page(items=tasks), chosen=None, others=False, compiles=compiles)
    return HomeFacts(
        tasks=Page(items=[]),
        chosen=chosen,
        others=len(tasks) > 1,
        compiles=compiles,
        may=frozenset(_acts(work, chosen)),
        sheet=await filling.open_sheet(work, chosen.report_id) if _to_check(work, chosen) else None,
        closed=_closed(work, chosen),
    )


def _to_check(work: Work, task: Task) -> bool:
    """Whether the quarter is over and the report was given before."""
    return task.early and work.today > task.quarter.last and not _closed(work, task)


def _closed(work: Work, task: Task) -> bool:
    return work.today > max(task.dates.last, task.open_until or task.dates.last)


def _acts(work: Work, task: Task) -> Iterator[Act]:
    if task.state is State.ACCEPTED:
        return
    if _closed(work, task):
        if task.state not in GIVEN:
            yield Act.PLEAD
    elif task.state in GIVEN:
        yield Act.UNDO
        if _to_check(work, task):
            yield Act.RIGHT
    elif task.state is State.RETURNED:
        yield Act.FIX
    else:
        yield from (Act.GO_ON if task.filled else Act.FILL, Act.ZERO, Act.LATER)


@dataclass(frozen=True)
class Answer:
    """A number that one tap gives."""

    number: int
    label: Label


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """One number that is asked for: `place` of `total`. `typed` and `noted` are the codes of the answer before."""

    sheet: Sheet
    one: Indicator
    place: int
    total: int
    typed: list[str]
    noted: list[str]
    trouble: TextKey | None
    doubt: list[Indicator]
    answers: list[Answer]
    mends: list[str]


async def step(_work: Work, mine: MonitoringKept) -> StepFacts:
    """Raises DomainError for a code that is not in the form any more."""
    sheet = mine.open_sheet
    one, asked = sheet.form.indicator(mine.step), asked_codes(sheet)
    answers = list(_answers(sheet, one))
    return StepFacts(
        sheet=sheet,
        one=one,
        place=asked.index(one.code) + 1 if one.code in asked else len(asked),
        total=len(asked),
        typed=mine.typed,
        noted=mine.noted,
        trouble=mine.trouble,
        doubt=doubtful(mine),
        answers=answers,
        mends=[] if answers else _terms(sheet, one),
    )


def asked_codes(sheet: Sheet) -> list[str]:
    """The codes that are asked one after another: all but what the quarter before has said."""
    return [
        one.code for one in sheet.form.indicators if not (one.source is Source.CARRIED and one.origin in sheet.before)
    ]


def doubtful(mine: MonitoringKept) -> list[Indicator]:
    """Which of the codes a Cyrillic one may be."""
    form, codes = mine.open_sheet.form, mine.doubt.codes if mine.doubt else []
    return [form.indicator(code) for code in codes if code in form.codes]


def _answers(sheet: Sheet, one: Indicator) -> Iterator[Answer]:
    """The sum, the same as before, zero, and what stands there already."""
    if one.source is Source.COMPUTED:
        number = sheet.form.computed(one.code, sheet.facts)
        if number is not None:
            yield Answer(number, TextKey("monitoring-right", {"number": number}))
        return
    before, now = sheet.before.get(one.code), sheet.now.get(one.code)
    if now is not None:
        yield Answer(now, TextKey("monitoring-keep", {"number": now}))
    elif before:
        yield Answer(before, TextKey("monitoring-same", {"number": before}))
    if now != 0:
        yield Answer(0, "0")


def _terms(sheet: Sheet, one: Indicator) -> list[str]:
    """The codes of a sum that comes to nothing sensible."""
    terms = [ref.code for ref in refs(sheet.form.formulas[one.code]) if not ref.before]
    return list(dict.fromkeys(terms[:MENDS]))


@dataclass(frozen=True, kw_only=True)
class ReviewFacts:
    """The whole report: what is missing, what does not hold, and whether it can be handed in."""

    sheet: Sheet
    trouble: TextKey | None
    doubt: list[Indicator]
    numbers: list[tuple[str, int | None]]
    wrong: str = ""
    """The code of the first error, when no number is missing."""
    unexplained: bool = False
    ready: bool = False


async def review(_work: Work, mine: MonitoringKept) -> ReviewFacts:
    """As it was read last."""
    sheet = mine.open_sheet
    wrong, missing = first_wrong(sheet), bool(sheet.missing)
    unexplained = not missing and not wrong and bool(sheet.unexplained)
    return ReviewFacts(
        sheet=sheet,
        trouble=mine.trouble,
        doubt=doubtful(mine),
        numbers=[(one.code, sheet.now.get(one.code)) for one in sheet.form.indicators],
        wrong="" if missing else wrong,
        unexplained=unexplained,
        ready=not (missing or wrong or unexplained),
    )


def first_wrong(sheet: Sheet) -> str:
    """The first code of the first error; empty where there is none."""
    return next((one.codes[0] for one in sheet.findings if one.level is Level.ERROR), "")


@dataclass(frozen=True)
class ZeroFacts:
    """What «ноль за квартал» says, and the errors that stand against it."""

    sheet: Sheet
    errors: list[Finding]


async def zero(work: Work, mine: MonitoringKept) -> ZeroFacts:
    """Asked before it is taken for an answer."""
    return ZeroFacts(*await door(mine).zero_of(work, mine.report or 0))
