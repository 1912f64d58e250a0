"""The summary of a period, and «Мой год»."""

from handlers.area import Area, Entry
from handlers.states import SummaryStates
from handlers.summary.dialogs import build_summary
from models.access import Permission

AREA = Area(
    order=40,
    entries=(Entry("summary", SummaryStates.page, Permission.SEE_SUMMARY),),
    dialogues=(build_summary,),
)
