"""Reminders: one's own, and the coordinator's rules, preview, overdue list, log and deputies."""

from operator import itemgetter

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.messengers.handlers import open_messengers
from handlers.reminders import getters, text
from handlers.reminders import handlers as do
from handlers.reminders.kept import RemindersKept
from handlers.reminders.states import RemindersStates
from handlers.widgets.buttons import Button, Lines, Pairs, Select, Turns, to
from handlers.widgets.conditions import unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.people import Pace

states = RemindersStates


def build_reminders() -> Dialog:
    """The dialogue of `/reminders`."""
    return Dialog(
        _home(),
        _week(),
        Window(
            Text(text.rules_text),
            Keys(
                Row(
                    Button(Text("reminders-change"), "change", asks("reminder-rules")),
                    Button(Text("reminders-to-week"), "week", to(states.week, page=0)),
                ),
                _to_home(),
            ),
            state=states.rules,
            facts=getters.rules,
        ),
        _late(),
        _log(),
        Window(
            Text("reminders-whose"),
            Keys(
                Lines(Text(F["item"][1]), "person", do.choose_person, items="page", item_id=itemgetter(0)), _to_home()
            ),
            state=states.who,
            facts=getters.who,
        ),
        Window(
            Text("reminders-deputies"),
            Keys(Lines(Text(text.post_text), "post", do.open_post, items="page", item_id="post.id"), _to_home()),
            state=states.deputies,
            facts=getters.deputies,
        ),
        _deputy(),
        _later(),
        keeps=RemindersKept,
    )


def _to_home() -> Button:
    return Button(Text("reminders-home"), "home", to(states.home, page=0))


def _home() -> Window:
    return Window(
        Text(text.own_text),
        Text(text.clock_text),
        Text(text.paused_text),
        Keys(
            Select(
                named("reminders-pace"), "pace", do.choose_pace, items=tuple(Pace), chosen=getters.HomeFacts.is_pace
            ),
            Pairs(
                Button(Text("reminders-quiet"), "quiet", asks("reminder-quiet")),
                Button(Text("reminders-zone"), "zone", asks("reminder-zone")),
                Button(Text("reminders-resume"), "resume", do.resume, when="own.away_until"),
                Button(Text("reminders-pause"), "pause", asks("reminder-pause"), when=unless("own.away_until")),
                Button(Text("reminders-messengers"), "messengers", open_messengers),
            ),
            Pairs(
                Button(Text("reminders-to-week"), "week", to(states.week, page=0)),
                Button(Text("reminders-to-late"), "late", to(states.late, page=0)),
                Button(Text("reminders-to-rules"), "rules", to(states.rules)),
                Button(Text("reminders-to-log"), "log", to(states.log, page=0, person=None)),
                Button(Text("reminders-to-deputies"), "deputies", to(states.deputies, page=0)),
                when="manages",
            ),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=states.home,
        facts=getters.home,
    )


def _week() -> Window:
    return Window(
        Text(text.switched_text),
        Text(text.day_text),
        Keys(
            Turns("day", items="page"),
            Button(Text("reminders-off"), "off", do.switch(on=False), when="on"),
            Button(Text("reminders-on"), "on", do.switch(on=True), when=unless("on")),
            _to_home(),
        ),
        state=states.week,
        facts=getters.week,
    )


def _late() -> Window:
    return Window(
        Text("reminders-late", when="page.items"),
        Text("reminders-late-empty", when=unless("page.items")),
        Text(text.late_text),
        Text("reminders-late-weekly", count=F["weekly"], when="weekly"),
        Keys(
            Pairs(
                Select(
                    Text(text.late_way), "late", do.follow, items="page.items", item_id="code", type_factory=getters.way
                )
            ),
            Turns("more", items="page"),
            _to_home(),
        ),
        state=states.late,
        facts=getters.late,
    )  # fmt: skip


def _log() -> Window:
    return Window(
        Text(text.log_text),
        Text(text.deliveries_text),
        Keys(
            Turns("page", items="page"),
            Button(Text("reminders-all"), "all", to(states.log, page=0, person=None), when="person"),
            Button(Text("reminders-by-person"), "who", to(states.who, page=0), when=unless("person")),
            _to_home(),
        ),
        state=states.log,
        facts=getters.log,
    )


def _deputy() -> Window:
    return Window(
        Text("reminders-deputy", post=F["post"]),
        Keys(
            Lines(Text(F["item"].place), "deputy", do.choose_deputy, items="page"),
            Button(Text("reminders-only-coordinator"), "nobody", do.choose_nobody),
            Button(Text("back-to-list"), "list", to(states.deputies, page=0)),
        ),
        state=states.deputy,
        facts=getters.deputy,
    )


def _later() -> Window:
    return Window(
        Text("reminders-put-off-ask", when=unless("put_off")),
        Text("plan-card", content=F["content"]),
        Keys(
            Pairs(
                Button(Text("reminders-tomorrow"), "one", do.put_off(days=1)),
                Button(Text("reminders-three-days"), "three", do.put_off(days=3)),
                Button(Text("reminders-week-later"), "seven", do.put_off(days=7)),
                Button(Text("reminders-other-day"), "other", do.ask_day),
                when=unless("put_off"),
            ),
            Row(
                Button(Text("reminders-item"), "item", do.open_item, when="put_off"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=states.later,
        facts=getters.later,
    )
