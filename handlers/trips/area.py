"""Trips: one conversation for all that was done in a district on a day."""

from handlers.area import Area, Entry
from handlers.states import FormStates
from handlers.trips.forms import TRIP
from handlers.trips.phrases import PHRASES
from models.access import Permission
from models.trips import TripPurpose
from services.texts import keys

AREA = Area(
    order=11,
    entries=(Entry(command="trip", state=FormStates.step, permission=Permission.LOG_ACTIVITY, form="trip"),),
    texts=(*keys("trip-purpose", (*TripPurpose, "trip")),),
    forms=(TRIP,),
    phrases=PHRASES,
)
