"""Coming in, who is here, and the centres of a deployment."""

from handlers.area import Area, Entry
from handlers.people.dialogs import build_centers, build_join, build_people
from handlers.people.forms import CENTER, INVITE, JOIN, TENURE
from handlers.people.letters import PRESSES
from handlers.people.states import Centers, People
from handlers.states import FormStates
from models.access import Permission

AREA = Area(
    order=80,
    entries=(
        Entry(command="people", state=People.list, permission=Permission.MANAGE_PEOPLE),
        Entry(command="invite", state=FormStates.step, permission=Permission.MANAGE_PEOPLE, form="invite"),
        Entry(command="centers", state=Centers.list, permission=Permission.MANAGE_CENTERS),
        Entry(command="center", state=FormStates.step, permission=Permission.MANAGE_CENTERS, form="center"),
    ),
    dialogues=(build_join, build_people, build_centers),
    forms=(CENTER, INVITE, TENURE, JOIN),
    presses=PRESSES,
)
