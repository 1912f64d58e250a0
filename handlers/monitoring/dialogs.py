"""The monitoring: a curator's report, and its numbers one by one."""

from operator import attrgetter, itemgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from magic_filter import F

from handlers.entries import leads
from handlers.monitoring import getters, numbers
from handlers.monitoring import handlers as do
from handlers.monitoring import report_text as text
from handlers.monitoring.getters import Act
from handlers.monitoring.kept import MonitoringKept
from handlers.monitoring.states import MonitoringStates
from handlers.widgets.buttons import Button, Column, Lines, OnClick, Pairs, Select, to
from handlers.widgets.conditions import among, unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window

CODES = 4
"""Numbers in a row of buttons."""


def build_monitoring() -> Dialog:
    """The dialogue of `/monitoring`."""
    return Dialog(
        _home(),
        _step(),
        _review(),
        _zero(),
        keeps=MonitoringKept,
        on_start=do.begin,
        on_result=do.reasoned,
    )


def _home() -> Window:
    return Window(
        Text(text.home_text),
        Keys(
            Lines(Text(text.task_text), "task", do.choose, items="tasks", item_id=attrgetter("report_id")),
            _act(Text("monitoring-plead"), Act.PLEAD, do.plead),
            Pairs(
                _act(Text("monitoring-all-right"), Act.RIGHT, do.confirm),
                _act(Text("monitoring-correct"), Act.UNDO, do.take_back),
            ),
            _act(Text("monitoring-correct"), Act.FIX, do.fill),
            _act(Text("monitoring-go-on"), Act.GO_ON, do.fill),
            _act(Text("monitoring-fill"), Act.FILL, do.fill),
            Pairs(
                _act(Text("monitoring-zero"), Act.ZERO, do.ask_zero),
                _act(Text("monitoring-later"), Act.LATER, do.postpone),
            ),
            Button(Text("monitoring-others"), "list", do.choose_another, when="others"),
            Button(Text("monitoring-all"), "board", do.open_board, when="compiles"),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=MonitoringStates.home,
        facts=getters.home,
    )


def _act(label: Text, act: Act, on_click: OnClick) -> Button:
    return Button(label, act, on_click, when=among("may", act))


def _leave(label: str) -> Button:
    return Button(Text(label), "leave", do.leave)


def _doubt() -> Column:
    """Which of the codes that a Cyrillic one may be."""
    code = attrgetter("code")
    return Column(
        Select(
            Text(text.doubtful_text), "meant", numbers.choose_code, items="doubt", item_id=code, type_factory=str,
            brief=True,
        )
    )  # fmt: skip


def _step() -> Window:
    return Window(
        Text(text.step_text),
        Keys(
            _doubt(),
            Select(Text(text.answer_text), "answer", numbers.answer, items="answers", item_id=attrgetter("number")),
            Select(
                Text("monitoring-mend", code=F["item"]),
                "mend",
                numbers.ask_for,
                items="mends",
                item_id=str,
                type_factory=str,
                brief=True,
            ),
            Pairs(
                Button(Text("form-back"), "back", numbers.back),
                Button(Text("form-to-review"), "review", to(MonitoringStates.review)),
            ),
            _leave("monitoring-leave"),
        ),
        MessageInput(numbers.typed, content_types=ContentType.ANY),
        state=MonitoringStates.step,
        facts=getters.step,
    )


def _review() -> Window:
    return Window(
        Text(text.review_text),
        Keys(
            _doubt(),
            Button(Text("monitoring-go-on"), "missing", numbers.go_on, when="sheet.missing"),
            Button(Text("monitoring-mend", code=F["wrong"]), "wrong", numbers.mend, when="wrong"),
            Button(Text("monitoring-give-reason"), "reason", do.ask_reason, when="unexplained"),
            Button(Text("monitoring-submit"), "submit", do.submit, when="ready"),
            Pairs(
                Select(
                    Text(text.number_text),
                    "number",
                    numbers.correct,
                    items="numbers",
                    item_id=itemgetter(0),
                    type_factory=str,
                    brief=True,
                ),
                width=CODES,
            ),
            _leave("monitoring-leave"),
        ),
        MessageInput(numbers.typed, content_types=ContentType.ANY),
        state=MonitoringStates.review,
        facts=getters.review,
    )


def _zero() -> Window:
    return Window(
        Text(text.zero_text),
        Keys(
            Button(Text("monitoring-zero-sure"), "zero", do.confirm_zero, when=unless("errors")),
            Button(Text("monitoring-fill"), "fill", do.fill),
            _leave("form-back"),
        ),
        state=MonitoringStates.zero,
        facts=getters.zero,
    )
