"""Leave: who is away, and who stands in."""

from handlers.area import Area, Entry
from handlers.leaves.dialogs import build_leaves
from handlers.leaves.document import receive
from handlers.leaves.handlers import PRESSES
from handlers.leaves.states import LeaveStates
from handlers.leaves.text import TROUBLES
from models.access import Permission
from services.texts import keys

AREA = Area(
    order=58,
    entries=(Entry(command="leave", state=LeaveStates.list, permission=Permission.OWN_REMINDERS, menu=False),),
    texts=keys("leave-why", TROUBLES),
    dialogues=(build_leaves,),
    presses=PRESSES,
    files={LeaveStates.many: receive},
    naming=(LeaveStates.many,),
)
