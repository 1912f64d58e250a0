"""Questionnaires without names."""

from handlers.area import Area, Entry
from handlers.questionnaires.dialogs import build_questionnaires
from handlers.questionnaires.forms import ANSWER, NEW
from handlers.questionnaires.handlers import PRESSES
from handlers.questionnaires.states import QuestionnaireStates
from models.access import Permission
from models.questionnaires import Theme
from services.texts import keys

AREA = Area(
    order=60,
    entries=(
        Entry(command="questionnaires", state=QuestionnaireStates.home, permission=Permission.ANSWER_QUESTIONNAIRES),
    ),
    texts=(*keys("questionnaire-theme", Theme),),
    dialogues=(build_questionnaires,),
    forms=(NEW, ANSWER),
    presses=PRESSES,
)
