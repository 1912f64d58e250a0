"""The coordinator's board in words."""

from markupsafe import Markup

from handlers.monitoring.board_getters import (
    DistrictFacts,
    FormFacts,
    HomeFacts,
    Place,
    RatesFacts,
    ReportFacts,
)
from handlers.monitoring.history_text import history_lines
from handlers.monitoring.text import (
    dates_line,
    findings,
    head,
    indicator_lines,
    number_lines,
    sheet_begun_line,
    state_word,
)
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words
from models.monitoring.form import Indicator
from models.monitoring.tables import State
from models.periods import Period
from services.monitoring.forms import Serving
from services.monitoring.rates import QUARTERS
from services.monitoring.standings import Board, Card, Standing
from services.periods import name_of
from services.texts import texts
from services.work import Work

ROOM = 3600
OWING = 25
"""Who owes is named so many times: a message holds that."""
MARKS = {
    State.NO_DATA: "○",
    State.DRAFT: "✎",
    State.RETURNED: "↩",
    State.ZERO: "0",
    State.VACANT: "–",
    State.ACCEPTED: "✓",
}


def board_text(work: Work, shown: HomeFacts) -> Markup:
    """Who owes; of a centre that is younger than the quarter, when its first one comes."""
    board = shown.board
    if board is None:
        first = shown.quarter.after()
        return texts().html("monitoring-not-begun", quarter=name_of(first), day=in_words(first.after().first))
    names, manages = ", ".join(board.without.values()), "yes" if shown.manages else "no"
    return paragraphs(
        lines(head(shown.quarter, work.today), dates_line(board.monitoring.dates)),
        _early(work, board),
        texts().html("monitoring-given", given=len(board.given), counted=len(board.counted)),
        _owing(board.owing),
        texts().html("monitoring-without", names=names, manages=manages) if names else None,
    )


def _early(work: Work, board: Board) -> Markup | None:
    """While the quarter runs, that its numbers are put right later; then, how many are still to be confirmed."""
    if board.monitoring.preliminary(work.today):
        return texts().html("monitoring-running")
    count = sum(one.early for one in board.standings)
    return texts().html("monitoring-early-left", count=count) if count else None


def _owing(owing: list[Standing]) -> Markup:
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


def place_text(_work: Work, place: Place) -> str:
    """«✓ Лесной район · принято»; a post's name, or whose it is, where its district has several."""
    one = place.standing
    if one is None:
        return f"– {place.name[:40]} · {texts().plain('monitoring-state-no-post')}"
    word = texts().plain("monitoring-with-early") if one.early else _state(one)  # a button holds no more
    return f"{MARKS.get(one.state, '•')} {one.district if place.alone else one.person or one.place} · {word}"[:64]


def _state(one: Standing | Card) -> str:
    return state_word(one.state, zero=one.zero, late=one.late, entered=one.entered, early=one.early)


def quarter_text(_work: Work, quarter: Period) -> str:
    """«I квартал 2026»."""
    return name_of(quarter)


def report_text(work: Work, shown: ReportFacts) -> Markup:
    """The report, with what happened to it where there is room."""
    card, sheet = shown.card, shown.card.sheet
    by = texts().html("monitoring-by", person=card.submitted_by) if card.submitted_by else None
    until = None
    if card.open_until and card.open_until > sheet.dates.last:
        until = texts().html("monitoring-open-until", day=in_words(card.open_until))
    text = paragraphs(
        lines(
            head(sheet.quarter, work.today, sheet.place),
            texts().html("monitoring-state", state=_state(card)),
            by or sheet_begun_line(sheet),
            until,
        ),
        number_lines(sheet.form, sheet.now, sheet.before) if sheet.now else texts().html("monitoring-no-numbers-yet"),
        lines(*findings(sheet)) if sheet.now else None,
    )
    history = history_lines(card.history, work.actor.local)
    return paragraphs(text, history) if history and len(text) + len(history) < ROOM else text


def district_text(work: Work, shown: DistrictFacts) -> Markup:
    """What a number would bring."""
    return paragraphs(head(shown.quarter, work.today, shown.name), texts().html("monitoring-no-post-ask"))


def rates_text(_work: Work, shown: RatesFacts) -> Markup:
    """In per cent, a line a district."""
    said = [
        texts().html("monitoring-rate-none", name=name)
        if rate.complete_percent is None
        else texts().html(
            "monitoring-rate", name=name, complete=rate.complete_percent, in_time=rate.in_time_percent or 0
        )
        for name, rate in shown.rates
    ]
    return paragraphs(texts().html("monitoring-rates-head", count=QUARTERS), lines(*said))


def form_text(_work: Work, shown: FormFacts) -> Markup:
    """The form, whose report it is, and the days of the cycle."""
    now, days = shown.now, shown.days
    return paragraphs(
        texts().html("monitoring-form-head", year=str(now.year), own="yes" if now.own else "no"),
        indicator_lines(now.form),
        texts().html("monitoring-report-of-now", whose=now.form.report_of.value),
        texts().html("monitoring-days-now", in_time=days.in_time, closed=days.closed),
        texts().html("monitoring-form-do") if shown.manages else None,
    )


def chart_text(_work: Work, now: Serving) -> Markup:
    """The indicators, to choose one by its code."""
    return paragraphs(texts().html("monitoring-which-chart"), indicator_lines(now.form))


def code_text(_work: Work, one: Indicator) -> str:
    """«F6»."""
    return one.code
