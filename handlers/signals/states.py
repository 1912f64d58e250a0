"""Windows of early signals. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class SignalTellStates(StatesGroup):
    """«Поступил сигнал»."""

    where = State()
    who = State()
    done = State()


class SignalStates(StatesGroup):
    """The map."""

    map = State()
    month = State()
