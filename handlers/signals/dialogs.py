"""Windows of early signals: one tap, the map, and a district's month."""

from operator import attrgetter, itemgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.signals import getters, text
from handlers.signals import handlers as do
from handlers.signals.kept import SignalsKept, TellKept
from handlers.signals.states import SignalStates, SignalTellStates
from handlers.widgets.buttons import Button, Lines, Pairs, Select, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window, show_result
from models.periods import Span
from models.signals import NOTICED, Measure


def build_telling() -> Dialog:
    """The dialogue of «Поступил сигнал»."""
    return Dialog(_where(), _who(), _done(), keeps=TellKept, on_start=do.begin_telling)


def build_map() -> Dialog:
    """The dialogue of `/signals`."""
    return Dialog(_map(), _month(), keeps=SignalsKept, on_start=do.begin_map, on_result=show_result)


def _where() -> Window:
    return Window(
        Text("signal-where"),
        Keys(
            Lines(Text(F["item"][1]), "place", do.choose_place, items="page", item_id=itemgetter(0)),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=SignalTellStates.where,
        facts=getters.where,
    )


def _who() -> Window:
    return Window(
        Text("signal-who", district=F["district"], when="district"),
        Text("signal-nowhere", when=unless("district")),
        Keys(
            Pairs(
                Select(
                    named("signal"), "who", do.tell, items=NOTICED, item_id=str, type_factory=Measure, when="district"
                )
            ),
            Row(
                Button(Text("signal-elsewhere"), "where", to(SignalTellStates.where, page=0), when="several"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=SignalTellStates.who,
        facts=getters.who,
    )


def _done() -> Window:
    return Window(
        Text(text.done_text),
        Keys(
            Row(
                Button(Text("signal-undo"), "undo", do.undo, when=unless("undone")),
                Button(Text("signal-more"), "another", to(SignalTellStates.who)),
            ),
            Row(
                Button(Text("signal-month"), "month", do.open_month_of),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=SignalTellStates.done,
        facts=getters.done,
    )


def _map() -> Window:
    return Window(
        Text(text.map_text),
        Text(text.wrong_text),
        Keys(
            Lines(Text(text.row_line), "row", do.open_month, items="page", item_id=attrgetter("district_id")),
            Row(
                Button(Text(text.before_text), "before", do.before),
                Button(Text(text.after_text), "after", do.after, when="has_after"),
            ),
            Select(
                named("signals-span"), "span", do.choose_span, items=getters.SPANS, item_id=str, type_factory=Span,
                chosen=getters.MapFacts.is_span,
            ),
            Row(
                Button(Text("signals-file"), "file", do.order_map),
                Button(Text("signals-letters"), "letters", do.order_letters),
                when="leads",
            ),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        MessageInput(do.typed, content_types=ContentType.TEXT),
        buttons_only(),
        state=SignalStates.map,
        facts=getters.signal_map,
    )  # fmt: skip


def _month() -> Window:
    return Window(
        Text(text.month_text),
        Keys(
            Button(Text("signals-count"), "count", do.count, when="counts"),
            Row(
                Button(Text(text.before_text), "before", do.month_before),
                Button(Text(text.after_text), "after", do.month_after, when="has_after"),
            ),
            Row(
                Button(Text("signals-to-map"), "map", to(SignalStates.map)),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=SignalStates.month,
        facts=getters.month,
    )
