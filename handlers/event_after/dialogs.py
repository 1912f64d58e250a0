"""The window of what came of an event."""

from operator import itemgetter

from aiogram_dialog.widgets.kbd import Row

from handlers.event_after import getters, text
from handlers.event_after import handlers as do
from handlers.event_after.kept import EventAfterKept
from handlers.event_after.states import EventAfterStates
from handlers.widgets.buttons import Button, Column, Select
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_event_after() -> Dialog:
    """What is opened out of an event's card."""
    return Dialog(
        Window(
            Text(text.after_text),
            Keys(
                Column(
                    Button(Text("event-materials-send"), "send", do.send_materials, when="sends"),
                    Select(Text(text.given_line), "given", do.take_back, items="given", item_id=itemgetter(0)),
                ),
                Row(
                    Button(Text("event-materials-library"), "library", do.give_material),
                    Button(Text("event-materials-say"), "materials", do.say_materials),
                ),
                Button(Text("event-decisions"), "decisions", do.open_decisions),
                Button(Text("form-back"), "back", do.leave),
            ),
            state=EventAfterStates.home,
            facts=getters.after,
        ),
        keeps=EventAfterKept,
    )
