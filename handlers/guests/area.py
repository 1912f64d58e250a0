"""Inviting everybody at once: a list, its links, and who has not come."""

from handlers.area import Area, Entry
from handlers.guests.dialogs import build_guests
from handlers.guests.document import receive
from handlers.guests.forms import SHARED
from handlers.guests.handlers import PRESSES
from handlers.guests.states import GuestStates
from models.access import Permission
from models.guests.judging import LEFT, NEW, Doubt
from models.guests.lines import Mended, Refused
from services.texts import keys

LISTS = (GuestStates.start, GuestStates.check, GuestStates.done)
"""Windows that take a list."""
AREA = Area(
    order=81,
    entries=(Entry(command="guests", state=GuestStates.start, permission=Permission.MANAGE_PEOPLE, menu=False),),
    texts=(
        *keys("guests-doubt", Doubt),
        *keys("guests-mended", Mended),
        *keys("guests-refused", Refused),
    ),
    buttons=keys("guests-district", (NEW, LEFT)),
    dialogues=(build_guests,),
    forms=(SHARED,),
    presses=PRESSES,
    files=dict.fromkeys(LISTS, receive),
    naming=LISTS,
)
