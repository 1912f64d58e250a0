"""Windows of people who are invited at once. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class GuestStates(StatesGroup):
    start = State()
    check = State()
    district = State()
    done = State()
    waiting = State()
    guest = State()
    shared = State()
    link = State()
    arrivals = State()
    arrival = State()
