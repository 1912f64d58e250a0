"""Windows of events: what one is asked to, what one leads, one event, who comes."""

from aiogram_dialog.widgets.kbd import Row

from handlers.entries import leads
from handlers.events import getters, text
from handlers.events import handlers as do
from handlers.events.card import card
from handlers.events.kept import EventsKept, Tab
from handlers.events.states import EventStates
from handlers.widgets.buttons import Button, Lines, Pairs, Select, Turns, to
from handlers.widgets.conditions import unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.events.kinds import Reason
from services.events.shares import By


def build_events() -> Dialog:
    """The dialogue of `/events`."""
    return Dialog(
        _home(),
        _led(),
        _dates(),
        card(),
        _reasons(),
        _shares(),
        _people(),
        keeps=EventsKept,
        on_start=do.begin,
        on_result=do.came_back,
    )


def _home() -> Window:
    return Window(
        Text("events-home", when="any"),
        Text("events-none", when=unless("any")),
        Keys(
            Lines(Text(text.asked_line), "event", do.open_event, items="page"),
            Row(
                Button(Text("events-new"), "new", asks("event"), when="holds"),
                Button(Text("events-plan"), "dates", to(EventStates.dates, page=0), when="holds"),
            ),
            Row(
                Button(Text("menu-tasks"), "tasks", leads("tasks")),
                Button(Text("agenda-open"), "calendar", leads("calendar")),
            ),
            Row(
                Button(Text("events-led"), "led", to(EventStates.led, page=0, past=False)),
                Button(Text("events-attended"), "attended", do.open_attended),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=EventStates.home,
        facts=getters.home,
    )


def _led() -> Window:
    return Window(
        Text("events-led-list", when=unless("past")),
        Text("events-past-list", when="past"),
        Text("events-led-none", when="none"),
        Keys(
            Lines(Text(text.led_line), "event", do.open_event, items="page"),
            Button(Text("events-past"), "past", to(EventStates.led, past=True, page=0), when=unless("past")),
            Button(Text("events-ahead"), "ahead", to(EventStates.led, past=False, page=0), when="past"),
            _home_button(),
        ),
        state=EventStates.led,
        facts=getters.led,
    )


def _dates() -> Window:
    return Window(
        Text("events-dates", when="page.items"),
        Text("events-dates-none", when=unless("page.items")),
        Keys(Lines(Text(text.date_line), "date", do.make_for, items="page"), _home_button()),
        state=EventStates.dates,
        facts=getters.dates,
    )


def _reasons() -> Window:
    return Window(
        Text("event-reason-ask"),
        Keys(
            Pairs(Select(named("event-reason"), "why", do.say_why, items=tuple(Reason), item_id=str)),
            Button(Text("event-no-why"), "card", to(EventStates.card)),
        ),
        state=EventStates.reasons,
    )


def _shares() -> Window:
    return Window(
        Text(text.shares_text),
        Text(text.never_text),
        Keys(
            Turns("turn", items="page"),
            Pairs(Select(named("event-by"), "by", do.show_by, items=tuple(By), item_id=str)),
            _card_button(),
        ),
        state=EventStates.shares,
        facts=getters.by_share,
    )


def _people() -> Window:
    return Window(
        Text(text.people_text),
        Keys(
            Turns("turn", items="page"),
            Pairs(
                Select(
                    named("event-tab"),
                    "tab",
                    do.show_tab,
                    items=tuple(Tab),
                    item_id=str,
                    chosen=lambda facts, tab: facts.tab == tab,
                ),
                width=3,
            ),
            _card_button(),
        ),
        state=EventStates.people,
        facts=getters.people,
    )


def _home_button() -> Button:
    return Button(Text("back-to-list"), "home", to(EventStates.home, page=0))


def _card_button() -> Button:
    return Button(Text("form-back"), "card", to(EventStates.card, page=0))
