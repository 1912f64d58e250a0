"""Windows of sentences. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class PhraseStates(StatesGroup):
    choose = State()
    several = State()
