"""Events of the invented centre."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from models.activity_kinds import Format, Type
from models.events.audience import Audience
from models.events.facts import EventFacts
from models.events.kinds import Reach
from models.events.people import EventInvitee
from models.events.tables import Event, Where
from services.events import announcing, making
from services.work import Work
from tests.support.town import Town, Who

KEYS = count(1)
TITLE = "Детство без слёз"
DAYS = 10


def where(work: Work, **said: Any) -> Where:
    """Ten days ahead, in a hall and in an online room."""
    usual: dict[str, Any] = {
        "starts_at": work.clock.now() + timedelta(days=DAYS),
        "minutes": 90,
        "format": Format.MIXED,
        "place": "Актовый зал",
        "link": "https://room.example.org/7",
    }
    return Where(**(usual | said))


def event_of(work: Work, host: int, **said: Any) -> EventFacts:
    """A seminar for everybody, held by that post."""
    at = {name: said.pop(name) for name in ("starts_at", "minutes", "format", "place", "link") if name in said}
    usual: dict[str, Any] = {
        "title": TITLE,
        "type": Type.SEMINAR,
        "at": where(work, **at),
        "reach": Reach.ALL,
        "audience": Audience(),
        "hosts": [host],
    }
    return EventFacts(**(usual | said))


async def drafted(work: Work, town: Town, host: str, **said: Any) -> int:
    """A draft."""
    key = f"event {next(KEYS)}"
    return await making.make_event(work, event_of(work, town.bereg.posts[host], **said), key)


async def announced(work: Work, town: Town, host: str, **said: Any) -> int:
    """An event that everybody whom it is for is asked to."""
    event = await drafted(work, town, host, **said)
    await announcing.announce(work, event)
    return event


async def read(town: Town, event: int) -> Event:
    """The event as the database has it."""
    async with town.db.reading() as session:
        return await session.get_one(Event, event)


async def invitee(town: Town, event: int, who: Who) -> EventInvitee | None:
    """Somebody's place in it."""
    own = (EventInvitee.event_id == event, EventInvitee.person_id == town.bereg.persons[who.name])
    async with town.db.reading() as session:
        found: EventInvitee | None = await session.scalar(select(EventInvitee).where(*own))
        return found


def moscow(text: str) -> datetime:
    """A moment on the centre's clock: «2026-04-01 09:00»."""
    return datetime.fromisoformat(f"{text}+03:00")
