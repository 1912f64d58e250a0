"""Windows of messengers. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class MessengersStates(StatesGroup):
    home = State()
