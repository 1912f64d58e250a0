"""The library of a centre."""

from handlers.area import Area, Entry
from handlers.library.adding import receive
from handlers.library.dialogs import build_library
from handlers.library.forms import FORMS
from handlers.library.handlers import PRESSES, count_waiting
from handlers.library.states import LibraryStates
from handlers.library.text import FACTS, LISTS, STATE_TEXTS
from models.access import Permission
from models.library.kinds import MaterialKind, MaterialState, Run
from models.library.reading import MaterialRefusal, Unit
from models.requests.tables import Rating
from services.texts import keys

AREA = Area(
    order=35,
    entries=(
        Entry(command="library", state=LibraryStates.home, permission=Permission.READ_LIBRARY, waiting=count_waiting),
    ),
    texts=(
        *keys("library-kind", MaterialKind),
        *keys("library-state", STATE_TEXTS),
        *keys("library-card", FACTS),
        *keys("library-list", LISTS),
        *keys("library-doubt", Unit),
        *keys("material-refused", MaterialRefusal),
        *keys("print-run", Run, "-noted"),
        *keys("material-is", MaterialState),
        *keys("library-brief", MaterialState),
    ),
    buttons=(*keys("print-run", Run), *keys("material-rate", Rating)),
    dialogues=(build_library,),
    forms=FORMS,
    presses=PRESSES,
    files={LibraryStates.add: receive, LibraryStates.check: receive},
)
