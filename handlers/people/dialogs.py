"""Coming in, who is here, open links, and the centres of a deployment."""

from aiogram_dialog import Dialog, Window

from handlers.people import getters, handlers
from handlers.states import Centers, Join, People
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen, Text


def build_join() -> Dialog:
    """What the bot is, and the consent; the name is asked by the form `join`."""
    return Dialog(
        Window(Screen(), Taps(handlers.consent), buttons_only(), state=Join.consent, getter=getters.consent),
        Window(Text("join-refused"), state=Join.refused),
        on_start=handlers.knock,
    )


def build_people() -> Dialog:
    """The coordinator's list of people and of open links."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_list), buttons_only(), state=People.list, getter=getters.members),
        Window(Screen(), Taps(handlers.from_member), buttons_only(), state=People.member, getter=getters.member),
        Window(Screen(), Taps(handlers.from_invites), buttons_only(), state=People.invites, getter=getters.invites),
        Window(Screen(), Taps(handlers.from_invite), buttons_only(), state=People.invite, getter=getters.invite),
        on_start=handlers.begin,
    )


def build_centers() -> Dialog:
    """The admin's list of centres."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_centers), buttons_only(), state=Centers.list, getter=getters.centers),
        Window(Screen(), Taps(handlers.from_center), buttons_only(), state=Centers.invite, getter=getters.center),
        on_start=handlers.begin_centers,
    )
