"""«Мои дела в календаре»."""

from handlers.agenda.dialogs import build_agenda
from handlers.agenda.states import AgendaStates
from handlers.area import Area, Entry
from models.access import Permission

AREA = Area(
    order=57,
    entries=(Entry(command="calendar", state=AgendaStates.home, permission=Permission.OWN_REMINDERS, menu=False),),
    dialogues=(build_agenda,),
)
