"""Events that people are asked to come to."""

from handlers.area import Area, Entry
from handlers.events.dialogs import build_events
from handlers.events.forms import EVENT
from handlers.events.handlers import PRESSES
from handlers.events.kept import Tab
from handlers.events.short_forms import FORMS
from handlers.events.states import EventStates
from models.access import Permission
from models.events.audience import INVITED
from models.events.kinds import Answer, Reach, Reason
from models.events.states import EventState
from services.events.lists import count_waiting
from services.events.shares import By
from services.texts import keys

AREA = Area(
    order=33,
    entries=(
        Entry(command="events", state=EventStates.home, permission=Permission.ATTEND_EVENTS, waiting=count_waiting),
    ),
    texts=(
        *keys("event-is", EventState),
        *keys("event-state", EventState),
        *keys("event-mine", (Answer.NONE, Answer.COMING, Answer.REMOTE, Answer.DECLINED)),
        *keys("event-people", Tab),
    ),
    buttons=(
        *keys("event-answer", (Answer.COMING, Answer.REMOTE, Answer.DECLINED)),
        *keys("event-reason", Reason),
        *keys("event-reach", Reach),
        *keys("event-role", INVITED),
        *keys("event-by", By),
        *keys("event-tab", Tab),
    ),
    dialogues=(build_events,),
    forms=(EVENT, *FORMS),
    presses=PRESSES,
)
