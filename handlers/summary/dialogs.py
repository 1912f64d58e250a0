"""The summary: its page, the choice of a period, the choice of a district."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.states import SummaryStates
from handlers.summary import getters, handlers
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_summary() -> Dialog:
    """The dialogue of `/summary`."""
    return Dialog(
        Window(
            Screen(),
            Taps(handlers.from_page),
            MessageInput(handlers.own_dates, content_types=ContentType.TEXT),
            buttons_only(),
            state=SummaryStates.page,
            getter=getters.page,
        ),
        Window(
            Screen(),
            Taps(handlers.from_period),
            MessageInput(handlers.own_dates, content_types=ContentType.ANY),
            state=SummaryStates.period,
            getter=getters.period,
        ),
        Window(
            Screen(),
            Taps(handlers.from_district),
            buttons_only(),
            state=SummaryStates.district,
            getter=getters.district,
        ),
        on_start=handlers.begin,
    )
