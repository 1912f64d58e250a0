"""Use cases of a list of people who are invited at once: read, looked at, put right, stored, and the rest sent back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from documents.style.book import TableSheet
from models.access import Permission
from models.errors import DomainError, NotFound
from models.guests.judging import LEFT, NEW, Known, UnknownDistrict, Verdict, judge, unknown_districts
from models.guests.lines import MOST_LINES, BadList
from models.guests.tables import GuestContent, GuestList
from models.people import District, Invite
from models.plan.words import fold
from services.file_turns import Sender
from services.files import files
from services.guests.inner.known import CentreNow, load_centre, seat_key
from services.guests.inner.lists import own_list
from services.guests.inner.storing import Inviter, store_seats
from services.guests.words import doubt_words, wrong_list
from services.people.inner.links import renew_all
from services.people.inner.office import stay_in_office
from services.people.invitation import Invitation
from services.texts import texts
from services.work import Work, use_case
from services.workbooks import write_workbook
from storage.upsert import insert_new

COLUMNS = ("guests-column-line", "guests-column-name", "guests-column-title", "guests-column-district")


@dataclass(frozen=True, kw_only=True)
class Review:
    """A list as the coordinator sees it before «Создать»: a verdict for each line, what is asked of districts, and how
    much of it is new."""

    content: GuestContent
    verdicts: Sequence[Verdict]
    asked: Sequence[UnknownDistrict]
    known: Known
    posts: int
    new_posts: int
    stored: bool

    @property
    def well(self) -> list[Verdict]:
        """The lines that would be stored."""
        return [one for one in self.verdicts if one.well]

    @property
    def doubtful(self) -> list[Verdict]:
        """The lines that would be sent back."""
        return [one for one in self.verdicts if not one.well]


@dataclass(frozen=True)
class StoredList:
    """What came of a list: links that are seen this once, and how many lines are to be put right."""

    links: list[Invitation]
    doubtful: int


@use_case(Permission.MANAGE_PEOPLE)
async def read_list(work: Work, data: bytes, name: str, client_key: str) -> int:
    """Read a file or a text and keep the list, once for a client key; returns its number. Raises DomainError with the
    reason where it cannot be read."""
    named = select(District.name).where(District.center_id == work.center_id, District.closed_on.is_(None))
    async with work.db.reading() as session:
        districts = tuple(await session.scalars(named.order_by(District.position)))
    try:
        reading = await files.read(Sender(work.center_id, work.person_id), "guests", data, name, districts)
    except BadList as error:
        raise DomainError("guests-refused", why=wrong_list(error.why), most=MOST_LINES) from error
    row = {
        "center_id": work.center_id,
        "person_id": work.person_id,
        "client_key": client_key,
        "made_at": work.clock.now(),
        "content": GuestContent.of(reading).json,
    }
    async with work.db.writing() as session:
        made = await session.scalar(insert_new(session, GuestList).values(row).returning(GuestList.id))
        if made is None:  # the same message again
            kept = select(GuestList.id).where(GuestList.client_key == client_key, GuestList.center_id == work.center_id)
            made = (await session.execute(kept)).scalar_one()
    return int(made)


@use_case(Permission.MANAGE_PEOPLE)
async def review(work: Work, list_id: int) -> Review:
    """The list, judged by what the centre has now. Raises NotFound for another centre's."""
    async with work.db.reading() as session:
        found = await own_list(session, work, list_id)
        content = GuestContent.read(found.content)
        centre = await load_centre(session, work.center_id, work.clock.now(), content.said)
    return _review(content, centre, stored=found.stored_at is not None)


def _review(content: GuestContent, centre: CentreNow, *, stored: bool) -> Review:
    verdicts = judge(content.guests, centre.known)
    seats = {
        (*seat_key(one.seat, one.seat.district), fold(one.seat.new_district)): one.seat
        for one in verdicts
        if one.well and one.seat is not None
    }
    new = [seat for seat in seats.values() if seat.new_district or seat_key(seat, seat.district) not in centre.posts]
    return Review(
        content=content,
        verdicts=verdicts,
        asked=unknown_districts(verdicts, centre.known),
        known=centre.known,
        posts=len(seats),
        new_posts=len(new),
        stored=stored,
    )


@use_case(Permission.MANAGE_PEOPLE)
async def say_district(work: Work, list_id: int, name: str, district_id: int | None, *, make: bool = False) -> None:
    """What a district of the list is that the centre does not have: one of its own, a new one (`make`), or none: then
    its lines are sent back. Raises NotFound for a district of another centre."""
    async with work.db.writing() as session:
        found = await own_list(session, work, list_id, lock=True)
        if district_id is not None:
            own = select(District.id).where(District.id == district_id, District.center_id == work.center_id)
            if await session.scalar(own.where(District.closed_on.is_(None))) is None:
                raise NotFound
        content = GuestContent.read(found.content)
        said = NEW if make else LEFT if district_id is None else district_id
        found.content = replace(content, said={**content.said, fold(name): said}).json


@use_case(Permission.MANAGE_PEOPLE)
async def store(work: Work, list_id: int) -> StoredList:
    """Make the posts and the links of all lines that are well, at once or not at all; the others are kept to be sent
    back. Again: new links for those of the list who have not come, as the first ones did not reach the coordinator.

    Raises DomainError where no line is well, Denied for whom somebody put out meanwhile.
    """
    now, key = work.clock.now(), f"list:{list_id}:"
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found = await own_list(session, work, list_id, lock=True)
        content = GuestContent.read(found.content)
        if found.stored_at is not None:
            open_ones = (Invite.center_id == work.center_id, Invite.used_at.is_(None), Invite.revoked_at.is_(None))
            theirs = select(Invite).where(*open_ones, Invite.client_key.startswith(key)).order_by(Invite.id)
            held = (await session.scalars(theirs.with_for_update())).all()
            return StoredList(await renew_all(session, now, held), len(content.guests))
        centre = await load_centre(session, work.center_id, now, content.said)
        verdicts = judge(content.guests, centre.known)
        rest = [one.guest for one in verdicts if not one.well]
        if len(rest) == len(verdicts):
            raise DomainError("guests-none-well")
        by = Inviter(work.clock, work.center_id, work.person_id)
        links = await store_seats(session, by, centre, verdicts, key)
        found.stored_at, found.content = now, replace(content, guests=rest, stored=len(links)).json
        return StoredList(links, len(rest))


@use_case(Permission.MANAGE_PEOPLE)
async def doubtful_workbook(work: Work, list_id: int) -> bytes:
    """The lines that were not stored as an .xlsx, each with what is wrong: it can be put right and sent again."""
    found = await review(work, list_id)
    rows = [
        [str(one.guest.line), one.guest.name, one.guest.title, one.guest.district, doubt_words(one)]
        for one in found.doubtful
    ]
    said = texts().plain
    title = said("guests-doubtful-file")
    titles = [said(key) for key in (*COLUMNS, "guests-column-doubt")]
    table = TableSheet(name=title, title=title, titles=titles, rows=rows, keys=2)
    return await write_workbook(work, table)


@use_case(Permission.MANAGE_PEOPLE)
async def drop(work: Work, list_id: int) -> None:
    """«Отмена»: nothing of the list stays. Raises NotFound for another centre's."""
    async with work.db.writing() as session:
        await session.delete(await own_list(session, work, list_id, lock=True))
