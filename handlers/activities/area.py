"""Records of what was done."""

from handlers.activities.clarifying import CLARIFY_FORMS, PRESSES
from handlers.activities.dialogs import build_my
from handlers.activities.forms import ACTIVITY, CHANNELS, SHORT
from handlers.activities.kept import Narrowing
from handlers.activities.news import NEWS_LINK
from handlers.activities.phrases import PHRASES
from handlers.activities.states import My
from handlers.activities.trial import TRIAL
from handlers.area import Area, Entry
from handlers.states import FormStates
from models.access import Permission
from models.activities import GROUPS, Category, Evidence, Format, Involvement, Level, Material, Organisation, Type
from models.activity_filters import Having
from models.clarifications import Cleared
from services.news.writing import SAID as NEWS_SAID
from services.texts import keys

AREA = Area(
    order=10,
    entries=(
        Entry(command="log", state=FormStates.step, permission=Permission.LOG_ACTIVITY, form="activity"),
        Entry(command="my", state=My.list, permission=Permission.SEE_OWN_ACTIVITIES),
    ),
    texts=(
        *keys("clarify", ("waits", Cleared.CHANGED, Cleared.RIGHT), "-card"),
        *keys("news-came-of", Category),
        *keys("news-copies-of", Material),
        *keys("news-field", NEWS_SAID),
    ),
    buttons=(
        *keys("type", Type),
        *keys("format", Format),
        *keys("level", Level),
        *keys("category", Category),
        *keys("evidence", Evidence),
        *keys("material", Material),
        *keys("involvement", Involvement),
        *keys("organisation", Organisation),
        *keys("group", GROUPS),
        *keys("records-by", Narrowing),
        *keys("records-having", Having),
    ),
    dialogues=(build_my,),
    forms=(ACTIVITY, SHORT, TRIAL, CHANNELS, NEWS_LINK, *CLARIFY_FORMS),
    presses=PRESSES,
    phrases=PHRASES,
)
