"""Letters about events: the announcement with a file for the calendar, and what becomes of it."""

from dataclasses import replace

from markupsafe import Markup
from sqlalchemy import exists, select

from models.dates import brief
from models.events.kinds import Answer
from models.events.states import EventState
from models.events.tables import Event
from models.notifications import NoticeKind, Notification, Status
from places.events import EventThen
from scheduler.letters.event_words import button_to, card_of, file_of, find_event, moved_since, words_of
from scheduler.letters.letter import Letter, LetterContext, Skipped, Writers, skipped
from services.events.inner.telling import ASKING
from services.events.words import called, together
from services.texts import texts


async def asked(context: LetterContext) -> Letter | Skipped:
    """The announcement; nothing for who has answered meanwhile."""
    return await _asking(context, "letter-event-asked")


async def nudge(context: LetterContext) -> Letter | Skipped:
    """To the silent ones, once more."""
    return await _asking(context, "letter-event-nudge")


async def _asking(context: LetterContext, key: str) -> Letter | Skipped:
    found = await find_event(context)
    if isinstance(found, Skipped):
        return found
    if found.answer is not Answer.NONE:
        return skipped("moot-answered")
    return card_of(context, found, key)


async def moved(context: LetterContext) -> Letter | Skipped:
    """It has another time or place: who said that they come says so again. Of another link of the online room they only
    hear."""
    found = await find_event(context)
    if isinstance(found, Skipped):
        return found
    mine = found.mine
    if mine is None or mine.answer not in (Answer.COMING, Answer.REMOTE):
        return skipped("moot-answered")
    if moved_since(context, found.event):
        return skipped("moot-event-moved")
    if not context.row.details["again"]:
        words = words_of(context, found, "letter-event-link")
        return Letter(text=words, buttons=[[button_to(found.event, EventThen.OPEN)]])
    if mine.confirmed:
        return skipped("moot-answered")
    card = card_of(context, found, "letter-event-moved")
    return replace(card, text=together([card.text, *_why(found.event)]))


async def seat(context: LetterContext) -> Letter | Skipped:
    """A seat became free; nothing for who gave it up meanwhile."""
    found = await find_event(context)
    if isinstance(found, Skipped):
        return found
    if found.mine is None or not found.mine.seated:
        return skipped("moot-answered")
    text = words_of(context, found, "letter-event-seat")
    return Letter(
        text=text, buttons=[[button_to(found.event, EventThen.OPEN), button_to(found.event, EventThen.DECLINE)]]
    )


async def cancelled(context: LetterContext) -> Letter | Skipped:
    """It is not held: to everybody who had heard of it."""
    event = await context.session.get(Event, context.subject)
    if event is None or event.center_id != context.center.id or event.state is not EventState.CANCELLED:
        return skipped("moot-event-again")
    heard = exists().where(
        Notification.person_id == context.person.id,
        Notification.subject_id == event.id,
        Notification.kind.in_(ASKING),
        Notification.status.in_((Status.SENT, Status.COALESCED)),
    )
    if not await context.session.scalar(select(heard)):
        return skipped("moot-event-unheard")
    text = texts().html(
        "letter-event-cancelled",
        called=called(event),
        when=brief(context.local(event.starts_at).date(), context.today),
    )
    # a calendar that has it takes it out by the file
    return Letter(text=together([text, *_why(event)]), file=file_of(context, event))


async def changed(context: LetterContext) -> Letter | Skipped:
    """An older letter that asks, with the time and the place of now, in its file for the calendar too."""
    found = await find_event(context)
    if isinstance(found, Skipped):
        return found
    if found.answer in (Answer.COMING, Answer.REMOTE):
        return skipped("moot-answered")
    card = card_of(context, found, "letter-event-asked")
    return replace(card, instead_of=int(context.row.details["message"]))


def _why(event: Event) -> list[Markup]:
    return [texts().html("letter-event-why", why=event.why)] if event.why else []


WRITERS: Writers = {
    NoticeKind.EVENT_ASKED: asked,
    NoticeKind.EVENT_NUDGE: nudge,
    NoticeKind.EVENT_MOVED: moved,
    NoticeKind.EVENT_SEAT: seat,
    NoticeKind.EVENT_CANCELLED: cancelled,
    NoticeKind.EVENT_CHANGED: changed,
}
