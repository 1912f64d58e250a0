"""The summary of a period, and «Мой год»."""

from handlers.area import Area, Entry
from handlers.summary.dialogs import build_summary
from handlers.summary.letters import PRESSES
from handlers.summary.phrases import PHRASES
from handlers.summary.states import SummaryStates
from models.access import Permission
from models.events.funnel import TurnoutCut
from models.events.kinds import Reason
from models.menu import MenuHeading
from models.summaries import SummaryRhythm
from services.texts import keys

AREA = Area(
    order=40,
    entries=(
        Entry(
            command="summary", state=SummaryStates.page, permission=Permission.SEE_SUMMARY, heading=MenuHeading.RESULTS
        ),
    ),
    texts=(*keys("event-declined", Reason),),
    buttons=(
        *keys("summary-turnout-by", TurnoutCut),
        *keys("summary-rhythm", SummaryRhythm),
        *keys("summary-sent-to", SummaryRhythm),
    ),
    dialogues=(build_summary,),
    presses=PRESSES,
    phrases=PHRASES,
)
