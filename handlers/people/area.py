"""Coming in, who is here, and the centres of a deployment."""

from handlers.area import Area, Entry
from handlers.people.dialogs import build_centers, build_join, build_people
from handlers.people.forms import CENTER, INVITE, INVITED, JOIN, SPECIALISTS, TENURE
from handlers.people.letters import PRESSES
from handlers.people.staffing_dialogs import build_staffing
from handlers.people.staffing_forms import STAFFING
from handlers.people.staffing_kept import Choosing, Deed
from handlers.people.states import Centers, Staffing
from handlers.states import FormStates
from models.access import Permission
from models.menu import MenuHeading
from models.people import Employment, Trade
from models.zones import ZONES
from places.people import MeetThen
from services.texts import keys

AREA = Area(
    order=80,
    entries=(
        Entry(command="people", state=Staffing.home, permission=Permission.MANAGE_PEOPLE, heading=MenuHeading.PEOPLE),
        Entry(
            command="invite",
            state=FormStates.step,
            permission=Permission.MANAGE_PEOPLE,
            form="invite",
            heading=MenuHeading.PEOPLE,
        ),
        Entry(command="centers", state=Centers.list, permission=Permission.MANAGE_CENTERS, heading=MenuHeading.PEOPLE),
        Entry(
            command="center",
            state=FormStates.step,
            permission=Permission.MANAGE_CENTERS,
            form="center",
            heading=MenuHeading.PEOPLE,
        ),
    ),
    buttons=(
        *keys("employment", Employment),
        *keys("trade", Trade),
        *keys("role", INVITED),
        *keys("post", SPECIALISTS),
        *keys("zone", ZONES.values()),
        *keys("people-meet", MeetThen),
        *keys("staffing", Deed, "-sure"),
    ),
    texts=(
        *keys("staffing", Deed, "-ask"),
        *keys("staffing", Deed, "-then"),
        *keys("staffing-choose", Choosing),
        *keys("staffing-none-to", (one for one in Choosing if one is not Choosing.DEPUTY)),
        *keys("staffing-touched", ("items", "requests", "meetings", "invites")),
    ),
    dialogues=(build_join, build_staffing, build_people, build_centers),
    forms=(CENTER, INVITE, TENURE, JOIN, *STAFFING),
    presses=PRESSES,
)
