"""A curator's report in words: how it stands, the number that is asked for, the whole of it."""

from markupsafe import Markup

from handlers.context import Bag
from handlers.monitoring.getters import HomeFacts, ZeroFacts
from handlers.monitoring.text import (
    FINDINGS,
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
from handlers.widgets.form.ledger import LedgerView
from handlers.widgets.text import addressed, lines, paragraphs
from models.dates import in_words
from models.monitoring.form import Nature
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


def sheet_in(options: Bag) -> Sheet:
    """The report as it stood when it was read last."""
    return Sheet.of(options["sheet"])


def question_text(work: Work, view: LedgerView, asked: Markup) -> Markup:
    """What was read in a column, the period, what was wrong with the last numbers, and the question."""
    sheet, draft = sheet_in(view.options), view.draft
    number, total = view.form.place(draft)
    counted = draft["step"] in sheet.form.codes
    first = counted and number == 1
    noted = noted_numbers([sheet.form.indicator(code) for code in draft["noted"]], sheet.now)
    return paragraphs(
        texts().html("monitoring-noted", numbers=noted) if noted else None,
        lines(
            head(sheet.quarter, work.today, sheet.place),
            texts().html("monitoring-place", number=str(number), total=str(total)) if counted else None,
            sheet_begun_line(sheet),
        ),
        lines(*findings(sheet, draft["given"])),
        asked,
        texts().html("monitoring-alone") if sheet.alone and first else None,
        texts().html("monitoring-paste") if first else None,
    )


def card_text(work: Work, sheet: Sheet, trouble: Markup | None) -> Markup:
    """Every number, what is missing and what does not hold."""
    return paragraphs(
        lines(head(sheet.quarter, work.today, sheet.place), sheet_begun_line(sheet)),
        number_lines(sheet.form, sheet.now, sheet.before),
        texts().html("monitoring-left", codes=", ".join(sheet.missing)) if sheet.missing else None,
        lines(*findings(sheet)),
        trouble,
        texts().html("monitoring-review-do"),
    )


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
