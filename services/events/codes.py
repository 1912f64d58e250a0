"""The use cases of codes that presence is marked by: a picture to show, a page to hang at the door, and reading one."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.access import Permission
from models.dates import in_words
from models.errors import DomainError
from models.events.codes import CheckInCode, Room, closes_at, issue, opens_at, read_code
from models.events.page import CheckInPage
from models.events.presence import check_code
from models.events.tables import Event
from services.activities.words import called
from services.events.inner.access import led_event
from services.events.inner.code_keys import known_key, signing_key
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
async def make_code(work: Work, event_id: int, room: Room, start_link: str) -> RoomCode:
    """The code of a room of an event that the actor leads; however often it is made it is the same.

    Raises NotFound for another's event, DomainError for one that is not announced, was cancelled, is for families, or
    has no such room.
    """
    async with work.db.reading() as session:
        event = await led_event(session, work, event_id)
    check_code(event, room)
    link = start_link + issue(await signing_key(work.db, work.clock), CheckInCode(event.id, room))
    local = work.actor.local
    opens, closes = local(opens_at(event.starts_at)), local(closes_at(event.starts_at, event.minutes))
    page = _page(work, event, link, opens, closes) if room is Room.HALL else None
    head, sender = await imprint(work), Sender(work.center_id, work.person_id)
    picture, printed = await files.read(sender, "check-in", link, page, head)
    name = texts().plain(f"check-in-file-{room}", day=f"{local(event.starts_at):%d.%m.%Y}")
    return RoomCode(room=room, link=link, picture=picture, page=printed, name=name, opens_at=opens, closes_at=closes)


@use_case(Permission.JOIN)
async def open_code(work: Work, text: str, former: bytes) -> CheckInCode:
    """What a code says that a bot of this database has issued, of whichever messenger.

    `former` is what this bot signed with before there was a key (`token_key`): its codes open the events that were made
    before, so that none is printed anew, and no event after. Raises DomainError for any other.
    """
    async with work.db.reading() as session:
        if (key := await known_key(session)) is None:
            return read_code(former, text)
        with suppress(DomainError):
            return read_code(key.secret, text)
        code = read_code(former, text)
        made_at = await session.scalar(select(Event.made_at).where(Event.id == code.event_id))
    if made_at is None or made_at > key.made_at:
        raise DomainError("check-in-forged")
    return code


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
