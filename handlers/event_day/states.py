"""Windows of an event's day. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class EventDayStates(StatesGroup):
    day = State()
    list = State()
    guests = State()
    papers = State()
    attended = State()
