"""The search in the library, what it lacks, and what of it is read."""

from handlers.area import Area, Entry
from handlers.finding.dialogs import build_find
from handlers.finding.forms import SYNONYM
from handlers.finding.letters import PRESSES
from handlers.finding.phrases import PHRASES
from handlers.finding.states import LibraryFind
from models.access import Permission
from models.library.kinds import MaterialKind, Use
from services.texts import keys

AREA = Area(
    order=36,
    entries=(Entry(command="find", state=LibraryFind.found, permission=Permission.READ_LIBRARY, menu=False),),
    dialogues=(build_find,),
    forms=(SYNONYM,),
    presses=PRESSES,
    phrases=PHRASES,
    texts=("find-exact", "find-near", "find-none", *keys("material-use", Use)),
    buttons=keys("library-kind", MaterialKind),
)
