"""Letters about events: the announcement with a file for the calendar, and all that becomes of it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import exists, func, select

from documents.invitation import Invitation, invitation_ics
from models.dates import brief
from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.notifications import NoticeKind, Notification, Status
from models.printable import file_name
from places.events import EventPlace, EventThen
from scheduler.letters.letter import Button, File, Letter, LetterContext, Skipped, Writers, skipped
from services.events.inner.telling import ASKING
from services.events.words import about, called, link_for, together
from services.texts import keys, label, texts

WAYS = {Answer.COMING: EventThen.COME, Answer.REMOTE: EventThen.REMOTE}


@dataclass(frozen=True)
class ReadEvent:
    """An event that is told of, and the reader's place in it; none of who hosts it."""

    event: Event
    mine: EventInvitee | None

    @property
    def answer(self) -> Answer:
        return self.mine.answer if self.mine is not None else Answer.NONE

    @property
    def waits(self) -> bool:
        """Whether they wait for a seat."""
        return self.mine is not None and self.mine.waiting_since is not None


async def asked(context: LetterContext) -> Letter | Skipped:
    """The announcement; nothing for who has answered meanwhile."""
    return await _asking(context, "letter-event-asked")


async def nudge(context: LetterContext) -> Letter | Skipped:
    """To the silent ones, once more."""
    return await _asking(context, "letter-event-nudge")


async def _asking(context: LetterContext, key: str) -> Letter | Skipped:
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    if found.answer is not Answer.NONE:
        return skipped("moot-answered")
    return _card(context, found, key)


async def moved(context: LetterContext) -> Letter | Skipped:
    """It has another time or place: who said that they come says so again. Of another link of the online room they only
    hear."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    mine = found.mine
    if mine is None or mine.answer not in (Answer.COMING, Answer.REMOTE):
        return skipped("moot-answered")
    if context.row.details["sequence"] != found.event.sequence:
        return skipped("moot-event-moved")
    if not context.row.details["again"]:
        words = _words(context, found, "letter-event-link")
        return Letter(text=words, buttons=[[_button(found.event, EventThen.OPEN)]])
    if mine.confirmed:
        return skipped("moot-answered")
    card = _card(context, found, "letter-event-moved")
    return replace(card, text=together([card.text, *_why(found.event)]))


async def seat(context: LetterContext) -> Letter | Skipped:
    """A seat became free; nothing for who gave it up meanwhile."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    if found.mine is None or not found.mine.seated:
        return skipped("moot-answered")
    text = _words(context, found, "letter-event-seat")
    return Letter(text=text, buttons=[[_button(found.event, EventThen.OPEN), _button(found.event, EventThen.DECLINE)]])


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
    return Letter(text=together([text, *_why(event)]), file=_ics(context, event))


async def tomorrow(context: LetterContext) -> Letter | Skipped:
    """The reminder of the working day before."""
    return await _reminding(context, "letter-event-day")


async def soon(context: LetterContext) -> Letter | Skipped:
    """The reminder an hour before, with the place or the link."""
    return await _reminding(context, "letter-event-hour")


async def _reminding(context: LetterContext, key: str) -> Letter | Skipped:
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    if context.row.details["sequence"] != found.event.sequence:
        return skipped("moot-event-moved")
    hosts = found.mine is None
    if not hosts and (found.waits or found.answer not in (Answer.COMING, Answer.REMOTE)):
        return skipped("moot-answered")
    days = (context.local(found.event.starts_at).date() - context.today) // timedelta(days=1)
    text = _words(context, found, key, days=min(days, 2))
    if hosts:
        text = together([text, texts().html("letter-event-coming", count=await _coming(context, found.event))])
    return Letter(text=text, buttons=[[_button(found.event, EventThen.OPEN)]])


async def changed(context: LetterContext) -> Letter | Skipped:
    """An older letter that asks, with the time and the place of now."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    if found.answer in (Answer.COMING, Answer.REMOTE):
        return skipped("moot-answered")
    card = _card(context, found, "letter-event-asked")
    return replace(card, file=None, instead_of=int(context.row.details["message"]))


async def _coming(context: LetterContext, event: Event) -> int:
    query = select(func.count()).where(EventInvitee.event_id == event.id, EventInvitee.comes())
    return int(await context.session.scalar(query) or 0)


async def _found(context: LetterContext) -> ReadEvent | Skipped:
    """The event as it is still ahead, and the reader's place in it."""
    event = await context.session.get(Event, context.subject)
    if event is None or event.center_id != context.center.id:
        return skipped("moot-event-gone")
    if event.state is not EventState.ANNOUNCED:
        return skipped("moot-event-off")
    if event.starts_at <= context.now:
        return skipped("moot-event-begun")
    own = (EventInvitee.event_id == event.id, EventInvitee.person_id == context.person.id)
    return ReadEvent(event, await context.session.scalar(select(EventInvitee).where(*own)))


def _why(event: Event) -> list[Markup]:
    return [texts().html("letter-event-why", why=event.why)] if event.why else []


def _card(context: LetterContext, found: ReadEvent, key: str) -> Letter:
    """What it is, when and where; the answers to choose from; and the file for the calendar."""
    event = found.event
    text = _words(context, found, key)
    if event.answer_by is not None and event.answer_by >= context.today:
        by = texts().html("letter-event-answer-by", day=brief(event.answer_by, context.today))
        text = together([text, by])
    ways = [_button(event, WAYS[one]) for one in event.answers]
    return Letter(
        text=text,
        buttons=[[*ways, _button(event, EventThen.DECLINE)]],
        file=_ics(context, event),
        choice=True,
    )


def _words(context: LetterContext, found: ReadEvent, key: str, **args: int) -> Markup:
    """The heading, then when and where it is held, with the link of the online room for who comes or hosts it."""
    event = found.event
    link = event.link if found.mine is None else "" if found.waits else link_for(event, found.answer)
    where = about(event, context.person.zone, context.center.zone, link)
    return together([texts().html(key, called=called(event), **args), where])


def _button(event: Event, then: EventThen) -> Button:
    return Button(label("event-then", then), EventPlace(event=event.id, then=then))


def _ics(context: LetterContext, event: Event) -> File:
    """The file that puts it into a calendar, moves it there, or takes it out."""
    content = invitation_ics(
        Invitation(
            uid=f"event-{event.id}@center-{event.center_id}.opora",
            version=event.sequence,
            title=called(event),
            place=event.place,
            starts_at=context.local(event.starts_at),
            ends_at=context.local(event.ends_at),
            made_at=context.now,
            cancelled=event.state is EventState.CANCELLED,
        )
    )
    at = f"{context.local(event.starts_at):%d.%m.%Y %H-%M}"
    return File(f"{file_name(texts().plain('letter-meeting-file', called=called(event), at=at))}.ics", content)


BUTTONS = keys("event-then", EventThen)
WRITERS: Writers = {
    NoticeKind.EVENT_ASKED: asked,
    NoticeKind.EVENT_NUDGE: nudge,
    NoticeKind.EVENT_MOVED: moved,
    NoticeKind.EVENT_SEAT: seat,
    NoticeKind.EVENT_CANCELLED: cancelled,
    NoticeKind.EVENT_TOMORROW: tomorrow,
    NoticeKind.EVENT_SOON: soon,
    NoticeKind.EVENT_CHANGED: changed,
}
