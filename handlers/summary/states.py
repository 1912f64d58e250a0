"""Windows of the summary. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class SummaryStates(StatesGroup):
    page = State()
    period = State()
    district = State()
    lines = State()
    sending = State()
    turnout = State()
