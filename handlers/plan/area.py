"""The year's plan, and reading it from a file."""

from handlers.area import Area, Entry
from handlers.plan import proposals
from handlers.plan.dialogs import build_plan
from handlers.plan.document import receive
from handlers.plan.forms import CELL, DEADLINE, HOLIDAYS, MOVE, REPORT_DAY, SKIP, WITHDRAW
from handlers.plan.import_dialogs import build_import
from handlers.plan.past_forms import PAST_FORMS
from handlers.plan.states import PlanStates
from models.access import Permission

AREA = Area(
    order=20,
    entries=(Entry(command="plan", state=PlanStates.home, permission=Permission.SEE_PLAN),),
    dialogues=(build_plan, build_import),
    forms=(MOVE, SKIP, WITHDRAW, DEADLINE, CELL, REPORT_DAY, HOLIDAYS, *PAST_FORMS),
    presses=proposals.PRESSES,
    files={None: receive},
)
