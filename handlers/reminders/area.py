"""Reminders: whose they are, what becomes late, and how quiet it is."""

from handlers.area import Area, Entry
from handlers.reminders.dialogs import build_reminders
from handlers.reminders.forms import LATER, PAUSE, QUIET, RULES
from handlers.reminders.letters import PRESSES
from handlers.reminders.states import RemindersStates
from models.access import Permission

AREA = Area(
    order=70,
    entries=(Entry(command="reminders", state=RemindersStates.home, permission=Permission.OWN_REMINDERS),),
    dialogues=(build_reminders,),
    forms=(QUIET, PAUSE, LATER, RULES),
    presses=PRESSES,
)
