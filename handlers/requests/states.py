"""Windows of requests. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class RequestLists(StatesGroup):
    choose = State()
    answerers = State()
    topics = State()
    journals = State()


class RequestStates(StatesGroup):
    home = State()
    list = State()
    counts = State()
    load = State()
    card = State()
    takers = State()
    group = State()
    attendance = State()
    deliver = State()
