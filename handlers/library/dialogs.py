"""The windows of the library: what there is, one material, what comes in, copies, and what a centre sets."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.library import adding, getters, text
from handlers.library import handlers as do
from handlers.library.files import send_file
from handlers.library.kept import LibraryKept, MaterialList
from handlers.library.reading import show_text
from handlers.library.states import LibraryStates
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.library.kinds import Run
from models.requests.tables import Rating


def build_library() -> Dialog:
    """The dialogue of `/library`. Files come through `handlers/library/adding.py`."""
    return Dialog(
        *(_home(), _list(), _card(), _add(), _check(), _item(), _copies(), _settings(), _rubric()),
        keeps=LibraryKept,
        on_result=do.came_back,
    )


def _home() -> Window:
    return Window(
        Text(text.home_text),
        Keys(
            Button(Text(text.waiting_button), "waiting", do.open_list(MaterialList.WAITING), when="waiting"),
            Button(Text("library-find"), "find", leads("find")),
            Button(Text("library-add"), "add", do.begin_adding, when="adds"),
            Column(Select(Text(text.rubric_button), "rubric", do.open_rubric_list, items="rubrics", brief=True)),
            Pairs(
                Button(Text("library-new"), "new", do.open_list(MaterialList.NEW)),
                Button(Text(text.own_button), "own", do.open_list(MaterialList.OWN), when="own"),
                Button(Text("library-settings-open"), "settings", to(LibraryStates.settings), when="manages"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=LibraryStates.home,
        facts=getters.home,
    )


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Keys(Lines(Text(text.line_text), "material", do.open_material, items="page"), _to_home()),
        state=LibraryStates.list,
        facts=getters.materials,
    )


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("material-remove-ask", when="sure"),
        Keys(
            Row(
                Button(Text("material-remove-sure"), "gone", do.remove, when="sure"),
                Button(Text("form-back"), "keep", sets(sure=False), when="sure"),
            ),
            Button(Text("material-file"), "file", send_file, when="has_file"),
            Button(Text("material-text"), "text", show_text, when="long"),
            Button(Text("material-newer"), "newer", do.open_newer, when="card.newer"),
            Row(
                Button(Text("material-approve"), "approve", do.approve, when="may.decide"),
                Button(Text("material-refuse"), "refuse", do.refuse, when="may.decide"),
            ),
            Pairs(
                Button(Text("form-send"), "send", do.send, when="may.send"),
                Button(Text("material-attach"), "attach", do.begin_attaching, when="may.attach"),
                Button(Text("material-issue"), "issue", do.issue, when="may.issue"),
                Button(Text("material-copies"), "copies", to(LibraryStates.copies), when="may.count"),
                Button(Text("material-item"), "item", to(LibraryStates.item, page=0), when="may.plan"),
                Button(Text("form-change"), "edit", do.edit, when="may.change"),
                Button(Text("material-version"), "version", do.begin_version, when="may.renew"),
                Button(Text("material-outdate"), "outdate", do.outdate, when="may.outdate"),
                Button(Text("material-restore"), "restore", do.approve, when="may.restore"),
                Button(Text("material-remove"), "remove", sets(sure=True), when="may.remove"),
            ),
            _ratings(),
            Button(Text("back-to-list"), "list", to(LibraryStates.list), when=unless("above")),
            Button(Text("form-back"), "above", do.leave_above, when="above"),
        ),
        state=LibraryStates.card,
        facts=getters.card,
    )


def _ratings() -> Pairs:
    """Whether it helped: for whoever has read it."""
    items, name = tuple(Rating), named("material-rate")
    return Pairs(Select(name, "rate", do.rate, items=items, when="rates", chosen=_is_said), width=3)


def _is_said(shown: getters.MaterialFacts, one: Rating) -> bool:
    return shown.rating is one


def _add() -> Window:
    return Window(
        Text("library-add-ask", when=unless("title")),
        Text("library-attach-ask", when="title", title=F["title"]),
        Keys(
            Button(Text("library-idea"), "idea", do.begin_idea, when="idea"),
            Button(Text("form-back"), "back", do.stop_adding),
        ),
        MessageInput(adding.typed, content_types=ContentType.TEXT),
        buttons_only(),
        state=LibraryStates.add,
        facts=getters.add,
    )


def _check() -> Window:
    return Window(
        Text(text.check_text),
        Keys(
            Button(Text(text.sure_text), "sure", adding.sure),
            Row(
                Button(Text("library-other-file"), "other", to(LibraryStates.add)),
                Button(Text("library-drop-file"), "drop", do.stop_adding),
            ),
        ),
        state=LibraryStates.check,
        facts=getters.check,
    )


def _item() -> Window:
    return Window(
        Text("material-item-ask", title=F["card"].title),
        Keys(
            Lines(Text(text.item_line), "item", do.choose_item, items="page", item_id="item_id"),
            Button(Text("material-no-item"), "none", do.no_item, when="card.item"),
            Button(Text("form-back"), "back", to(LibraryStates.card, page=0)),
        ),
        state=LibraryStates.item,
        facts=getters.items,
    )


def _copies() -> Window:
    return Window(
        Text(text.copies_text),
        Keys(
            Pairs(Select(Text(text.run_button), "run", do.note_run, items="runs", type_factory=Run)),
            Button(Text("form-back"), "back", to(LibraryStates.card)),
        ),
        state=LibraryStates.copies,
        facts=getters.shelves,
    )


def _settings() -> Window:
    return Window(
        Text(text.settings_text),
        Keys(
            Button(Text(text.at_once_button), "once", do.turn_at_once),
            Column(Select(Text(text.rubric_button), "rubric", do.open_rubric, items="rubrics", brief=True)),
            Row(Button(Text("rubric-add"), "add", do.add_rubric), _to_home()),
        ),
        state=LibraryStates.settings,
        facts=getters.settings,
    )


def _rubric() -> Window:
    return Window(
        Text(text.rubric_text),
        Keys(
            Row(
                Button(Text("rubric-drop-sure"), "gone", do.drop_rubric, when="sure"),
                Button(Text("form-back"), "keep", sets(sure=False), when="sure"),
            ),
            Row(
                Button(Text("rubric-rename"), "rename", do.rename_rubric, when=unless("sure")),
                Button(Text("rubric-drop"), "drop", sets(sure=True), when=unless("sure")),
            ),
            Button(Text("library-settings-open"), "settings", to(LibraryStates.settings)),
        ),
        state=LibraryStates.rubric,
        facts=getters.rubric,
    )


def _to_home() -> Button:
    return Button(Text("library-to-home"), "home", to(LibraryStates.home))
