"""Requests for supervision, consultations, internships and materials."""

from handlers.area import Area, Entry
from handlers.requests.answer_forms import ANSWERING
from handlers.requests.dialogs import build_requests
from handlers.requests.document import receive
from handlers.requests.forms import ASKING, TIMES, URGENT, USUAL
from handlers.requests.letters import PRESSES
from handlers.requests.list_dialogs import build_ask
from handlers.requests.list_forms import LISTS
from handlers.requests.papers import FORMATS
from handlers.requests.phrases import PHRASES
from handlers.requests.states import RequestLists, RequestStates
from models.access import Permission
from models.requests.lists import LISTED
from models.requests.meetings import MeetingState
from models.requests.states import WAYS, RequestStep, State
from models.requests.tables import Mode, Rating, RequestKind
from services.requests import lists
from services.requests.lists import View
from services.texts import keys

AREA = Area(
    order=30,
    entries=(
        Entry(command="request", state=RequestLists.choose, permission=Permission.ASK_REQUEST),
        Entry(
            command="requests", state=RequestStates.home, permission=Permission.ASK_REQUEST, waiting=lists.count_waiting
        ),
    ),
    texts=(
        *keys("requests-list", View),
        *keys("requests-empty", View),
        *keys("requests-counts", (View.DISTRICT, View.TOPIC)),
        *keys("request-mode", Mode),
        *keys("request-urgency", (USUAL, URGENT)),
        *keys("request-time", TIMES),
        *keys("request-state", State),
        *keys("request-is", State),
        *keys("meeting-is", (MeetingState.HELD, MeetingState.CANCELLED)),
        *keys("request-past", RequestStep),
        *keys("request-step", (RequestStep.FILE, *(way.step for way in WAYS))),
        *keys("journal-file", LISTED),
    ),
    buttons=(
        *keys("requests-view", View),
        *keys("topics", LISTED),
        *(key for suffix in FORMATS for key in keys("journals", LISTED, f"-{suffix}")),
        *keys("request-kind", RequestKind),
        *keys("request-rate", Rating),
    ),
    dialogues=(build_ask, build_requests),
    forms=(*ASKING, *ANSWERING, *LISTS),
    presses=PRESSES,
    files={RequestStates.deliver: receive},
    phrases=PHRASES,
)
