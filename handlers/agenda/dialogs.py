"""The window of one's own calendar, under its file."""

from magic_filter import F

from handlers.agenda import handlers as do
from handlers.agenda.kept import AgendaKept
from handlers.agenda.states import AgendaStates
from handlers.entries import leads
from handlers.widgets.buttons import Button
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_agenda() -> Dialog:
    """The dialogue of `/calendar`."""
    return Dialog(
        Window(
            Text("agenda-told", count=F["count"]),
            Keys(
                Button(Text("agenda-again"), "again", do.send),
                Button(Text("menu"), "menu", leads("menu")),
            ),
            state=AgendaStates.home,
        ),
        keeps=AgendaKept,
        on_start=do.begin,
    )
