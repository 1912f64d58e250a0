"""The window of one's own calendar. Its name stands in the database: renaming it is a migration."""

from aiogram.fsm.state import State, StatesGroup


class AgendaStates(StatesGroup):
    home = State()
