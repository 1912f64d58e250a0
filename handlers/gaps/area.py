"""«Чего не хватает»: what a year's papers still lack."""

from handlers.area import Area, Entry
from handlers.gaps.dialogs import build_gaps
from handlers.gaps.handlers import PRESSES
from handlers.gaps.states import GapStates
from models.access import Permission
from models.gaps import Gap
from models.menu import MenuHeading
from services.texts import keys

AREA = Area(
    order=48,
    entries=(
        Entry(
            command="gaps",
            state=GapStates.owners,
            permission=Permission.SEE_OWN_ACTIVITIES,
            heading=MenuHeading.RESULTS,
        ),
    ),
    texts=(*keys("gap", Gap),),
    dialogues=(build_gaps,),
    presses=PRESSES,
)
