"""Windows of the monitoring. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class MonitoringStates(StatesGroup):
    home = State()
    zero = State()


class BoardStates(StatesGroup):
    district = State()
    home = State()
    quarters = State()
    report = State()
    rates = State()
    form = State()
    version = State()
    chart = State()
