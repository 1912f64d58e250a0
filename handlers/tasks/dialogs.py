"""Windows of tasks: the list, one task, another day and another post for it, and many at once."""

from operator import itemgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.tasks import getters, text
from handlers.tasks import handlers as do
from handlers.tasks.kept import TasksKept
from handlers.tasks.states import TaskStates
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from services.tasks.lists import View


def build_tasks() -> Dialog:
    """The dialogue of `/tasks`."""
    return Dialog(
        _list(), _card(), _due(), _who(), _many(), _check(), keeps=TasksKept, on_start=do.begin, on_result=do.came_back
    )


def _list() -> Window:
    return Window(
        Text(text.head_text),
        Text("tasks-none", when="empty"),
        Keys(
            Lines(Text(text.task_line), "task", do.open_task, items="page"),
            Pairs(Select(Text(text.view_text), "view", do.look, items="others", item_id=str, type_factory=View)),
            Row(
                Button(Text("tasks-give"), "many", to(TaskStates.many), when="gives"),
                Button(Text("agenda-open"), "calendar", leads("calendar")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=TaskStates.list,
        facts=getters.tasks,
    )


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("task-drop-ask", when="sure"),
        Keys(
            Column(
                Button(Text("task-done"), "close", do.close, when="open"),
                Button(Text("task-reopen"), "reopen", do.reopen, when=unless("open")),
            ),
            Row(
                Button(Text("task-agree"), "agree", do.agree, when="asked"),
                Button(Text("task-keep"), "keep", do.keep, when="asked"),
            ),
            Row(
                Button(Text("task-other-day"), "due", do.ask_due, when="managed"),
                Button(Text("task-later"), "later", do.ask_later, when="asks"),
                Button(Text("task-other-post"), "who", to(TaskStates.who, page=0), when="managed"),
            ),
            Button(Text("task-drop-sure"), "sure", do.drop, when="sure"),
            Button(Text("task-drop"), "drop", sets(sure=True), when="drops"),
            _back(),
        ),
        state=TaskStates.card,
        facts=getters.card,
    )


def _due() -> Window:
    return Window(
        Text(text.due_text),
        Text(text.wrong_text),
        Keys(_to_card()),
        MessageInput(do.typed_due, content_types=ContentType.TEXT),
        buttons_only(),
        state=TaskStates.due,
        facts=getters.due,
    )


def _who() -> Window:
    return Window(
        Text("task-who-ask"),
        Keys(Lines(Text(F["item"][1]), "post", do.pass_to, items="page", item_id=itemgetter(0)), _to_card()),
        state=TaskStates.who,
        facts=getters.who,
    )


def _many() -> Window:
    return Window(
        Text("tasks-many-ask"),
        Keys(_back()),
        MessageInput(do.typed_lines, content_types=ContentType.TEXT),
        buttons_only(),
        state=TaskStates.many,
    )


def _check() -> Window:
    return Window(
        Text(text.check_text),
        Keys(
            Button(Text("tasks-store"), "store", do.store_lines, when="well"),
            Row(Button(Text("tasks-again"), "again", to(TaskStates.many)), _back()),
        ),
        state=TaskStates.check,
        facts=getters.check,
    )


def _back() -> Button:
    return Button(Text("back-to-list"), "list", to(TaskStates.list, page=0, sure=False))


def _to_card() -> Button:
    return Button(Text("form-back"), "card", to(TaskStates.card, page=0))
