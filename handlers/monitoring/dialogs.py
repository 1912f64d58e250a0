"""The monitoring: a curator's report, and the coordinator's board."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.monitoring import board_getters as board
from handlers.monitoring import board_handlers as do
from handlers.monitoring import getters, handlers
from handlers.states import BoardStates, MonitoringStates
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_monitoring() -> Dialog:
    """The dialogue of `/monitoring`."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_home), buttons_only(), state=MonitoringStates.home, getter=getters.home),
        Window(
            Screen(),
            Taps(handlers.from_step),
            MessageInput(handlers.typed, content_types=ContentType.ANY),
            state=MonitoringStates.step,
            getter=getters.step,
        ),
        Window(
            Screen(),
            Taps(handlers.from_review),
            MessageInput(handlers.typed_at_review, content_types=ContentType.ANY),
            state=MonitoringStates.review,
            getter=getters.review,
        ),
        Window(Screen(), Taps(handlers.from_zero), buttons_only(), state=MonitoringStates.zero, getter=getters.zero),
        on_start=handlers.begin,
        on_process_result=handlers.reasoned,
    )


def build_board() -> Dialog:
    """What a coordinator and a head see: who owes, each report, the form, pictures."""
    return Dialog(
        Window(Screen(), Taps(do.from_home), buttons_only(), state=BoardStates.home, getter=board.home),
        Window(Screen(), Taps(do.from_quarters), buttons_only(), state=BoardStates.quarters, getter=board.quarters),
        Window(Screen(), Taps(do.from_report), buttons_only(), state=BoardStates.report, getter=board.report),
        Window(Screen(), Taps(do.from_district), buttons_only(), state=BoardStates.district, getter=board.district),
        Window(Screen(), Taps(do.back_to_home), buttons_only(), state=BoardStates.rates, getter=board.rates),
        Window(Screen(), Taps(do.from_form), buttons_only(), state=BoardStates.form, getter=board.form),
        Window(Screen(), Taps(do.from_version), buttons_only(), state=BoardStates.version, getter=board.version),
        Window(Screen(), Taps(do.from_chart), buttons_only(), state=BoardStates.chart, getter=board.chart),
        on_start=do.begin,
        on_process_result=do.changed,
    )
