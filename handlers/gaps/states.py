"""Windows of «Чего не хватает». Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class GapStates(StatesGroup):
    owners = State()
    list = State()
    texts = State()
