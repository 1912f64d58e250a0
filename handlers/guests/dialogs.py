"""Inviting at once: a list is sent, looked at, stored; who has not come is sent another link."""

from operator import attrgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.guests import getters, text
from handlers.guests import handlers as do
from handlers.guests.kept import GuestsKept
from handlers.guests.states import GuestStates
from handlers.widgets.buttons import Button, Column, Lines, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.form.spec import asks
from handlers.widgets.once import ONCE, SecondTap, afterwards, once
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_guests() -> Dialog:
    """The dialogue of `/guests`. Files come through `handlers/guests/document.py`."""
    return Dialog(
        *(_start(), _check(), _district(), _done(), _waiting(), _guest()),
        *(_shared(), _link(), _arrivals(), _arrival()),
        keeps=GuestsKept,
        on_start=do.begin,
    )


def _start() -> Window:
    return Window(
        Text("guests-start"),
        Text("guests-waiting-now", when="waiting", count=F["waiting"]),
        Text("guests-arrivals-now", when="arrivals", count=F["arrivals"]),
        Keys(
            Button(Text("guests-arrivals-open"), "arrivals", to(GuestStates.arrivals, page=0), when="arrivals"),
            Button(Text("guests-waiting-open"), "waiting", to(GuestStates.waiting, page=0), when="waiting"),
            Button(Text("guests-shared-open"), "shared", to(GuestStates.shared, page=0)),
            Row(
                Button(Text("menu-people"), "people", leads("people")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        MessageInput(do.typed, content_types=ContentType.TEXT),
        buttons_only(),
        state=GuestStates.start,
        facts=getters.start,
    )


def _check() -> Window:
    return Window(
        Text(text.read_text),
        Text(text.mended_text),
        Text(text.doubtful_text),
        Keys(
            Column(
                Select(Text(text.create_text), "store", do.store, items="create"),
                Button(Text("guests-district-ask"), "district", to(GuestStates.district), when="asked"),
                Button(Text("guests-doubtful"), "doubtful", do.send_doubtful, when="doubtful"),
            ),
            Button(Text("form-cancel"), "drop", do.drop),
        ),
        MessageInput(do.typed, content_types=ContentType.TEXT),
        buttons_only(),
        state=GuestStates.check,
        facts=getters.check,
    )


def _district() -> Window:
    return Window(
        Text(text.district_text),
        Keys(
            Column(
                Select(
                    Text(text.way_text), "way", do.answer_district, items="ways", type_factory=str,
                    item_id=attrgetter("id"), brief=True,
                )
            ),
            Button(Text("form-back"), "back", to(GuestStates.check)),
        ),
        state=GuestStates.district,
        facts=getters.district,
    )  # fmt: skip


def _done() -> Window:
    return Window(
        Text("guests-done", count=F["made"]),
        Text("guests-done-doubtful", when="doubtful", count=F["doubtful"]),
        Keys(
            SecondTap("store", do.second_tap),
            Button(Text("guests-messages-ask"), "messages", do.send_messages),
            Button(Text("guests-waiting-open"), "waiting", to(GuestStates.waiting, page=0)),
            Row(
                Button(Text("menu-people"), "people", leads("people")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        MessageInput(do.typed, content_types=ContentType.TEXT),
        buttons_only(),
        state=GuestStates.done,
        facts=getters.done,
    )


def _waiting() -> Window:
    return Window(
        Text("guests-waiting", count=F["page"].total),
        Text("guests-sure", when="sure", count=F["page"].total),
        Keys(
            Lines(Text(text.waiting_line), "guest", do.open_guest, items="page"),
            Column(
                Button(Text("guests-messages-ask"), "messages", do.send_messages),
                Button(Text("guests-all"), "all", sets(sure=True)),
                when="ask",
            ),
            Row(
                Select(Text("guests-all-sure"), "sure", do.send_all_anew, items="anew"),
                Button(Text("form-back"), "back", sets(sure=False), when="sure"),
            ),
            Button(Text("guests-start-open"), "start", to(GuestStates.start, sure=False)),
        ),
        state=GuestStates.waiting,
        facts=getters.list_waiting,
    )


def _guest() -> Window:
    return Window(
        Text(text.guest_text),
        Keys(
            Row(
                Select(Text("invite-anew"), "anew", do.send_anew, items="anew"),
                Button(Text("people-revoke"), "revoke", do.revoke),
            ),
            Button(Text("back-to-list"), "list", to(GuestStates.waiting)),
        ),
        state=GuestStates.guest,
        facts=getters.guest,
    )


def _shared() -> Window:
    return Window(
        Text("guests-shared", count=F["page"].total),
        Keys(
            Lines(Text(text.shared_line), "link", do.open_shared, items="page"),
            Button(Text("guests-shared-new"), "new", asks("shared")),
            Button(Text("form-back"), "back", to(GuestStates.start, page=0)),
        ),
        state=GuestStates.shared,
        facts=getters.list_shared,
    )


def _link() -> Window:
    return Window(
        Text("guests-shared-link", when=once, place=F["link"].place, link=ONCE["link"], until=F["until"]),
        Text(text.shared_text, when=afterwards),
        Keys(
            SecondTap("link", do.second_on_link),
            Row(
                Select(Text("invite-anew"), "anew", do.renew_shared, items="anew"),
                Button(Text("people-revoke"), "revoke", do.revoke_shared),
            ),
            Button(Text("back-to-list"), "list", do.leave_link),
        ),
        state=GuestStates.link,
        facts=getters.one_shared,
    )


def _arrivals() -> Window:
    return Window(
        Text("guests-arrivals", count=F["page"].total),
        Keys(
            Lines(Text(F["item"].line), "arrival", do.open_arrival, items="page"),
            Button(Text("form-back"), "back", to(GuestStates.start, page=0)),
        ),
        state=GuestStates.arrivals,
        facts=getters.arrivals,
    )


def _arrival() -> Window:
    return Window(
        Text("guests-arrival", name=F["arrival"].name, post=F["arrival"].place),
        Keys(
            Row(
                Button(Text("coordinator-admit"), "yes", do.answer_arrival(admit=True)),
                Button(Text("coordinator-refuse"), "no", do.answer_arrival(admit=False)),
            ),
            Button(Text("back-to-list"), "list", to(GuestStates.arrivals)),
        ),
        state=GuestStates.arrival,
        facts=getters.arrival,
    )
