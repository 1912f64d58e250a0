"""Windows of events. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class EventStates(StatesGroup):
    home = State()
    led = State()
    dates = State()
    card = State()
    reasons = State()
    shares = State()
    people = State()
