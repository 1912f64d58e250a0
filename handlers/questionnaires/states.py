"""Windows of questionnaires. Their names stand in the database: renaming one is a migration."""

from aiogram.fsm.state import State, StatesGroup


class QuestionnaireStates(StatesGroup):
    home = State()
    rounds = State()
    round = State()
