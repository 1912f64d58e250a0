"""What a coordinator and a head see of the monitoring: who owes, one report, the form, charts."""

from collections import Counter
from datetime import date
from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from documents.monitoring_form import row_of
from handlers.context import data_of, screen, work_of
from handlers.monitoring.text import (
    dates_line,
    findings,
    head,
    history_lines,
    indicator_lines,
    number_lines,
    sheet_begun_line,
    state_word,
)
from handlers.widgets.pages import cut, turns
from handlers.widgets.text import lines, paragraphs
from models.access import Permission
from models.dates import in_words
from models.forms.kinds import Rows, Tap, Word, pairs
from models.monitoring.days import quarter_of
from models.monitoring.tables import GIVEN, OWED, State
from models.monitoring.versions import FormDiff
from models.periods import Period, Span
from services.monitoring import control, figures, forms
from services.monitoring import rates as rates_
from services.monitoring.standings import Board, Card, Standing
from services.periods import name_of
from services.texts import texts
from services.work import Work

ROOM = 3600
OWING = 25
"""Who owes is named so many times: a message holds that."""
SHOWN_RULES = 8


def quarter_in(manager: DialogManager) -> Period:
    """The quarter that the dialogue looks at: by default the one that ended last."""
    kept = data_of(manager).get("quarter")
    if kept is None:
        return quarter_of(work_of(manager).today)
    return Period.around(Span.QUARTER, date.fromisoformat(kept))


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """«Сдали 4 из 6 территорий. Не сдали: …», and what can be done about it."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    quarter = quarter_in(dialog_manager)
    board = await control.board(work, quarter)
    if board is None:
        return _not_begun(quarter)
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    done = data.get("done")
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        lines(head(quarter, work.today), dates_line(board.monitoring.dates)),
        _early_text(work, board),
        texts().html("monitoring-given", given=len(board.given), counted=len(board.counted)),
        _owing_text(board.owing),
        texts().html("monitoring-without", names=", ".join(board.without.values()), manages="yes" if manages else "no")
        if board.without
        else None,
    )
    shown, page, more = cut(_places(board, manages=manages), data.get("page", 0))
    rows: Rows = [[one] for one in shown]
    turn = turns(page, more=more)
    to_all: list[Tap] = []
    if manages and board.awaited(work.today):
        to_all.append(Tap("!remind", Word("monitoring-remind-all")))
    if manages and any(one.state in GIVEN and one.state is not State.ACCEPTED for one in board.standings):
        to_all.append(Tap("!accept", Word("monitoring-accept-all")))
    mine = [Tap("!mine", Word("monitoring-mine"))] if work.actor.may(Permission.FILL_MONITORING) else []
    # four rows at most: six districts stand above them
    ways = [
        to_all,
        [Tap("!file", Word("monitoring-file")), Tap("!talk", Word("monitoring-highlights"))],
        [Tap("!rates", Word("monitoring-rates")), Tap("!quarters", Word("monitoring-quarters"))],
        [Tap("!chart", Word("monitoring-chart")), Tap("!form", Word("monitoring-form-button"))],
    ]
    ways[-1] += [*mine, Tap("!menu", Word("menu"))]
    foot = [*turn, *(row for row in ways if row)]  # districts without a post belong to the list above it
    return screen(text, [*rows, *foot], tail=len(foot))


def _early_text(work: Work, board: Board) -> Markup | None:
    """While the quarter runs, that its numbers are put right later; then, how many are still to be confirmed."""
    if board.monitoring.preliminary(work.today):
        return texts().html("monitoring-running")
    count = sum(one.early for one in board.standings)
    return texts().html("monitoring-early-left", count=count) if count else None


def _places(board: Board, *, manages: bool) -> list[Tap]:
    """A report each, and for whoever may enter its numbers a district without a post."""
    districts = Counter(one.district for one in board.standings)
    found = [Tap(f"#{one.report_id}", _standing(one, alone=districts[one.district] == 1)) for one in board.standings]
    without, none = board.without.items() if manages else (), texts().plain("monitoring-state-no-post")
    return [*found, *(Tap(f"+{id_}", f"– {name[:40]} · {none}") for id_, name in without)]


def _not_begun(quarter: Period) -> dict[str, Any]:
    """The centre is younger than the quarter: the first one is still to come."""
    first = quarter.after()
    text = texts().html("monitoring-not-begun", quarter=name_of(first), day=in_words(first.after().first))
    return screen(text, [[Tap("!form", Word("monitoring-form-button"))], [Tap("!menu", Word("menu"))]])


def _owing_text(owing: list[Standing]) -> Markup | None:
    if not owing:
        return texts().html("monitoring-nobody-owing")
    shown = [_owing_line(one) for one in owing[:OWING]]
    more = texts().html("monitoring-diff-more", count=len(owing) - OWING) if len(owing) > OWING else None
    return lines(texts().html("monitoring-owing"), *shown, more)


def _owing_line(one: Standing) -> Markup:
    """Whose it is; of a draft that stands in for nobody, who began it."""
    if one.begun_by is not None and not one.people:
        return texts().html("monitoring-owing-draft", place=one.place, person=one.begun_by)
    if one.person:
        return texts().html("monitoring-owing-person", place=one.place)
    return texts().html("monitoring-owing-line", place=one.place, people=", ".join(one.people))


MARKS = {State.NO_DATA: "○", State.DRAFT: "✎", State.RETURNED: "↩", State.ZERO: "0", State.VACANT: "–"}


def _standing(one: Standing, *, alone: bool) -> str:
    """«✓ Лесной район · принято»; a post's name, or whose it is, where its district has several."""
    word = texts().plain("monitoring-with-early") if one.early else _word(one)  # a button holds no more
    mark = MARKS.get(one.state, "✓" if one.state is State.ACCEPTED else "•")
    return f"{mark} {one.district if alone else one.person or one.place} · {word}"[:64]


def _word(one: Standing | Card) -> str:
    return state_word(one.state, zero=one.zero, late=one.late, entered=one.entered, early=one.early)


async def quarters(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The quarters that were opened."""
    found = await figures.list_quarters(work_of(dialog_manager))
    now = quarter_in(dialog_manager)
    taps = [Tap(f"={one.first.isoformat()}", name_of(one), one.first == now.first) for one in found]
    return screen(texts().html("monitoring-which-quarter"), [*pairs(taps), [Tap("!home", Word("form-back"))]])


async def report(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """One report: how it stands, its numbers, what was found, what happened to it."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    card = await control.open_card(work, data["report"])
    sheet, done = card.sheet, data.get("done")
    state = texts().html("monitoring-state", state=_word(card))
    by = texts().html("monitoring-by", person=card.submitted_by) if card.submitted_by else None
    until = None
    if card.open_until and card.open_until > sheet.dates.last:
        until = texts().html("monitoring-open-until", day=in_words(card.open_until))
    found = lines(*findings(sheet)) if sheet.now else None
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        lines(head(sheet.quarter, work.today, sheet.place), state, by or sheet_begun_line(sheet), until),
        number_lines(sheet.form, sheet.now, sheet.before) if sheet.now else texts().html("monitoring-no-numbers-yet"),
        found or None,
    )
    history = history_lines(card.history, work.actor.local)
    if history and len(text) + len(history) < ROOM:
        text = paragraphs(text, history)
    rows = _report_rows(work, card) if work.actor.may(Permission.MANAGE_MONITORING) else []
    return screen(text, [*rows, [Tap("!home", Word("back-to-list"))]])


async def district(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A district without a post: what a number of it would bring."""
    work, quarter = work_of(dialog_manager), quarter_in(dialog_manager)
    board = await control.board(work, quarter)
    name = board.without.get(data_of(dialog_manager)["district"]) if board else None
    text = paragraphs(head(quarter, work.today, name or ""), texts().html("monitoring-no-post-ask"))
    enter = [Tap("!enter", Word("monitoring-enter")), Tap("!zero", Word("monitoring-zero"))]
    if board and work.today > board.monitoring.last:
        enter = [Tap("!exception", Word("monitoring-exception"))]
    return screen(text, [*([enter] if name else []), [Tap("!home", Word("back-to-list"))]])


def _report_rows(work: Work, card: Card) -> Rows:
    closed = work.today > max(card.sheet.dates.last, card.open_until or card.sheet.dates.last)
    if card.state is State.VACANT or card.state in OWED:
        enter = [Tap("!enter", Word("monitoring-enter")), Tap("!zero", Word("monitoring-zero"))]
        first = [Tap("!exception", Word("monitoring-exception"))] if closed else enter
        if card.vacant:
            return [first, [Tap("!close", Word("monitoring-close-post"))]]
        return [first] if closed else [first, [Tap("!remind", Word("monitoring-remind"))]]
    accepted = card.state is State.ACCEPTED
    accept = [] if accepted else [Tap("!accept", Word("monitoring-accept"))]
    ours = card.entered and not closed and not accepted
    correct = [[Tap("!correct", Word("monitoring-correct"))]] if ours else []
    return [[*accept, Tap("!return", Word("monitoring-return-button"))], *correct]


async def rates(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """In time and complete, in per cent, by district over the last eight quarters."""
    found = await rates_.rates(work_of(dialog_manager))
    shown = [
        texts().html("monitoring-rate-none", name=name)
        if rate.complete_percent is None
        else texts().html(
            "monitoring-rate", name=name, complete=rate.complete_percent, in_time=rate.in_time_percent or 0
        )
        for name, rate in found
    ]
    text = paragraphs(texts().html("monitoring-rates-head", count=rates_.QUARTERS), lines(*shown) if shown else None)
    return screen(text, [[Tap("!home", Word("form-back"))]])


async def form(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The form that serves, its days, and how to change them."""
    work, data = work_of(dialog_manager), data_of(dialog_manager)
    now, days = await forms.serving(work), await rates_.days(work)
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    done = data.get("done")
    text = paragraphs(
        texts().html(done["key"], **done["args"]) if done else None,
        texts().html("monitoring-form-head", year=str(now.year), own="yes" if now.own else "no"),
        indicator_lines(now.form),
        texts().html("monitoring-report-of-now", whose=now.form.report_of.value),
        texts().html("monitoring-days-now", in_time=days.in_time, closed=days.closed),
        texts().html("monitoring-form-do") if manages else None,
    )
    rows: Rows = [[Tap("!download", Word("monitoring-download"))]]
    if manages:
        rows.append([Tap("!days", Word("monitoring-days-button")), Tap("!of", Word("monitoring-report-of-button"))])
    return screen(text, [*rows, [Tap("!home", Word("form-back"))]])


async def version(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What a new version changes and what it would break, before it is accepted."""
    found = await forms.review(work_of(dialog_manager), data_of(dialog_manager)["version"])
    head_ = texts().html("monitoring-version", year=str(found.year))
    if found.diff.nothing:
        return screen(paragraphs(head_, texts().html("monitoring-version-same")), [[Tap("!drop", Word("form-back"))]])
    hurts = [
        texts().html("monitoring-version-breaks", codes=", ".join(found.diff.breaks)) if found.diff.breaks else None,
        texts().html("monitoring-version-unbalanced") if found.unbalanced else None,
        texts().html("monitoring-version-kept", count=found.kept) if found.kept else None,
        texts().html("monitoring-version-begun", count=found.begun, lost=found.lost) if found.begun else None,
    ]
    hurts += [
        texts().html("monitoring-version-personal", code=code, words=words)
        for code, words in found.doubts[:SHOWN_RULES]
    ]
    shown = _diff(found.diff)
    text = paragraphs(head_, lines(*_as_many_as_fit(shown)), lines(*hurts) if any(hurts) else None)
    accept = [Tap("!accept", Word("monitoring-version-accept")), Tap("!drop", Word("monitoring-version-drop"))]
    return screen(text, [accept])


def _as_many_as_fit(shown: list[Markup]) -> list[Markup]:
    """The first lines, and how many more there are."""
    room = ROOM // 2
    for number, line in enumerate(shown):
        room -= len(line)
        if room < 0:
            return [*shown[:number], texts().html("monitoring-diff-more", count=len(shown) - number)]
    return shown


def _diff(diff: FormDiff) -> list[Markup]:
    says = texts().html
    shown = [says("monitoring-diff-added", code=one.code, name=one.name) for one in diff.added]
    shown += [says("monitoring-diff-removed", code=one.code, name=one.name) for one in diff.removed]
    for old, new in diff.changed:
        pairs_ = [(a, b) for a, b in zip(row_of(old), row_of(new), strict=True) if a != b]
        was, now = ("; ".join(filter(None, part)) for part in zip(*pairs_, strict=True))
        shown.append(says("monitoring-diff-changed", code=new.code, old=was or "–", new=now or "–"))
    if diff.report_of is not None:
        was_of, now_of = diff.report_of
        shown.append(says("monitoring-diff-report-of", old=was_of.value, new=now_of.value))
    shown += [says("monitoring-diff-rule-added", rule=rule.text) for rule in diff.rules_added[:SHOWN_RULES]]
    shown += [says("monitoring-diff-rule-removed", rule=rule.text) for rule in diff.rules_removed[:SHOWN_RULES]]
    return [*shown, *([says("monitoring-diff-jump")] if diff.jump else [])]


async def chart(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which indicator to draw."""
    now = await forms.serving(work_of(dialog_manager))
    taps = [Tap(f"={one.code}", one.code) for one in now.form.indicators]
    text = paragraphs(texts().html("monitoring-which-chart"), indicator_lines(now.form))
    return screen(text, [*pairs(taps, 5), [Tap("!home", Word("form-back"))]])
