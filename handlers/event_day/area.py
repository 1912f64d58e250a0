"""An event on its day: who is there, its papers, its record. It is opened out of the event's card and of letters."""

from handlers.area import Area, Link
from handlers.event_day.check_in import check_in
from handlers.event_day.dialogs import build_event_day
from handlers.event_day.forms import DAY_FORMS
from handlers.event_day.handlers import PRESSES
from handlers.event_day.states import EventDayStates
from models.events.codes import Room, is_check_in
from models.events.kinds import Answer, Presence, TaskState
from services.texts import keys

AREA = Area(
    order=22,
    texts=(
        *keys("event-code", Room),
        *keys("check-in-file", Room),
        *keys("check-in-step", ("one", "two", "three")),
        *keys("event-paper-answer", Answer),
        *keys("event-paper-presence", Presence),
        *keys("event-paper-part", Presence),
        *keys("event-paper-task", TaskState),
    ),
    buttons=(*keys("event-room", Room),),
    dialogues=(build_event_day,),
    forms=DAY_FORMS,
    presses=PRESSES,
    links=(Link(is_check_in, check_in),),
    naming=(EventDayStates.list,),
)
