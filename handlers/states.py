"""Windows that the frame opens by itself. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class Menu(StatesGroup):
    home = State()
    stranger = State()
    help = State()


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


FORM_ANSWERING = (FormStates.step, FormStates.privacy, FormStates.review, FormStates.twin, FormStates.leave)
"""Windows of a form that is not saved."""
