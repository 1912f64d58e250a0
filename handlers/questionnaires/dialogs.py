"""Anonymous questionnaires: what waits for answers, the rounds, one round's results."""

from aiogram_dialog import Dialog, Window

from handlers.questionnaires import getters, handlers
from handlers.states import QuestionnaireStates
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_questionnaires() -> Dialog:
    """The dialogue of `/questionnaires`."""
    states = QuestionnaireStates
    return Dialog(
        Window(Screen(), Taps(handlers.from_home), buttons_only(), state=states.home, getter=getters.home),
        Window(Screen(), Taps(handlers.from_rounds), buttons_only(), state=states.rounds, getter=getters.rounds),
        Window(Screen(), Taps(handlers.from_round), buttons_only(), state=states.round, getter=getters.round_),
        on_start=handlers.begin,
        on_process_result=handlers.changed,
    )
