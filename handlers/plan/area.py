"""The year's plan, and reading it from a file."""

from handlers.area import Area, Entry
from handlers.plan import proposals
from handlers.plan.card import FORMS
from handlers.plan.dialogs import build_plan
from handlers.plan.document import receive
from handlers.plan.forms import CELL, DEADLINE, HOLIDAYS, MOVE, REPORT_DAY, SKIP, WITHDRAW
from handlers.plan.import_dialogs import build_import
from handlers.plan.import_kept import Notes
from handlers.plan.past_forms import PAST_FORMS
from handlers.plan.phrases import PHRASES
from handlers.plan.states import PlanStates
from models.access import Permission
from models.plan.draft import EVERYONE, NOBODY, VACANT
from models.plan.proposals import Outcome, Proposed
from models.plan.tables import CELLS, PlanChangeKind
from places.plan import ItemThen, ProposalThen
from services.plan.lists import COUNTED, View
from services.texts import keys

AREA = Area(
    order=20,
    entries=(Entry(command="plan", state=PlanStates.home, permission=Permission.SEE_PLAN),),
    texts=(
        *keys("plan-list", View),
        *keys("plan-empty", View),
        *keys("plan-step", (what for what in PlanChangeKind if what is not PlanChangeKind.IMPORTED)),
        *keys("plan-proposed", Proposed),
        *keys("plan-decided", (outcome for outcome in Outcome if outcome is not Outcome.WAITING)),
        *keys("plan-notes", Notes),
        *keys("plan-date", ("open", "late", "done")),
        *keys("plan-diff", ("changed", "added", "removed")),
    ),
    buttons=(
        *keys("plan-view", COUNTED),
        *keys("plan-cell", (*CELLS, "counted_by")),
        *keys("plan-all", EVERYONE),
        *keys("plan-proposal", ProposalThen),
        *keys("plan-act", (*FORMS, ItemThen.POSTS, ItemThen.REGISTER, ItemThen.RESTORE)),
        *keys("plan-post", (VACANT, NOBODY)),
    ),
    dialogues=(build_plan, build_import),
    forms=(MOVE, SKIP, WITHDRAW, DEADLINE, CELL, REPORT_DAY, HOLIDAYS, *PAST_FORMS),
    presses=proposals.PRESSES,
    files={None: receive},
    phrases=PHRASES,
)
