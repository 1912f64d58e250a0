"""Letters after an event: was it useful, where its materials are, a certificate for who came three times."""

from sqlalchemy import select

from models.access import Permission
from models.dates import in_words
from models.events.kinds import Usefulness
from models.events.opinions import over
from models.events.people import EventInvitee
from models.events.tables import Event
from models.library.kinds import Use
from models.notifications import NoticeKind
from places.event_after import OpinionPlace
from places.event_day import CertificatesPlace
from places.library import MaterialPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from services.events.inner.materials import given_to
from services.texts import keys, label, texts

TITLE = 40
"""Characters of a material on its button."""


async def useful(context: LetterContext) -> Letter | Skipped:
    """To who came: one tap, without a name; nothing for who has answered meanwhile."""
    found = await _came(context)
    if isinstance(found, Skipped):
        return found
    event, mine = found
    if mine.said_useful or over(mine.asked_useful_at, context.now):
        return skipped("moot-event-said")
    buttons = [Button(label("event-opinion", then), OpinionPlace(held=event.id, then=then)) for then in Usefulness]
    return Letter(text=texts().html("letter-event-useful", **_words(context, event)), buttons=[buttons], choice=True)


async def materials(context: LetterContext) -> Letter | Skipped:
    """To who came: the link or the words, and what of the library it gives, as they are now."""
    found = await _came(context)
    if isinstance(found, Skipped):
        return found
    event, _ = found
    reads = (await context.reader()).actor.may(Permission.READ_LIBRARY)
    given = await given_to(context.session, event.id) if reads else ()
    if not event.materials and not given:
        return skipped("moot-event-materials")
    words = event.materials or "none"
    buttons = [[Button(title[:TITLE], MaterialPlace(material=number, how=Use.EVENT))] for number, title in given]
    return Letter(
        text=texts().html("letter-event-materials", materials=words, **_words(context, event)), buttons=buttons
    )


async def certificate(context: LetterContext) -> Letter | Skipped:
    """To who came to three events of a year: theirs are asked for in one tap."""
    found = await _came(context)
    if isinstance(found, Skipped):
        return found
    button = Button(texts().plain("event-certificates"), CertificatesPlace())
    year = context.local(found[0].starts_at).year
    return Letter(text=texts().html("letter-event-certificate", year=str(year)), buttons=[[button]])


async def _came(context: LetterContext) -> tuple[Event, EventInvitee] | Skipped:
    """The event, and the reader's place in it; why not where they were not there after all."""
    query = select(Event, EventInvitee).join(EventInvitee, EventInvitee.event_id == Event.id)
    mine = (Event.id == context.subject, Event.center_id == context.center.id)
    row = (await context.session.execute(query.where(*mine, EventInvitee.person_id == context.person.id))).first()
    if row is None or not row[1].was_there:
        return skipped("moot-event-not-there")
    return row[0], row[1]


def _words(context: LetterContext, event: Event) -> dict[str, str]:
    return {"title": event.title, "day": in_words(context.local(event.starts_at).date())}


WRITERS: Writers = {
    NoticeKind.EVENT_USEFUL: useful,
    NoticeKind.EVENT_MATERIALS: materials,
    NoticeKind.EVENT_CERTIFICATE: certificate,
}
BUTTONS = keys("event-opinion", Usefulness)
