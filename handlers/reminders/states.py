"""Windows of reminders. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class RemindersStates(StatesGroup):
    home = State()
    week = State()
    rules = State()
    late = State()
    log = State()
    who = State()
    deputies = State()
    deputy = State()
    later = State()
