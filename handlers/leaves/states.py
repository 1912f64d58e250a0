"""Windows of leave. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class LeaveStates(StatesGroup):
    list = State()
    card = State()
    who = State()
    days = State()
    deputy = State()
    many = State()
    check = State()
