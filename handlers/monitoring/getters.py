"""What a curator sees of the monitoring."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import data_of, screen, work_of
from handlers.monitoring.doors import door
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
from handlers.widgets.text import lines, paragraphs, said
from models.access import Permission
from models.dates import in_words
from models.forms.kinds import Label, Rows, Tap, Word, pairs
from models.monitoring.form import Indicator, Level, Nature, Source
from models.monitoring.tables import GIVEN, State
from models.monitoring.tree import refs
from services.monitoring import filling
from services.monitoring.filling import Task
from services.monitoring.sheets import Sheet
from services.periods import name_of
from services.texts import texts
from services.work import Work

CODES = 4
"""Numbers in a row of buttons."""
LABEL = 60


def sheet_of(manager: DialogManager) -> Sheet:
    """The report that the dialogue holds."""
    return Sheet.of(data_of(manager)["sheet"])


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The report that is owed, how it stands, and what to do."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    tasks = await filling.list_tasks(work)
    done = data.get("done")
    above = texts().html(done["key"], **done["args"]) if done else None
    out: Rows = [[Tap("!menu", Word("menu"))]]
    if work.actor.may(Permission.COMPILE_MONITORING):
        out.insert(0, [Tap("!board", Word("monitoring-all"))])
    chosen = next((one for one in tasks if one.report_id == data.get("report")), tasks[0] if len(tasks) == 1 else None)
    if chosen is None:
        key = "monitoring-which" if tasks else "monitoring-nothing"
        taps = [[Tap(f"#{one.report_id}", _task_label(one))] for one in tasks]
        return screen(paragraphs(above, texts().html(key)), [*taps, *out])
    if len(tasks) > 1:
        out.insert(0, [Tap("!list", Word("monitoring-others"))])
    numbers = None
    if _to_check(work, chosen):
        sheet = await filling.open_sheet(work, chosen.report_id)
        numbers = number_lines(sheet.form, sheet.now, sheet.before)
    return screen(paragraphs(above, _task_text(work, chosen), numbers), [*_task_rows(work, chosen), *out])


def _task_label(task: Task) -> str:
    state = state_word(task.state, zero=task.zero, early=task.early)
    return f"{name_of(task.quarter, brief=True)} · {task.place} · {state}"[:60]


def _state(task: Task) -> str:
    return state_word(task.state, zero=task.zero, late=task.late, entered=task.entered, early=task.early)


def _to_check(work: Work, task: Task) -> bool:
    """Whether the quarter is over and the report was given before."""
    return task.early and work.today > task.quarter.last and not _closed(work, task)


def _closed(work: Work, task: Task) -> bool:
    return work.today > max(task.dates.last, task.open_until or task.dates.last)


def _task_text(work: Work, task: Task) -> Markup:
    state = texts().html("monitoring-state", state=_state(task))
    returned = None
    if task.state is State.RETURNED:
        returned = comment_line(task.comment, task.comment_code)
    until = None
    if task.open_until and task.open_until > task.dates.last:
        until = texts().html("monitoring-open-until", day=in_words(task.open_until))
    what = "monitoring-closed-ask" if _closed(work, task) and task.state not in GIVEN else None
    if task.state is State.ACCEPTED:
        what = "monitoring-accepted-ask"
    if _to_check(work, task):
        what = "monitoring-check-ask"
    return paragraphs(
        lines(
            head(task.quarter, work.today, task.place),
            state,
            begun_line(task.begun, task.done, task.total),
            texts().html("monitoring-by", person=task.given_by) if task.given_by else None,
            until or dates_line(task.dates),
        ),
        returned,
        texts().html(what) if what else None,
    )


def _task_rows(work: Work, task: Task) -> Rows:
    if task.state is State.ACCEPTED:
        return []
    if _closed(work, task):
        return [] if task.state in GIVEN else [[Tap("!plead", Word("monitoring-plead"))]]
    if task.state in GIVEN:
        right = [Tap("!right", Word("monitoring-all-right"))] if _to_check(work, task) else []
        return [[*right, Tap("!undo", Word("monitoring-correct"))]]
    if task.state is State.RETURNED:
        return [[Tap("!fix", Word("monitoring-correct"))]]
    first = Tap("!fill", Word("monitoring-go-on" if task.filled else "monitoring-fill"))
    return [[first], [Tap("!zero", Word("monitoring-zero")), Tap("!later", Word("monitoring-later"))]]


async def step(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One number: the period, the last quarter's number beside, one tap when it is the same."""
    data, sheet, today = data_of(dialog_manager), sheet_of(dialog_manager), work_of(dialog_manager).today
    one = sheet.form.indicator(data["step"])
    asked = asked_codes(sheet)
    place = texts().html("monitoring-place", number=str(_number(asked, one.code)), total=str(len(asked)))
    trouble = data.get("trouble")
    wrong = texts().html("form-trouble", trouble=texts().html(trouble["key"], **trouble["args"])) if trouble else None
    errors = findings(sheet, data.get("typed", []))
    noted = noted_numbers([sheet.form.indicator(code) for code in data.get("noted", [])], sheet.now)
    text = paragraphs(
        texts().html("monitoring-noted", numbers=noted) if noted else None,
        lines(head(sheet.quarter, today, sheet.place), place, sheet_begun_line(sheet)),
        lines(*errors) if errors else None,
        _question(sheet, one),
        wrong,
        texts().html("monitoring-alone") if sheet.alone and _number(asked, one.code) == 1 else None,
        texts().html("monitoring-paste") if _number(asked, one.code) == 1 else None,
    )
    rows = [
        *_doubt(sheet, data),
        _answers(sheet, one),
        [Tap("!back", Word("form-back")), Tap("!review", Word("form-to-review"))],
    ]
    return screen(text, [*[row for row in rows if row], [Tap("!leave", Word("monitoring-leave"))]])


def _doubt(sheet: Sheet, data: dict[str, Any]) -> Rows:
    """Which of the codes that a Cyrillic one may be."""
    doubt = data.get("doubt")
    known = [sheet.form.indicator(code) for code in doubt["codes"] if code in sheet.form.codes] if doubt else []
    return [[Tap(f"?{one.code}", f"{one.code}. {one.name}"[:LABEL])] for one in known]


def asked_codes(sheet: Sheet) -> list[str]:
    """The codes that are asked one after another: all but what the quarter before has said."""
    return [
        one.code for one in sheet.form.indicators if not (one.source is Source.CARRIED and one.origin in sheet.before)
    ]


def _number(asked: list[str], code: str) -> int:
    return asked.index(code) + 1 if code in asked else len(asked)


def _question(sheet: Sheet, one: Indicator) -> Markup:
    now, before = sheet.now.get(one.code), sheet.before.get(one.code)
    name = f"{one.name}, {one.unit}" if one.unit and one.unit not in one.name.lower() else one.name
    ask = texts().html("monitoring-ask", code=one.code, name=name)
    if one.source is Source.COMPUTED:
        return lines(ask, said(arithmetic(sheet, one)), _now(now))
    was = None if before is None else texts().html("monitoring-was", number=before)
    when = None
    if one.nature is Nature.SNAPSHOT:
        when = texts().html("monitoring-at-start" if one.source is Source.CARRIED else "monitoring-on-date")
    return lines(ask, when, was, _now(now))


def _now(number: int | None) -> Markup | None:
    return None if number is None else texts().html("form-now", answer=str(number))


def _answers(sheet: Sheet, one: Indicator) -> list[Tap]:
    """Answers in one tap: the sum, the same as before, zero, and what stands there already."""
    if one.source is Source.COMPUTED:
        number = sheet.form.computed(one.code, sheet.facts)
        if number is not None:
            return [Tap(f"={number}", Word("monitoring-right", {"number": number}))]
        wrong = [ref.code for ref in refs(sheet.form.formulas[one.code]) if not ref.before]
        return [Tap(f"@{code}", Word("monitoring-mend", {"code": code})) for code in dict.fromkeys(wrong[:CODES])]
    before, now = sheet.before.get(one.code), sheet.now.get(one.code)
    taps: list[Tap] = []
    if now is not None:
        taps.append(Tap(f"={now}", Word("monitoring-keep", {"number": now})))
    elif before:
        taps.append(Tap(f"={before}", Word("monitoring-same", {"number": before})))
    if now != 0:
        taps.append(Tap("=0", "0"))
    return taps


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every number, what does not hold, and handing in when nothing stands against it."""
    sheet, today = sheet_of(dialog_manager), work_of(dialog_manager).today
    trouble = data_of(dialog_manager).get("trouble")
    found = sheet.findings
    errors = [one for one in found if one.level is Level.ERROR]
    missing = texts().html("monitoring-left", codes=", ".join(sheet.missing)) if sheet.missing else None
    text = paragraphs(
        lines(head(sheet.quarter, today, sheet.place), sheet_begun_line(sheet)),
        number_lines(sheet.form, sheet.now, sheet.before),
        missing,
        lines(*findings(sheet)) if found else None,
        texts().html("form-trouble", trouble=texts().html(trouble["key"], **trouble["args"])) if trouble else None,
        texts().html("monitoring-review-do"),
    )
    first: list[Tap] = []
    if sheet.missing:
        first = [Tap(f"@{sheet.missing[0]}", Word("monitoring-go-on"))]
    elif errors:
        first = [Tap(f"@{errors[0].codes[0]}", Word("monitoring-mend", {"code": errors[0].codes[0]}))]
    elif sheet.unexplained:
        first = [Tap("!reason", Word("monitoring-give-reason"))]
    else:
        first = [Tap("!submit", Word("monitoring-submit"))]
    codes = [Tap(f"@{one.code}", _code_label(sheet, one)) for one in sheet.form.indicators]
    return screen(
        text,
        [
            *_doubt(sheet, data_of(dialog_manager)),
            first,
            *pairs(codes, CODES),
            [Tap("!leave", Word("monitoring-leave"))],
        ],
    )


def _code_label(sheet: Sheet, one: Indicator) -> Label:
    number = sheet.now.get(one.code)
    return f"{one.code}: {'–' if number is None else number}"


async def zero(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What «ноль за квартал» says: asked before it is taken for an answer."""
    work, today = work_of(dialog_manager), work_of(dialog_manager).today
    sheet, errors = await door(dialog_manager).zero_of(work, data_of(dialog_manager)["report"])
    flows = [one for one in sheet.form.indicators if one.nature is Nature.FLOW]
    stay = [one for one in sheet.form.indicators if one.nature is Nature.SNAPSHOT]
    text = paragraphs(
        head(sheet.quarter, today, sheet.place),
        texts().html("monitoring-zero-flows", names=names_of(flows)),
        texts().html("monitoring-zero-snapshots", names=names_of(stay, sheet.now))
        if sheet.before
        else texts().html("monitoring-zero-first", names=names_of(stay)),
        lines(*(finding_line(sheet, one) for one in errors[:FINDINGS])) if errors else None,
        texts().html("monitoring-zero-no" if errors else "monitoring-zero-ask"),
    )
    confirm = [] if errors else [[Tap("!zero", Word("monitoring-zero-sure"))]]
    rows = [*confirm, [Tap("!fill", Word("monitoring-fill"))], [Tap("!leave", Word("form-back"))]]
    return screen(text, rows)
