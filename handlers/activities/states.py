"""Windows of records. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class My(StatesGroup):
    list = State()
    card = State()
    delete = State()
    item = State()
    date = State()
    filter = State()
    choice = State()
    news = State()
