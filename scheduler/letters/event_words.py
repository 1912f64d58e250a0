"""What letters about events have in common: the event as it stands, its words, its answers, its file."""

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import select

from documents.invitation import Invitation, invitation_ics
from models.dates import brief
from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.printable import file_name
from places.events import EventPlace, EventThen
from scheduler.letters.letter import Button, File, Letter, LetterContext, Skipped, skipped
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


async def find_event(context: LetterContext) -> ReadEvent | Skipped:
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


def moved_since(context: LetterContext, event: Event) -> bool:
    """Whether it has another time or place than when the row was written: there is a newer row then. Of another link or
    length there is none to whom this one goes."""
    return event.moved_at is not None and event.moved_at > context.row.created_at


def card_of(context: LetterContext, found: ReadEvent, key: str) -> Letter:
    """What it is, when and where; the answers to choose from; and the file for the calendar."""
    event = found.event
    text = words_of(context, found, key)
    if event.answer_by is not None and event.answer_by >= context.today:
        by = texts().html("letter-event-answer-by", day=brief(event.answer_by, context.today))
        text = together([text, by])
    ways = [button_to(event, WAYS[one]) for one in event.answers]
    return Letter(
        text=text,
        buttons=[[*ways, button_to(event, EventThen.DECLINE)]],
        file=file_of(context, event),
        choice=True,
    )


def words_of(context: LetterContext, found: ReadEvent, key: str, **args: int) -> Markup:
    """The heading, then when and where it is held, with the link of the online room for who comes or hosts it."""
    event = found.event
    link = event.link if found.mine is None else "" if found.waits else link_for(event, found.answer)
    where = about(event, context.person.zone, context.center.zone, link)
    return together([texts().html(key, called=called(event), **args), where])


def button_to(event: Event, then: EventThen) -> Button:
    return Button(label("event-then", then), EventPlace(held=event.id, then=then))


def file_of(context: LetterContext, event: Event) -> File:
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
