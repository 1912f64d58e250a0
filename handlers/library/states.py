"""Windows of the library. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class LibraryStates(StatesGroup):
    home = State()
    list = State()
    card = State()
    add = State()
    check = State()
    item = State()
    copies = State()
    settings = State()
    rubric = State()
