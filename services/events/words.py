"""How an event is called and told of, in windows and in letters."""

from collections.abc import Iterable

from markupsafe import Markup

from models.activity_kinds import Format
from models.events.kinds import Answer
from models.events.tables import Event
from services.activities import words
from services.requests.words import when
from services.texts import texts


def called(event: Event) -> str:
    """Its kind and title: «Семинар «Детство без слёз»»."""
    return words.called(event.type, event.title)


def about(event: Event, own: str | None, center: str, link: str = "") -> Markup:
    """When and where it is held, a line each, on the reader's clock: `own` is their zone where it is another than the
    centre's. The link of the online room stands where it is given; else it is said who gets it."""
    said = texts().html
    lines = [said("event-at-time", when=when(event.starts_at, own, center), minutes=event.minutes)]
    if event.format is not Format.REMOTE:
        lines.append(said("event-at-place", place=event.place) if event.place else said("event-at-no-place"))
    if event.format is not Format.IN_PERSON:
        if link:
            lines.append(said("event-at-link", link=link))
        else:
            lines.append(said("event-at-online") if event.link else said("event-at-link-later"))
    return together(lines)


def together(lines: Iterable[Markup]) -> Markup:
    """The lines as one paragraph of a message."""
    return Markup("\n").join(lines)


def link_for(event: Event, answer: Answer) -> str:
    """The link of the online room for who gave this answer; empty for who does not come."""
    return event.link if answer in (Answer.COMING, Answer.REMOTE) and event.format is not Format.IN_PERSON else ""
