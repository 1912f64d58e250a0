"""Coming in, who is here, open links, and the centres of a deployment."""

from operator import itemgetter

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.people import getters, text
from handlers.people import handlers as do
from handlers.people.kept import JoinKept, PeopleKept
from handlers.people.states import Centers, People
from handlers.states import Join
from handlers.widgets.buttons import Button, Column, Lines, OnClick, Select, sets, to
from handlers.widgets.conditions import unless
from handlers.widgets.once import ONCE, SecondTap, afterwards, once
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from storage.dialogues import KEPT


def build_join() -> Dialog:
    """What the bot is, and the consent; the name is asked by the form `join`."""
    return Dialog(
        Window(
            Text("join-consent", center=F["center"], post=F["post"], days=KEPT.days),
            Keys(
                Row(
                    Button(Text("join-agree"), "yes", do.agree),
                    Button(Text("join-disagree"), "no", to(Join.refused)),
                )
            ),
            state=Join.consent,
        ),
        Window(Text("join-refused"), state=Join.refused),
        keeps=JoinKept,
        on_start=do.knock,
    )


def build_people() -> Dialog:
    """The coordinator's list of people and of open links."""
    return Dialog(_members(), _member(), _invites(), _invite(), keeps=PeopleKept, on_start=do.begin)


def build_centers() -> Dialog:
    """The admin's list of centres."""
    return Dialog(_centers(), _center(), keeps=PeopleKept, on_start=do.begin)


def _members() -> Window:
    return Window(
        Text("people-list", people=F["people"], links=F["links"]),
        Keys(
            Lines(Text(text.member_line), "member", do.open_member, items="page", item_id="tenure_id"),
            Row(
                Button(Text("menu-invite"), "ask", leads("invite")),
                Button(Text("people-links"), "links", to(People.invites, page=0)),
            ),
            Button(Text("guests-open"), "guests", leads("guests")),
            Button(Text("staffing-to-home"), "home", leads("people")),
        ),
        state=People.list,
        facts=getters.members,
    )


def _member() -> Window:
    return Window(
        Text("people-gone", when=unless("found")),
        Text(text.member_text, when="found"),
        Text("people-end-ask", when="sure"),
        Keys(
            Column(
                Button(Text("people-tenure-change"), "tenure", do.change_tenure),
                Button(Text("handover-give"), "hand", do.hand_over),
                Button(Text("people-end-sure"), "sure", do.end_tenure, when="sure"),
                Button(Text("people-end"), "end", sets(sure=True), when=unless("sure")),
                when="found",
            ),
            _to_list(to(People.list, page=0)),
        ),
        state=People.member,
        facts=getters.member,
    )


def _invites() -> Window:
    return Window(
        Text("people-invites", count=F["page"].total),
        Keys(
            Lines(Text(F["item"].whom), "invite", do.open_invite, items="page"),
            Row(
                Button(Text("menu-invite"), "ask", leads("invite")),
                Button(Text("guests-open"), "guests", leads("guests")),
            ),
            _to_list(to(People.list, page=0)),
        ),
        state=People.invites,
        facts=getters.invites,
    )


def _invite() -> Window:
    return Window(
        Text("invite-link", when=once, post=F["whom"], link=ONCE["link"], days=ONCE["days"]),
        Text("invite-card", when=afterwards, post=F["whom"], expires=F["facts"].expires),
        Keys(
            SecondTap("invite", do.second_tap),
            _anew(),
            Button(Text("people-revoke"), "revoke", do.revoke),
            _to_list(do.leave_link(People.invites)),
        ),
        state=People.invite,
        facts=getters.invite,
    )


def _centers() -> Window:
    return Window(
        Text("centers-list", count=F["page"].total),
        Text(text.centers_text),
        Keys(
            Lines(Text(F["item"][1]), "center", do.invite_coordinator, items="page", item_id=itemgetter(0)),
            Button(Text("menu-center"), "new", leads("center")),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=Centers.list,
        facts=getters.centers,
    )


def _center() -> Window:
    return Window(
        Text("center-link", when=once, center=F["whom"], link=ONCE["link"], days=ONCE["days"]),
        Text("center-shown", when=afterwards, center=F["whom"]),
        Keys(SecondTap("center", do.second_tap), _anew(), _to_list(do.leave_link(Centers.list))),
        state=Centers.invite,
        facts=getters.center,
    )


def _anew() -> Select[int]:
    """It carries how many links the window has shown."""
    return Select(Text("invite-anew"), "anew", do.send_anew, items="anew")


def _to_list(on_click: OnClick) -> Button:
    return Button(Text("back-to-list"), "list", on_click)
