"""Requests for supervision, consultations, internships and materials."""

from handlers.area import Area, Entry
from handlers.requests.answer_forms import ANSWERING
from handlers.requests.dialogs import build_requests
from handlers.requests.document import receive
from handlers.requests.forms import ASKING
from handlers.requests.letters import PRESSES
from handlers.requests.list_dialogs import build_ask
from handlers.requests.list_forms import LISTS
from handlers.requests.states import RequestLists, RequestStates
from models.access import Permission

AREA = Area(
    order=30,
    entries=(
        Entry(command="request", state=RequestLists.choose, permission=Permission.ASK_REQUEST),
        Entry(command="requests", state=RequestStates.home, permission=Permission.ASK_REQUEST),
    ),
    dialogues=(build_ask, build_requests),
    forms=(*ASKING, *ANSWERING, *LISTS),
    presses=PRESSES,
    files={RequestStates.deliver: receive},
)
