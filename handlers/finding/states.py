"""Windows of searching the library. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class LibraryFind(StatesGroup):
    found = State()
    kind = State()
    rubric = State()
    quests = State()
    quest = State()
    synonyms = State()
    reading = State()
