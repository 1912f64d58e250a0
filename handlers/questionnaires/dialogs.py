"""Anonymous questionnaires: what waits for answers, the rounds, one round's results."""

from operator import itemgetter

from magic_filter import F

from handlers.entries import leads
from handlers.questionnaires import getters, text
from handlers.questionnaires import handlers as do
from handlers.questionnaires.kept import QuestionnairesKept
from handlers.questionnaires.states import QuestionnaireStates
from handlers.widgets.buttons import Button, Lines, to
from handlers.widgets.conditions import unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.questionnaires import FEWEST

states = QuestionnaireStates


def build_questionnaires() -> Dialog:
    """The dialogue of `/questionnaires`."""
    return Dialog(_home(), _rounds(), _round(), keeps=QuestionnairesKept, on_start=do.begin)


def _home() -> Window:
    return Window(
        Text("questionnaire-home", count=F["facts"].count),
        Text("questionnaire-anonymous", fewest=FEWEST),
        Keys(
            Lines(Text(text.waiting_text), "answer", do.answer_one, items="page", item_id=itemgetter(0)),
            Button(Text("questionnaire-rounds"), "rounds", to(states.rounds), when="sees_rounds"),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=states.home,
        facts=getters.home,
    )


def _rounds() -> Window:
    return Window(
        Text("questionnaire-list", when="page.items"),
        Text("questionnaire-none", when=unless("page.items")),
        Keys(
            Lines(Text(text.round_line), "round", do.open_round, items="page"),
            Button(Text("questionnaire-ask"), "ask", asks("questionnaire-new"), when="manages"),
            Button(Text("form-back"), "home", to(states.home)),
        ),
        state=states.rounds,
        facts=getters.rounds,
    )


def _round() -> Window:
    return Window(
        Text(text.round_text),
        Text(text.results_text),
        Text("questionnaire-early", fewest=FEWEST, when="early"),
        Keys(
            Button(Text("questionnaire-sure"), "sure", do.close, when="early"),
            Button(Text("questionnaire-close"), "close", do.close_or_ask, when="closes"),
            Button(Text("back-to-list"), "rounds", to(states.rounds, sure=False)),
        ),
        state=states.round,
        facts=getters.one_round,
    )
