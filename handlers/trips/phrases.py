"""What sentences open here: the form of a trip that knows where, when, what for and with how many."""

from collections.abc import Sequence

from handlers.widgets.phrases import Opens, Way, to_form
from models.forms.kinds import TextKey
from models.sentences import Intent
from models.trip_words import purposes_in, said_trip, tells_of_trip
from services import phrases
from services.phrases import Understood
from services.texts import texts
from services.work import Work


async def trip_told(work: Work, found: Understood) -> Sequence[Way]:
    """The form of the trip that was told of; nothing where none was."""
    if not tells_of_trip(found.draft):
        return ()
    named = purposes_in(found.draft)
    parts = await phrases.parts_of(work, found, [(one.start, one.end) for one in named])
    told = said_trip(found.draft, list(zip(named, parts, strict=True)), work.today, found.districts)
    return [to_form("trip", told, TextKey("phrase-log", {"what": texts().plain("trip-form")}))]


PHRASES: dict[str, Opens] = {Intent.ACTIVITY: trip_told}
