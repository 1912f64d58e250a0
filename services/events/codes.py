"""The use case of codes that presence is marked by: a picture for a screen, and a page to hang at the door."""

from dataclasses import dataclass
from datetime import datetime

from models.access import Permission
from models.dates import in_words
from models.events.codes import CheckInCode, Room, closes_at, issue, opens_at
from models.events.page import CheckInPage
from models.events.presence import check_code
from models.events.tables import Event
from services.activities.words import called
from services.events.inner.access import led_event
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.texts import texts
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class RoomCode:
    """The code of one room, as it is sent to the host."""

    room: Room
    link: str
    picture: bytes
    page: bytes
    """To print (.docx); of the online room there is none."""
    name: str
    """What its files are called, without the ending."""
    opens_at: datetime
    closes_at: datetime


@use_case(Permission.ATTEND_EVENTS)
async def make_code(work: Work, event_id: int, room: Room, key: bytes, start_link: str) -> RoomCode:
    """The code of a room of an event that the actor leads; however often it is made it is the same.

    Raises NotFound for another's event, DomainError for one that is not announced, was cancelled, is for families, or
    has no such room.
    """
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
    check_code(event, room)
    link = start_link + issue(key, CheckInCode(event.id, room))
    local = work.actor.local
    opens, closes = local(opens_at(event.starts_at)), local(closes_at(event.starts_at, event.minutes))
    page = _page(work, event, link, opens, closes) if room is Room.HALL else None
    head, sender = await imprint(work), Sender(work.center_id, work.person_id)
    picture, printed = await files.read(sender, "check-in", link, page, head)
    name = texts().plain(f"check-in-file-{room}", day=f"{local(event.starts_at):%d.%m.%Y}")
    return RoomCode(room=room, link=link, picture=picture, page=printed, name=name, opens_at=opens, closes_at=closes)


def _page(work: Work, event: Event, link: str, opens: datetime, closes: datetime) -> CheckInPage:
    said, starts = texts().plain, work.actor.local(event.starts_at)
    when = said("check-in-when", day=in_words(starts.date()), time=f"{starts:%H:%M}")
    return CheckInPage(
        title=called(event.type, event.title),
        lines=[when, *([event.place] if event.place else [])],
        call=said("check-in-call"),
        steps=[said(f"check-in-step-{number}") for number in ("one", "two", "three")],
        note=said("check-in-note", opens=f"{opens:%H:%M}", closes=f"{closes:%H:%M}"),
        link=link,
    )
