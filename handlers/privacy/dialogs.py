"""What the bot keeps of a person, and being forgotten."""

from aiogram_dialog import Dialog, Window

from handlers.privacy import getters, handlers
from handlers.states import Privacy
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_privacy() -> Dialog:
    """The dialogue of `/mydata` and `/forget`."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_data), buttons_only(), state=Privacy.data, getter=getters.data),
        Window(Screen(), Taps(handlers.from_forget), buttons_only(), state=Privacy.forget, getter=getters.forget),
        Window(Screen(), Taps(handlers.from_sure), buttons_only(), state=Privacy.sure, getter=getters.sure),
        Window(Screen(), Taps(handlers.from_audit), buttons_only(), state=Privacy.audit, getter=getters.log),
        on_start=handlers.begin,
    )
