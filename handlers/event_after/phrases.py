"""What a sentence opens here: the form of an event that knows what was said."""

from collections.abc import Sequence

from handlers.widgets.phrases import LABEL, Opens, Way, to_form
from models.access import Permission
from models.event_words import said_event
from models.forms.kinds import TextKey
from models.sentences.event import EVENT
from services.phrases import Understood, event_in
from services.texts import label, texts
from services.work import Work


async def event_told(work: Work, found: Understood) -> Sequence[Way] | TextKey:
    """The form, at its card or at the first question that is missing or doubtful; whoever holds no events reads who
    does."""
    if not work.actor.may(Permission.HOLD_EVENTS):
        return TextKey("phrase-event-not-yours")
    now = work.actor.here(work.clock.now())
    told = said_event(await event_in(work, found), found.draft.text, now, found.districts)
    kind = label("type", told.values["type"]) if "type" in told.values else texts().plain("event-form")
    title = told.values.get("title", "")
    what = f"{kind} «{title}»"[:LABEL] if title else kind
    return [to_form("event", told, TextKey("phrase-event", {"what": what}))]


PHRASES: dict[str, Opens] = {EVENT: event_told}
