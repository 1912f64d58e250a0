"""What the bot holds of a person, and being forgotten."""

from handlers.area import Area, Entry
from handlers.privacy.dialogs import build_privacy
from handlers.privacy.states import Privacy
from models.access import Permission
from models.audit import Event, Paper
from models.channels import Channels
from models.identities import MessengerRules
from models.library.rules import LibraryRules
from models.menu import MenuHeading
from models.monitoring.days import MonitoringDays
from models.papers.texts import OwnParts
from models.plan.rules import PlanRules
from models.privacy import Category
from models.reminders.rules import ReminderRules
from models.requests.lists import RequestTopics
from models.requests.terms import RequestTerms
from services.requests.routing import ANSWERERS
from services.texts import keys

RULES = (
    ReminderRules,
    MonitoringDays,
    PlanRules,
    LibraryRules,
    Channels,
    RequestTopics,
    RequestTerms,
    OwnParts,
    MessengerRules,
)
"""What the journal tells of a centre's settings."""

AREA = Area(
    order=90,
    entries=(
        Entry(
            command="mydata", state=Privacy.data, permission=Permission.OWN_DATA, anybody=True, heading=MenuHeading.OWN
        ),
        Entry(command="forget", state=Privacy.forget, permission=Permission.OWN_DATA, menu=False, anybody=True),
    ),
    texts=(
        *keys("audit-event", Event),
        *keys("audit-about", (*Paper, *(one.AREA for one in RULES), ANSWERERS, "words")),
        *keys("audit-template", ("own", "standard", "before")),
        *keys("privacy", Category),
    ),
    dialogues=(build_privacy,),
)
