"""Early signals: one tap, the month, and the map."""

from handlers.area import Area, Entry
from handlers.signals.dialogs import build_map, build_telling
from handlers.signals.forms import MONTH
from handlers.signals.getters import SPANS
from handlers.signals.handlers import PRESSES
from handlers.signals.states import SignalStates, SignalTellStates
from models.access import Permission
from models.signals import FOLLOWED, INSTITUTIONS, NOTICED, SignalDoubt
from services.texts import keys

AREA = Area(
    order=86,
    entries=(
        Entry(command="signal", state=SignalTellStates.who, permission=Permission.COUNT_SIGNALS),
        Entry(command="signals", state=SignalStates.map, permission=Permission.SEE_SIGNALS),
    ),
    texts=(
        *keys("signals-doubt", SignalDoubt),
        *keys("signal", FOLLOWED),
        *keys("signals-head", NOTICED),
        *keys("signals-from", INSTITUTIONS),
    ),
    buttons=(*keys("signal", NOTICED), *keys("signals-span", SPANS)),
    dialogues=(build_telling, build_map),
    forms=(MONTH,),
    presses=PRESSES,
)
