"""Trips: one conversation for all that was done in a district on a day."""

from handlers.area import Area, Entry
from handlers.states import FormStates
from handlers.trips.forms import TRIP
from models.access import Permission

AREA = Area(
    order=11,
    entries=(
        Entry(command="trip", state=FormStates.step, permission=Permission.LOG_ACTIVITY, form="trip", menu=False),
    ),
    forms=(TRIP,),
)
