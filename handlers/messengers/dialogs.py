"""Messengers: where letters go, and the second one."""

from handlers.entries import leads
from handlers.messengers import getters, text
from handlers.messengers import handlers as do
from handlers.messengers.kept import MessengersKept
from handlers.messengers.states import MessengersStates
from handlers.widgets.buttons import Button, Pairs, Select
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.identities import Messenger


def build_messengers() -> Dialog:
    """The dialogue behind «Мессенджеры» of `/reminders`."""
    return Dialog(
        Window(
            Text(text.home_text),
            Text("messengers-centre", when="manages"),
            Keys(
                Select(
                    named("messenger"),
                    "told",
                    do.choose,
                    items=tuple(Messenger),
                    chosen=getters.HomeFacts.is_told,
                    when="own.second",
                ),
                Pairs(
                    Button(Text("messengers-code"), "code", do.show_code, when=unless("own.second")),
                    when="own.together",
                ),
                Button(Text("messengers-leave"), "leave", do.leave, when="own.second"),
                Pairs(
                    Button(Text("messengers-allow"), "allow", do.allow(on=True), when=unless("own.together")),
                    Button(Text("messengers-forbid"), "forbid", do.allow(on=False), when="own.together"),
                    when="manages",
                ),
                Button(Text("reminders-home"), "home", leads("reminders")),
            ),
            state=MessengersStates.home,
            facts=getters.home,
        ),
        keeps=MessengersKept,
    )
