"""The windows of registers: all of them, the entries of one, an entry, totals, and what the coordinator sets."""

from operator import attrgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.registers import getters, text
from handlers.registers import handlers as do
from handlers.registers.kept import RegistersKept
from handlers.registers.states import RegisterStates
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.registers.definition import FieldType


def build_registers() -> Dialog:
    """The dialogue of `/registers`."""
    windows = (_home(), _list(), _narrow(), _search(), _card(), _totals(), _settings(), _field(), _kinds())
    return Dialog(*windows, keeps=RegistersKept, on_start=do.begin, on_result=do.came_back)


def _home() -> Window:
    return Window(
        Text(text.home_text),
        Keys(
            Lines(
                Text(text.register_line), "register", do.open_register, items="page", item_id="key", type_factory=str
            ),
            Column(
                Select(
                    Text(text.hidden_line), "hidden", do.open_hidden, items="hidden", item_id="key", type_factory=str
                )
            ),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=RegisterStates.home,
        facts=getters.home,
    )


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Keys(
            Button(Text("register-restore"), "restore", do.restore, when="gone"),
            Button(Text("register-add"), "add", do.add),
            Lines(Text(text.entry_line), "entry", do.open_entry, items="page"),
            Pairs(
                Button(Text("register-search"), "search", to(RegisterStates.search), when=unless("empty")),
                Button(Text("register-narrow"), "narrow", to(RegisterStates.narrow), when=unless("empty")),
                Button(Text("register-widen"), "widen", do.widen, when="narrowed"),
                Button(Text("register-totals-open"), "totals", to(RegisterStates.totals, code=""), when="whole"),
                Button(Text("register-paper"), "paper", do.send_workbook, when=unless("empty")),
                Button(Text("register-set"), "set", to(RegisterStates.settings, page=0), when="manages"),
                Button(Text("registers-back"), "home", to(RegisterStates.home, page=0, gone=0)),
            ),
        ),
        state=RegisterStates.list,
        facts=getters.entries,
    )


def _narrow() -> Window:
    return Window(
        Text("register-narrow-ask"),
        Keys(
            Pairs(
                Select(
                    Text(F["item"].label),
                    "state",
                    do.narrow_state,
                    items="states",
                    type_factory=str,
                    chosen=lambda shown, one: shown.narrowing.state == one.id,
                )
            ),
            Pairs(
                Select(
                    Text(F["item"].cast(str)),
                    "year",
                    do.narrow_year,
                    items="years",
                    chosen=lambda shown, one: shown.narrowing.year == one,
                ),
                width=4,
            ),
            _to_list(),
        ),
        state=RegisterStates.narrow,
        facts=getters.entries,
    )


def _search() -> Window:
    return Window(
        Text("register-search-ask"),
        Keys(_to_list()),
        MessageInput(do.look, content_types=ContentType.TEXT),
        buttons_only(),
        state=RegisterStates.search,
    )


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("register-delete-ask", when="sure"),
        Keys(
            Row(
                Button(Text("register-delete-sure"), "gone", do.delete, when="sure"),
                Button(Text("form-back"), "keep", sets(sure=False), when="sure"),
            ),
            Pairs(Select(Text(F["item"].label), "then", do.advance, items="then", type_factory=str)),
            Button(Text("register-add-more"), "another", do.add, when="added"),
            Row(
                Button(Text("form-change"), "edit", do.edit, when="changes"),
                Button(Text("register-delete"), "delete", sets(sure=True), when="changes"),
            ),
            _to_list(),
        ),
        state=RegisterStates.card,
        facts=getters.card,
    )


def _totals() -> Window:
    return Window(
        Text(text.totals_text),
        Keys(
            Row(
                Button(Text(text.before_text), "before", do.turn_before),
                Button(Text(text.after_text), "after", do.turn_after),
            ),
            Row(
                Button(Text("register-quarters"), "quarters", do.turn_span, when="yearly"),
                Button(Text("register-years"), "years", do.turn_span, when=unless("yearly")),
                _to_list(),
            ),
        ),
        state=RegisterStates.totals,
        facts=getters.totals,
    )


def _settings() -> Window:
    return Window(
        Text(text.settings_text),
        Keys(
            Lines(
                Text(text.field_line),
                "field",
                do.open_field,
                items="page",
                item_id=attrgetter("name"),
                type_factory=str,
            ),
            Pairs(
                Button(Text("register-rename"), "rename", do.rename),
                Button(Text("register-field-add"), "add", to(RegisterStates.kinds)),
                Button(Text("register-hide"), "hide", do.hide_register, when=unless("hidden")),
                Button(Text("register-show"), "show", do.show_register, when="hidden"),
                Button(Text("back-to-list"), "list", to(RegisterStates.list, page=0), when=unless("hidden")),
                Button(Text("registers-back"), "home", to(RegisterStates.home, page=0), when="hidden"),
            ),
        ),
        state=RegisterStates.settings,
        facts=getters.settings,
    )


def _field() -> Window:
    return Window(
        Text(text.field_text),
        Keys(
            Row(
                Button(Text("register-field-hide-sure"), "sure", do.hide_field, when="sure"),
                Button(Text("form-back"), "keep", sets(sure=False), when="sure"),
            ),
            Row(
                Button(Text("register-rename"), "rename", do.rename_field),
                Button(Text("register-field-hide"), "hide", do.hide_field, when="hides"),
                Button(Text("register-field-show"), "show", do.show_field, when="field.hidden"),
            ),
            Button(Text("register-to-fields"), "settings", to(RegisterStates.settings, sure=False)),
        ),
        state=RegisterStates.field,
        facts=getters.field,
    )


def _kinds() -> Window:
    return Window(
        Text("register-kinds-ask"),
        Keys(
            Pairs(Select(Text(text.kind_button), "kind", do.add_field, items=getters.KINDS, type_factory=FieldType)),
            Button(Text("register-to-fields"), "settings", to(RegisterStates.settings)),
        ),
        state=RegisterStates.kinds,
    )


def _to_list() -> Button:
    return Button(Text("back-to-list"), "list", to(RegisterStates.list, sure=False))
