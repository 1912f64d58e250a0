"""Windows of the plan and of its import. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class PlanStates(StatesGroup):
    home = State()
    list = State()
    sections = State()
    coverage = State()
    card = State()
    dates = State()
    past = State()
    posts = State()
    post = State()
    register = State()


class ImportStates(StatesGroup):
    review = State()
    notes = State()
    doubt = State()
    posts = State()
    post = State()
    plans = State()
    tables = State()
    table = State()
    accepted = State()
