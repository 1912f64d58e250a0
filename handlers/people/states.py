"""Windows of people and centres. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class People(StatesGroup):
    list = State()
    member = State()
    invites = State()
    invite = State()


class Centers(StatesGroup):
    list = State()
    invite = State()


class Staffing(StatesGroup):
    """Districts and posts."""

    home = State()
    district = State()
    posts = State()
    post = State()
    choice = State()
    sure = State()
    undo = State()
