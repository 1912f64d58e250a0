"""The check of a text against the records."""

from handlers.area import Area, Entry
from handlers.claims.dialogs import build_claims
from handlers.claims.document import receive
from handlers.claims.states import ClaimStates
from models.access import Permission
from models.menu import MenuHeading

AREA = Area(
    order=45,
    entries=(
        Entry(command="check", state=ClaimStates.check, permission=Permission.SEE_SUMMARY, heading=MenuHeading.RESULTS),
    ),
    dialogues=(build_claims,),
    files={ClaimStates.check: receive, None: receive},
)
