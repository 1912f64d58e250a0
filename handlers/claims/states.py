"""Windows of the check of a text. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class ClaimStates(StatesGroup):
    check = State()
