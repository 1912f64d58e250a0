"""Windows of one's own data. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class Privacy(StatesGroup):
    data = State()
    audit = State()
    forget = State()
    sure = State()
