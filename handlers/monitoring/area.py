"""The quarter's monitoring: a district's report, and the coordinator's board."""

from handlers.area import Area, Entry
from handlers.monitoring.board_dialogs import build_board
from handlers.monitoring.dialogs import build_monitoring
from handlers.monitoring.forms import DAYS, REPORT_OF, RETURN
from handlers.monitoring.letters import PRESSES
from handlers.monitoring.numbers import NUMBERS
from handlers.monitoring.phrases import PHRASES
from handlers.monitoring.states import MonitoringStates
from models.access import Permission
from models.monitoring.checks import OPPOSITE
from models.monitoring.tables import ReportEventKind, State
from services.monitoring.waiting import count_waiting
from services.texts import keys

AREA = Area(
    order=50,
    entries=(
        Entry(
            command="monitoring",
            state=MonitoringStates.home,
            permission=Permission.SEE_MONITORING,
            waiting=count_waiting,
        ),
    ),
    texts=(
        *keys("monitoring-state", State),
        *keys("monitoring-did", ReportEventKind),
        *keys("monitoring-done", ("submitted", "late", "zero")),
        *keys("monitoring-broken", OPPOSITE.values()),
        *keys("monitoring-broken", OPPOSITE.values(), "-when"),
    ),
    dialogues=(build_monitoring, build_board),
    forms=(NUMBERS, RETURN, DAYS, REPORT_OF),
    presses=PRESSES,
    phrases=PHRASES,
)
