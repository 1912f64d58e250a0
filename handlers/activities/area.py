"""Records of what was done."""

from handlers.activities.clarifying import CLARIFY_FORMS, PRESSES
from handlers.activities.dialogs import build_my
from handlers.activities.forms import ACTIVITY, CHANNELS
from handlers.activities.news import NEWS_LINK
from handlers.activities.states import My
from handlers.area import Area, Entry
from handlers.states import FormStates
from models.access import Permission

AREA = Area(
    order=10,
    entries=(
        Entry(command="log", state=FormStates.step, permission=Permission.LOG_ACTIVITY, form="activity"),
        Entry(command="my", state=My.list, permission=Permission.SEE_OWN_ACTIVITIES),
    ),
    dialogues=(build_my,),
    forms=(ACTIVITY, CHANNELS, NEWS_LINK, *CLARIFY_FORMS),
    presses=PRESSES,
)
