"""The window of what came of an event. Its name stands in the database: renaming it is a migration."""

from aiogram.fsm.state import State, StatesGroup


class EventAfterStates(StatesGroup):
    home = State()
