"""Windows of the centre's words. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class WordsStates(StatesGroup):
    home = State()
    list = State()
    card = State()
    said = State()
    contacts = State()
