"""The papers of the year and of its parts."""

from documents.papers.trouble import Trouble
from handlers.area import Area, Entry
from handlers.papers.dialogs import build_papers
from handlers.papers.forms import PARTS
from handlers.papers.states import PaperStates
from handlers.papers.templates import receive
from models.access import Permission
from models.activities import Type
from models.menu import MenuHeading
from models.papers.kinds import PaperKind
from models.periods import Span
from models.plan.next_year import YearMark
from models.plan.tables import CELLS
from models.requests.tables import Mode
from services.papers import plan_fact, register, registers_words, trips_words
from services.papers.analysis_words import TOLD
from services.papers.samples import WORDS
from services.texts import keys

COUNTED = ("participants", "events", "curators", "items", "records", "visits", "times", "appeals")
"""What papers say numbers of, beside kinds of records."""
ALIKE = ("events", "programme")
"""What the analysis tells in one sentence where there are several of a kind."""

AREA = Area(
    order=47,
    entries=(
        Entry(command="papers", state=PaperStates.list, permission=Permission.SEE_SUMMARY, heading=MenuHeading.RESULTS),
    ),
    texts=(
        *keys("paper", PaperKind),
        *keys("paper-span", (span for span in Span if span is not Span.OWN)),
        *keys("template", Trouble),
        *keys("sample", WORDS),
        *keys("counted", (*Type, *Mode, *COUNTED)),
        *keys("next-plan", CELLS),
        *keys("next-plan-mark", YearMark),
        *keys("compared-mode", Mode),
        *keys("review", ("more", "fewer", "same")),
        *keys("trips", trips_words.COLUMNS),
        *keys("plan-fact", plan_fact.COLUMNS),
        *keys("register", (name for name, _ in register.COLUMNS)),
        *keys("analysis-mode", Mode),
        *keys("analysis-kept", registers_words.KEPT),
        *keys("analysis-plan", TOLD),
        *keys("analysis", (*ALIKE, "projects", "trips", "informing", "other", "joined"), "-one"),
        *keys("analysis", ALIKE, "-alike"),
    ),
    dialogues=(build_papers,),
    forms=(PARTS,),
    files={PaperStates.template: receive},
)
