"""Windows of handing over and of first steps. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class HandoverStates(StatesGroup):
    list = State()
    who = State()
    bundle = State()
    card = State()


class StepStates(StatesGroup):
    list = State()
    card = State()
    inherited = State()
