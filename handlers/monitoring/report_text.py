"""A curator's report in words: how it stands, the number that is asked for, the whole of it."""

from markupsafe import Markup

from handlers.monitoring.getters import Answer, HomeFacts, ReviewFacts, StepFacts, ZeroFacts
from handlers.monitoring.text import (
    FINDINGS,
    arithmetic,
    begun_line,
    comment_line,
    dates_line,
    finding_line,
    findings,
    head,
    names_of,
    noted_numbers,
    number_lines,
    sheet_begun_line,
    state_word,
)
from handlers.widgets.text import addressed, lines, paragraphs, said, wrong
from models.dates import in_words
from models.forms.kinds import Label
from models.monitoring.form import Indicator, Nature, Source
from models.monitoring.tables import GIVEN, State
from services.monitoring.filling import Task
from services.monitoring.sheets import Sheet
from services.periods import name_of
from services.texts import texts
from services.work import Work

LABEL = 60
"""Characters of a line on its button."""


def home_text(work: Work, shown: HomeFacts) -> Markup:
    """How the report stands and what to do; of several, which."""
    task, sheet = shown.chosen, shown.sheet
    if task is None:
        return texts().html("monitoring-which" if shown.tasks.items else "monitoring-nothing")
    what = _what(shown, task)
    return paragraphs(
        lines(
            head(task.quarter, work.today, task.place),
            texts().html("monitoring-state", state=_state(task)),
            begun_line(task.begun, task.done, task.total),
            texts().html("monitoring-by", person=task.given_by) if task.given_by else None,
            _until(task) or dates_line(task.dates),
        ),
        comment_line(task.comment, task.comment_code) if task.state is State.RETURNED else None,
        texts().html(addressed(work, what)) if what else None,
        number_lines(sheet.form, sheet.now, sheet.before) if sheet else None,
    )


def _state(task: Task) -> str:
    return state_word(task.state, zero=task.zero, late=task.late, entered=task.entered, early=task.early)


def _until(task: Task) -> Markup | None:
    if not task.open_until or task.open_until <= task.dates.last:
        return None
    return texts().html("monitoring-open-until", day=in_words(task.open_until))


def _what(shown: HomeFacts, task: Task) -> str:
    """The key of what can be done about it."""
    if shown.sheet:
        return "monitoring-check-ask"
    if task.state is State.ACCEPTED:
        return "monitoring-accepted-ask"
    return "monitoring-closed-ask" if shown.closed and task.state not in GIVEN else ""


def task_text(_work: Work, task: Task) -> str:
    """«I кв. 2026 · Куратор, Лесной район · нет данных»."""
    state = state_word(task.state, zero=task.zero, early=task.early)
    return f"{name_of(task.quarter, brief=True)} · {task.place} · {state}"[:LABEL]


def step_text(work: Work, shown: StepFacts) -> Markup:
    """The period, what was wrong before, and the question with the last quarter's number beside."""
    sheet, first = shown.sheet, shown.place == 1
    noted = noted_numbers([sheet.form.indicator(code) for code in shown.noted], sheet.now)
    errors = findings(sheet, shown.typed)
    return paragraphs(
        texts().html("monitoring-noted", numbers=noted) if noted else None,
        lines(
            head(sheet.quarter, work.today, sheet.place),
            texts().html("monitoring-place", number=str(shown.place), total=str(shown.total)),
            sheet_begun_line(sheet),
        ),
        lines(*errors),
        _question(sheet, shown.one),
        wrong(shown.trouble),
        texts().html("monitoring-alone") if sheet.alone and first else None,
        texts().html("monitoring-paste") if first else None,
    )


def _question(sheet: Sheet, one: Indicator) -> Markup:
    now, before = sheet.now.get(one.code), sheet.before.get(one.code)
    name = f"{one.name}, {one.unit}" if one.unit and one.unit not in one.name.lower() else one.name
    ask = texts().html("monitoring-ask", code=one.code, name=name)
    told = None if now is None else texts().html("form-now", answer=str(now))
    if one.source is Source.COMPUTED:
        return lines(ask, said(arithmetic(sheet, one)), told)
    was = None if before is None else texts().html("monitoring-was", number=before)
    when = None
    if one.nature is Nature.SNAPSHOT:
        when = texts().html("monitoring-at-start" if one.source is Source.CARRIED else "monitoring-on-date")
    return lines(ask, when, was, told)


def answer_text(_work: Work, answer: Answer) -> Label:
    """«Верно: 13», «Столько же: 4», «0»."""
    return answer.label


def doubtful_text(_work: Work, one: Indicator) -> str:
    """A code that may be meant, and what it stands for."""
    return f"{one.code}. {one.name}"[:LABEL]


def review_text(work: Work, shown: ReviewFacts) -> Markup:
    """Every number, what is missing and what does not hold."""
    sheet = shown.sheet
    return paragraphs(
        lines(head(sheet.quarter, work.today, sheet.place), sheet_begun_line(sheet)),
        number_lines(sheet.form, sheet.now, sheet.before),
        texts().html("monitoring-left", codes=", ".join(sheet.missing)) if sheet.missing else None,
        lines(*findings(sheet)),
        wrong(shown.trouble),
        texts().html("monitoring-review-do"),
    )


def number_text(_work: Work, told: tuple[str, int | None]) -> str:
    """«F6: 13», «F6: –»."""
    code, number = told
    return f"{code}: {'–' if number is None else number}"


def zero_text(work: Work, shown: ZeroFacts) -> Markup:
    """What happened not at all, what stays as it was, and whether that can be."""
    sheet, errors = shown.sheet, shown.errors
    flows = [one for one in sheet.form.indicators if one.nature is Nature.FLOW]
    stay = [one for one in sheet.form.indicators if one.nature is Nature.SNAPSHOT]
    return paragraphs(
        head(sheet.quarter, work.today, sheet.place),
        texts().html("monitoring-zero-flows", names=names_of(flows)),
        texts().html("monitoring-zero-snapshots", names=names_of(stay, sheet.now))
        if sheet.before
        else texts().html("monitoring-zero-first", names=names_of(stay)),
        lines(*(finding_line(sheet, one) for one in errors[:FINDINGS])),
        texts().html("monitoring-zero-no" if errors else "monitoring-zero-ask"),
    )
