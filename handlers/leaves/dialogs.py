"""Windows of leave: what is planned, one of them, whose, which days, who stands in; and a list of many."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.leaves import getters, text
from handlers.leaves import handlers as do
from handlers.leaves.kept import LeavesKept
from handlers.leaves.states import LeaveStates
from handlers.widgets.buttons import Button, Column, Lines, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_leaves() -> Dialog:
    """The dialogue of `/leave`."""
    return Dialog(_list(), _card(), _who(), _days(), _deputy(), _many(), _check(), keeps=LeavesKept)


def _list() -> Window:
    return Window(
        Text("leaves-list", count=F["page"].total),
        Keys(
            Lines(Text(text.leave_line), "leave", do.open_leave, items="page"),
            Row(
                Button(Text("leave-plan-own"), "own", do.plan_own),
                Button(Text("leave-plan"), "plan", to(LeaveStates.who, page=0), when="manages"),
            ),
            Row(
                Button(Text("leaves-many"), "many", to(LeaveStates.many), when="manages"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=LeaveStates.list,
        facts=getters.leaves,
    )


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("leave-end-ask", when="sure"),
        Keys(
            Column(
                Button(Text("leave-end-sure"), "sure", do.end_leave, when="sure"),
                Button(Text("leave-end"), "end", sets(sure=True), when=unless("sure")),
            ),
            _back(),
        ),
        state=LeaveStates.card,
        facts=getters.card,
    )


def _who() -> Window:
    return Window(
        Text("leave-who"),
        Keys(Lines(Text(text.colleague_line), "person", do.choose_person, items="page"), _back()),
        state=LeaveStates.who,
        facts=getters.who,
    )


def _days() -> Window:
    return Window(
        Text("leave-days-ask", name=F["name"], when="name"),
        Text("leave-days-own", when=unless("name")),
        Text(text.wrong_text),
        Keys(_back()),
        MessageInput(do.typed_days, content_types=ContentType.TEXT),
        buttons_only(),
        state=LeaveStates.days,
        facts=getters.days,
    )


def _deputy() -> Window:
    return Window(
        Text(text.deputies_text),
        Keys(
            Lines(Text(text.colleague_line), "deputy", do.choose_deputy, items="page"),
            Button(Text("leave-no-deputy"), "none", do.no_deputy),
            _back(),
        ),
        state=LeaveStates.deputy,
        facts=getters.deputies,
    )


def _many() -> Window:
    """Files come through `handlers/leaves/document.py`."""
    return Window(
        Text("leaves-many-ask"),
        Keys(_back()),
        MessageInput(do.typed_lines, content_types=ContentType.TEXT),
        buttons_only(),
        state=LeaveStates.many,
    )


def _check() -> Window:
    return Window(
        Text(text.check_text),
        Keys(
            Button(Text("leaves-store"), "store", do.store_lines, when="well"),
            Row(Button(Text("leaves-again"), "again", to(LeaveStates.many)), _back()),
        ),
        state=LeaveStates.check,
        facts=getters.check,
    )


def _back() -> Button:
    return Button(Text("back-to-list"), "list", to(LeaveStates.list, page=0))
