"""The monitoring: a curator's report, and a quarter in which nothing happened."""

from operator import attrgetter

from handlers.entries import leads
from handlers.monitoring import getters
from handlers.monitoring import handlers as do
from handlers.monitoring import report_text as text
from handlers.monitoring.getters import Act
from handlers.monitoring.kept import MonitoringKept
from handlers.monitoring.states import MonitoringStates
from handlers.widgets.buttons import Button, Lines, OnClick, Pairs
from handlers.widgets.conditions import among, unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_monitoring() -> Dialog:
    """The dialogue of `/monitoring`."""
    return Dialog(
        _home(),
        _zero(),
        keeps=MonitoringKept,
        on_start=do.begin,
        on_result=do.came_back,
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


def _zero() -> Window:
    return Window(
        Text(text.zero_text),
        Keys(
            Button(Text("monitoring-zero-sure"), "zero", do.confirm_zero, when=unless("errors")),
            Button(Text("monitoring-fill"), "fill", do.fill),
            Button(Text("form-back"), "leave", do.leave),
        ),
        state=MonitoringStates.zero,
        facts=getters.zero,
    )
