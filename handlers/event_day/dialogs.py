"""The windows of an event's day: who came, the list to tick, guests, papers; and a person's own certificates."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.event_day import getters, text
from handlers.event_day import handlers as do
from handlers.event_day.kept import EventDayKept
from handlers.event_day.states import EventDayStates
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.activity_kinds import Organisation
from models.events.codes import Room
from models.papers.kinds import PaperKind
from services.events.presence import PresenceLine

states = EventDayStates


def build_event_day() -> Dialog:
    """What is opened out of an event's card, and out of one's own events."""
    return Dialog(_day(), _list(), _guests(), _papers(), _attended(), keeps=EventDayKept)


def _day() -> Window:
    return Window(
        Text(text.day_text),
        Text(text.surprising_text),
        Text(text.feast_text),
        Text(text.record_text),
        Keys(
            Pairs(Select(named("event-room"), "code", do.send_code, items="rooms", item_id=str, type_factory=Room)),
            Row(
                Button(Text("event-day-list"), "list", to(states.list, page=0, named=""), when="listed"),
                Button(Text("event-day-guests"), "guests", to(states.guests, page=0), when=F["facts"].has_guests),
                Button(Text("event-day-counted"), "counted", do.add_guests, when=F["facts"].counts),
            ),
            Row(
                Button(Text("event-day-minutes"), "minutes", do.write_minutes, when="staff"),
                Button(Text("event-day-papers"), "papers", to(states.papers), when="staff"),
                Button(Text("event-day-write-feast"), "feast", do.write_feast, when="families"),
            ),
            Column(Select(Text(text.record_label), "record", do.record, items="record")),
            Row(
                Button(Text("event-day-open-record"), "open", do.open_record, when="recorded"),
                Button(Text("event-day-after"), "after", do.open_after, when=unless("families")),
            ),
            Button(Text("form-back"), "back", do.leave),
        ),
        state=states.day,
        facts=getters.day,
    )


def _next(one: PresenceLine) -> str:
    """What a tap on somebody's line says: nothing, in the hall, remotely, nothing again, as far as there are rooms."""
    return f"{one.id}={one.next.value}"


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Keys(
            Lines(Text(text.person_line), "tick", do.tick, items="page", item_id=_next, type_factory=do.read_tick),
            Button(Text("event-list-all"), "all", sets(named="", page=0), when="named"),
            Button(Text("form-back"), "back", to(states.day)),
        ),
        MessageInput(do.search, content_types=ContentType.TEXT),
        buttons_only(),
        state=states.list,
        facts=getters.people,
    )


def _guests() -> Window:
    return Window(
        Text("event-guests-list", when="page.items"),
        Text("event-guests-none", when=unless("page.items")),
        Keys(
            Lines(Text(text.guest_line), "guest", do.edit_guests, items="page", type_factory=Organisation),
            Button(Text("event-guests-add"), "add", do.add_guests),
            Button(Text("form-back"), "back", to(states.day)),
        ),
        state=states.guests,
        facts=getters.guests,
    )


def _papers() -> Window:
    return Window(
        Text("event-papers", names=F["names"].cast(str)),
        Keys(
            Column(Select(named("paper"), "paper", do.order_paper, items="kinds", item_id=str, type_factory=PaperKind)),
            Button(Text("event-papers-name"), "name", do.name_people, when="permits"),
            Button(Text("event-papers-hide"), "hide", do.hide_people, when="denies"),
            Button(Text("form-back"), "back", to(states.day)),
        ),
        state=states.papers,
        facts=getters.papers,
    )


def _attended() -> Window:
    return Window(
        Text("event-attended", when="page.items"),
        Text("event-attended-none", when=unless("page.items")),
        Keys(
            Lines(Text(text.attended_line), "certificate", do.certificate, items="page"),
            Button(Text("form-back"), "back", do.leave),
        ),
        state=states.attended,
        facts=getters.attended,
    )
