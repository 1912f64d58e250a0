"""What comes after an event: how useful it was, its materials, what it decided. It is opened out of its card."""

from handlers.area import Area
from handlers.event_after.dialogs import build_event_after
from handlers.event_after.forms import AFTER_FORMS
from handlers.event_after.handlers import PRESSES
from handlers.event_after.phrases import PHRASES

AREA = Area(order=23, dialogues=(build_event_after,), forms=AFTER_FORMS, presses=PRESSES, phrases=PHRASES)
