"""Records, one's own or those behind a summary: the list, a card, and deleting one."""

from operator import itemgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.activities import getters, lists, text
from handlers.activities import handlers as do
from handlers.activities import list_handlers as do_list
from handlers.activities.clarifying import CLARIFY, CLARIFY_RIGHT, accept, asks
from handlers.activities.kept import Narrowing, RecordMode, RecordsKept
from handlers.activities.news import news_window
from handlers.activities.states import My
from handlers.entries import leads
from handlers.plan.text import date_text
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, Turns, to
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.activities import Type
from models.activity_filters import Filter
from models.periods import Period


def build_my() -> Dialog:
    """The dialogue of `/my`, and of «Записи» in a summary."""
    return Dialog(
        _list(),
        _filter(),
        _choice(),
        _card(),
        _delete(),
        _item(),
        _date(),
        news_window(),
        keeps=RecordsKept,
        on_start=do.begin,
    )


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Text("records-narrowed", filters=F["narrowed"], when="narrowed"),
        Text("records-search", when="whole"),
        Keys(
            Lines(Text(text.line_text), "record", do.open_card, items="page"),
            Row(
                Button(Text("records-filter"), "filter", to(My.filter), when="whole"),
                Button(Text("records-file"), "file", do_list.send_file, when="filled"),
            ),
            Button(Text("menu-log"), "log", leads("log"), when="alone"),
            Row(
                Button(Text("menu-log"), "begin", leads("log"), when="nothing"),
                Button(Text("records-back"), "back", do_list.go_back, when="leads_back"),
                Button(Text("my-year"), "year", do_list.open_year, when="alone"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        MessageInput(do_list.search, content_types=ContentType.ANY),
        state=My.list,
        facts=lists.records,
    )


def _filter() -> Window:
    return Window(
        Text("records-filters"),
        Keys(
            Column(
                Select(
                    Text(text.field_text), "by", do_list.choose_narrowing, items="fields", item_id=itemgetter(0),
                    type_factory=Narrowing, brief=True,
                )
            ),
            Button(Text("records-clear"), "clear", to(My.list, filter=Filter(), page=0), when="narrowed"),
            Button(Text("back-to-list"), "list", to(My.list)),
        ),
        state=My.filter,
        facts=lists.filters,
    )  # fmt: skip


def _choice() -> Window:
    choose, name, first = do_list.choose, Text(text.named_text), itemgetter(0)
    return Window(
        Text("summary-which-period", when="by_period"),
        Text("records-which", when=unless("by_period")),
        Text(text.wrong_text),
        Keys(
            Button(Text("records-any"), "any", do_list.choose_any),
            Pairs(
                Select(Text(text.type_text), "type", choose, items="types", type_factory=Type),
                Select(
                    Text(text.period_text), "period", choose, items="periods", item_id="code", type_factory=Period.read
                ),
                Select(name, "named", choose, items="named", item_id=first),
            ),
            Turns("turn", items="page", page="page_choice"),
            Button(Text("form-back"), "filter", to(My.filter)),
        ),
        MessageInput(do_list.typed_choice, content_types=ContentType.ANY),
        state=My.choice,
        facts=lists.choice,
    )


def _card() -> Window:
    to_items = to(My.item, what="", page_item=0)
    return Window(
        Text(text.record_text),
        Keys(
            Pairs(
                Button(Text("my-other-item"), "other", to_items),
                Button(Text("my-unlink"), "unlink", do.unlink),
                Button(Text("my-other-date"), "date", to(My.date, page_date=0), when="several"),
                when="counted",
            ),
            Button(Text("my-link"), "item", to_items, when="linkable"),
            Button(Text("my-open-item"), "plan", do.open_item, when="card.item"),
            Column(Select(Text(text.other_text), "trip", do.open_card, items="others", brief=True)),
            Button(Text("my-news"), "news", to(My.news)),
            Row(
                Button(Text("clarify-right"), "right", asks(CLARIFY_RIGHT), when="answerable"),
                Button(Text("clarify-accept"), "accept", accept, when="acceptable"),
                Button(Text("clarify-open"), "clarify", asks(CLARIFY), when="sendable"),
            ),
            Row(
                Button(Text("my-edit"), "edit", do.form(RecordMode.EDIT), when="card.may_change"),
                Button(Text("my-repeat"), "repeat", do.form(RecordMode.REPEAT), when="alone"),
            ),
            Row(
                Button(Text("my-delete"), "delete", to(My.delete), when="deletable"),
                Button(Text("back-to-list"), "list", to(My.list), when=unless("over_list")),
                Button(Text("form-back"), "back", do.leave, when="over_list"),
            ),
        ),
        state=My.card,
        facts=getters.record,
    )


def _delete() -> Window:
    return Window(
        Text("my-delete-ask"),
        Text(text.brief_text),
        Text(text.whole_text),
        Keys(
            Button(Text("my-delete-sure"), "delete", do.delete),
            Button(Text("my-keep"), "keep", to(My.card)),
        ),
        state=My.delete,
        facts=getters.record,
    )


def _to_card() -> Button:
    return Button(Text("form-back"), "card", to(My.card))


def _item() -> Window:
    return Window(
        Text("my-items", when="page.items"),
        Text("my-items-none", when=unless("page.items")),
        Keys(
            Lines(Text(text.fit_text), "item", do.link, items="page", item_id="item_id", page="page_item"), _to_card()
        ),
        MessageInput(do.search_item, content_types=ContentType.ANY),
        state=My.item,
        facts=getters.items,
    )


def _date() -> Window:
    is_counted = getters.DatesFacts.is_counted
    return Window(
        Text(text.dates_text),
        Keys(
            Lines(Text(date_text), "date", do.link_date, items="page", chosen=is_counted, page="page_date"),
            _to_card(),
        ),
        state=My.date,
        facts=getters.dates,
    )
