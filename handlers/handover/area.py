"""A post passes from one person to another, and whoever is new begins."""

from handlers.area import Area, Entry
from handlers.handover.dialogs import build_handover, build_steps
from handlers.handover.forms import HANDOVER
from handlers.handover.handlers import PRESSES
from handlers.handover.states import HandoverStates, StepStates
from models.access import Permission
from models.handover import FirstStep
from services.texts import keys

AREA = Area(
    order=82,
    entries=(
        Entry(command="handover", state=HandoverStates.list, permission=Permission.MANAGE_PEOPLE, menu=False),
        Entry(command="steps", state=StepStates.list, permission=Permission.OWN_REMINDERS, menu=False),
    ),
    texts=(
        *keys("step", FirstStep, "-text"),
        *keys("handover", ("requests", "meetings", "dates", "tasks", "events")),
    ),
    buttons=(*keys("step", FirstStep),),
    dialogues=(build_handover, build_steps),
    forms=(HANDOVER,),
    presses=PRESSES,
)
