"""Windows of tasks. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class TaskStates(StatesGroup):
    list = State()
    card = State()
    many = State()
    check = State()
    who = State()
    due = State()
