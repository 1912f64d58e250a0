"""The papers of the year and of its parts."""

from handlers.area import Area, Entry
from handlers.papers.dialogs import build_papers
from handlers.papers.forms import PARTS
from handlers.papers.states import PaperStates
from handlers.papers.templates import receive
from models.access import Permission

AREA = Area(
    order=47,
    entries=(Entry(command="papers", state=PaperStates.list, permission=Permission.SEE_SUMMARY),),
    dialogues=(build_papers,),
    forms=(PARTS,),
    files={PaperStates.template: receive},
)
