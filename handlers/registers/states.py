"""Windows of registers. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class RegisterStates(StatesGroup):
    home = State()
    list = State()
    narrow = State()
    search = State()
    card = State()
    totals = State()
    settings = State()
    field = State()
    kinds = State()
