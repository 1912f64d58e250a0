"""Windows of papers. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class PaperStates(StatesGroup):
    list = State()
    period = State()
    templates = State()
    template = State()
