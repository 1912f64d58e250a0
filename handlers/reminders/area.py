"""Reminders: whose they are, what becomes late, and how quiet it is."""

from handlers.area import Area, Entry
from handlers.reminders.dialogs import build_reminders
from handlers.reminders.forms import LATER, PAUSE, QUIET, RULES, ZONE
from handlers.reminders.letters import PRESSES
from handlers.reminders.states import RemindersStates
from models.access import Permission
from models.menu import MenuHeading
from models.notifications import NoticeKind, Status
from models.people import Pace
from services.reminders.log import kind_word
from services.texts import keys

AREA = Area(
    order=70,
    entries=(
        Entry(
            command="reminders",
            state=RemindersStates.home,
            permission=Permission.OWN_REMINDERS,
            heading=MenuHeading.OWN,
        ),
    ),
    texts=(
        *keys("reminders-kind", sorted({kind_word(kind) for kind in NoticeKind})),
        *keys("reminders-status", Status),
        *keys("reminders-rules", ("dated", "quarterly", "monthly")),
        *keys("reminders-switched", ("on", "off")),
    ),
    buttons=(*keys("reminders-pace", Pace),),
    dialogues=(build_reminders,),
    forms=(QUIET, ZONE, PAUSE, LATER, RULES),
    presses=PRESSES,
)
