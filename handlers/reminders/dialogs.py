"""Reminders: one's own, and the coordinator's rules, preview, overdue list, log and deputies."""

from aiogram_dialog import Dialog, Window

from handlers.reminders import getters, handlers
from handlers.states import RemindersStates
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_reminders() -> Dialog:
    """The dialogue of `/reminders`."""
    ways = (
        (RemindersStates.home, handlers.from_home, getters.home),
        (RemindersStates.week, handlers.from_week, getters.week),
        (RemindersStates.rules, handlers.from_rules, getters.rules),
        (RemindersStates.late, handlers.from_late, getters.late),
        (RemindersStates.log, handlers.from_log, getters.log),
        (RemindersStates.who, handlers.from_who, getters.who),
        (RemindersStates.deputies, handlers.from_deputies, getters.deputies),
        (RemindersStates.deputy, handlers.from_deputy, getters.deputy),
        (RemindersStates.later, handlers.from_later, getters.later),
    )
    windows = [Window(Screen(), Taps(press), buttons_only(), state=state, getter=get) for state, press, get in ways]
    return Dialog(*windows, on_process_result=handlers.changed)
