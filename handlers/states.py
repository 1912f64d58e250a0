"""Windows that the frame opens by itself. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class Menu(StatesGroup):
    home = State()
    more = State()
    centers = State()
    stranger = State()
    help = State()
    guide = State()


class Join(StatesGroup):
    consent = State()
    refused = State()


class FormStates(StatesGroup):
    step = State()
    privacy = State()
    review = State()
    twin = State()
    leave = State()
    saved = State()


ANSWERING = frozenset(str(one.state) for one in FormStates if one != FormStates.saved)
"""Windows in which somebody is in the middle of answering, those of a form that is not saved: letters wait until they
are left (docs/outbox.md)."""
