"""The import of a plan's file: what was read, doubts one after another, posts, what else the file holds, «Принять»."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Group, Keyboard, Row
from magic_filter import F

from handlers.entries import leads
from handlers.plan import import_getters as getters
from handlers.plan import import_handlers as do
from handlers.plan import import_text as text
from handlers.plan.import_getters import TableFacts
from handlers.plan.import_kept import ImportKept, Notes
from handlers.plan.responsibles import answers_text, offer_buttons, offers_text
from handlers.plan.states import ImportStates
from handlers.widgets.buttons import Button, Column, Numbered, Select, Turns, sets, to
from handlers.widgets.conditions import shown_when, unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.forms.plan import READY
from models.plan.unread import PICKED


def build_import() -> Dialog:
    """What follows a plan's file."""
    return Dialog(
        _review(), _notes(), _doubt(), _posts(), _post(), _plans(), _tables(), _table(), _accepted(), keeps=ImportKept
    )


def _done() -> Button:
    return Button(Text("plan-posts-done"), "review", to(ImportStates.review))


def _back() -> Button:
    return Button(Text("form-back"), "review", to(ImportStates.review, typed=None, wrong=None))


def _review() -> Window:
    year = F["content"].year
    return Window(
        Text(
            "plan-read", year=F["content"].plan_year.words, items=F["items"], fixed=F["fixed"], doubt=F["doubt"],
            contradiction=F["contradiction"],
        ),
        Text(text.account_text),
        Text("plan-which-year", year=year.cast(str), next=(year + 1).cast(str), when="content.doubted"),
        Text("plan-read-doubts", count=F["doubts"], when="doubts"),
        Text("plan-no-calendar", when=unless("approved")),
        Text("plan-read-vacant", count=F["vacant"], when="vacant"),
        Text("plan-read-guessed", count=F["guesses"], when="guesses"),
        Text(text.marked_text, when="marked"),
        Text(text.changes_text),
        Text("plan-read-do"),
        Keys(
            Row(
                Button(Text("plan-school-year"), "school", do.say_year(school=True)),
                Button(Text("plan-calendar-year"), "calendar", do.say_year(school=False)),
                when=shown_when("content.doubted"),
            ),
            *_questions(),
            Column(
                Button(Text("plan-marks-leave"), "unmark", do.keep_marks(keep=False), when="content.keeps_marks"),
                Button(Text("plan-marks-keep"), "mark", do.keep_marks(keep=True), when=unless("content.keeps_marks")),
                when="marked",
            ),
            Row(Button(Text("plan-accept"), "accept", do.accept), Button(Text("form-cancel"), "drop", do.drop)),
        ),
        state=ImportStates.review,
        facts=getters.review,
    )  # fmt: skip


def _questions() -> list[Keyboard]:
    """What there is to look through before «Принять»."""
    fixed, doubtful = [to(ImportStates.notes, notes=notes, page=0) for notes in (Notes.FIXED, Notes.DOUBTFUL)]
    return [
        Button(Text("plan-ask-plans", count=F["plans"]), "plans", to(ImportStates.plans, page=0), when="plans"),
        Button(Text("plan-ask-tables", count=F["tables"]), "tables", do.open_tables, when="tables"),
        Button(Text("plan-ask-deadlines", count=F["doubts"]), "doubts", to(ImportStates.doubt), when="doubts"),
        Row(
            Button(Text("plan-ask-fixed", count=F["fixed"]), "fixed", fixed, when="fixed"),
            Button(Text("plan-ask-doubtful", count=F["facts"].doubtful), "doubtful", doubtful, when="doubtful"),
        ),
        Button(Text("plan-ask-posts"), "posts", to(ImportStates.posts, page=0)),
    ]


def _notes() -> Window:
    return Window(
        Text(text.notes_text),
        Keys(Turns("notes", items="page"), _done()),
        state=ImportStates.notes,
        facts=getters.notes,
    )


def _doubt() -> Window:
    """Each answer carries the row's place: a second tap answers no other row."""
    as_read = F["item"].schedule.words[: text.ITEM]
    return Window(
        Text(text.doubt_text),
        Keys(
            Row(
                Select(Text("plan-right"), "yes", do.answer_as_typed, items="doubts"),
                Button(Text("plan-wrong"), "no", sets(typed=None, wrong=None)),
                when=shown_when("understood"),
            ),
            Select(Text(as_read), "as", do.answer(None), items="read", brief=True, when="asked"),
            Row(
                *[
                    Select(Text(key), name, do.answer(words), items="doubts", when="asked")
                    for name, (words, key) in READY.items()
                ]
            ),
            Select(Text("plan-no-deadline"), "none", do.answer(""), items="doubts", when="asked"),
            Column(_back(), when=unless("understood")),
        ),
        MessageInput(do.typed, content_types=ContentType.ANY),
        state=ImportStates.doubt,
        facts=getters.doubt,
    )


def _posts() -> Window:
    return Window(
        Text("plan-posts", count=F["count"]),
        Text(answers_text),
        Keys(Numbered("answer", do.ask_post, items="page"), _done()),
        state=ImportStates.posts,
        facts=getters.posts,
    )


def _post() -> Window:
    return Window(
        Text("plan-which-post", called=F["called"]),
        Text(offers_text),
        Keys(offer_buttons(do.choose_post), Button(Text("form-back"), "posts", to(ImportStates.posts))),
        state=ImportStates.post,
        facts=getters.post,
    )


def _plans() -> Window:
    return Window(
        Text("plan-plans"),
        Text(text.plans_text),
        Keys(Numbered("plan", do.take_plan, items="page", chosen=lambda _, line: line[1].chosen), _done()),
        state=ImportStates.plans,
        facts=getters.plans,
    )


def _tables() -> Window:
    return Window(
        Text("plan-tables"),
        Text(text.tables_text),
        Keys(Numbered("table", do.open_table, items="page"), _back()),
        state=ImportStates.tables,
        facts=getters.tables,
    )


def _table() -> Window:
    return Window(
        Text(text.table_text),
        Keys(
            Column(
                Select(
                    Text(text.column_text), "column", do.pick_column, items="choices", type_factory=do.place_in,
                    item_id="place", chosen=TableFacts.is_picked,
                ),
                Button(Text("form-back"), "table", sets(picking=None)),
                when="picking",
            ),
            Group(
                Select(named("plan-cell"), "pick", do.ask_column, items=PICKED),
                Row(
                    Button(Text("plan-table-as"), "read", do.read_table),
                    Button(Text("plan-table-leave"), "leave", do.leave_table, when="table.items"),
                ),
                _back(),
                when=unless("picking"),
            ),
        ),
        state=ImportStates.table,
        facts=getters.table,
    )  # fmt: skip


def _accepted() -> Window:
    return Window(
        Text(text.accepted_text),
        Text("plan-accepted-marked", count=F["facts"].marked, when="marked"),
        Text("plan-accepted-past", count=F["passed"], when="passed"),
        Keys(
            Button(Text("plan-to-past"), "past", do.open_past, when="passed"),
            Row(Button(Text("menu-plan"), "plan", leads("plan")), Button(Text("menu"), "menu", leads("menu"))),
        ),
        state=ImportStates.accepted,
        facts=getters.accepted,
    )
