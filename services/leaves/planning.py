"""Use cases of leave: one's own, anybody's, of many out of a list; called off, or ended before its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission
from models.audit import Event
from models.errors import Denied, DomainError, NotFound
from models.leaves import Colleague, Leave, LeaveLine, check_days, read_lines
from models.people import District, Person, Post, Tenure, in_posts
from models.timers import LONG_PAST, TimerKind
from services.audit import note
from services.file_turns import Sender
from services.files import files
from services.leaves.inner.turning import end_leave
from services.timers.firing import set_timers
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class LeaveCard:
    """A leave that is planned, or runs."""

    id: int
    person_id: int
    name: str
    first: date
    last: date
    deputy: str
    begun: bool


@use_case(Permission.OWN_REMINDERS)
async def list_leaves(work: Work) -> list[LeaveCard]:
    """Leaves that are not over, the next first: one's own, and for the coordinator everybody's."""
    post = aliased(Post)
    query = (
        select(Leave, Person.name, post.title)
        .join(Person, Person.id == Leave.person_id)
        .outerjoin(post, post.id == Leave.deputy_id)
        .where(Leave.center_id == work.center_id, Leave.ended_at.is_(None))
        .order_by(Leave.first, Person.name, Leave.id)
    )
    if not work.actor.may(Permission.MANAGE_PEOPLE):
        query = query.where(Leave.person_id == work.person_id)
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        LeaveCard(
            id=one.id,
            person_id=one.person_id,
            name=name,
            first=one.first,
            last=one.last,
            deputy=deputy or "",
            begun=one.begun_at is not None,
        )
        for one, name, deputy in rows
    ]


@use_case(Permission.OWN_REMINDERS)
async def list_colleagues(work: Work) -> list[Colleague]:
    """Who holds a post of the centre today, by name: who may be away, and who may stand in."""
    async with work.db.reading() as session:
        return await _colleagues(session, work)


async def _colleagues(session: AsyncSession, work: Work) -> list[Colleague]:
    columns = select(Person.id, Person.name, Post.id, Post.title, District.name)
    query = in_posts(columns, work.center_id, work.today).outerjoin(District, District.id == Post.district_id)
    query = query.where(Post.is_group.is_(False)).order_by(Person.name, Person.id, Tenure.id)
    found: dict[int, tuple[str, list[tuple[int, str]]]] = {}
    for person, name, post, title, district in (await session.execute(query)).all():
        place = f"{title}, {district}" if district else title
        found.setdefault(person, (name, []))[1].append((post, place))
    return [Colleague(person, name, tuple(posts)) for person, (name, posts) in found.items()]


@use_case(Permission.OWN_REMINDERS)
async def plan_leave(
    work: Work, person_id: int, first: date, last: date, deputy_id: int | None, client_key: str
) -> None:
    """The person is away on these days, and that post stands in. The same key plans once. Raises Denied for somebody
    else's without the right to manage people, NotFound for whom or what the centre has not, DomainError for days that
    are over or meet another leave."""
    if person_id != work.person_id and not work.actor.may(Permission.MANAGE_PEOPLE):
        raise Denied(Permission.MANAGE_PEOPLE)
    check_days(first, last, work.today)
    async with work.db.writing() as session:
        here = await _colleagues(session, work)
        posts = {post for one in here if one.id != person_id for post, _ in one.posts}
        if person_id not in {one.id for one in here} or (deputy_id is not None and deputy_id not in posts):
            raise NotFound("leave-nobody")
        await _store(session, work, Planned(person_id, first, last, deputy_id), client_key)


@dataclass(frozen=True)
class Planned:
    """Who is away, when, and which post stands in."""

    person_id: int
    first: date
    last: date
    deputy_id: int | None


async def _store(session: AsyncSession, work: Work, one: Planned, client_key: str) -> None:
    # one at a time for a person: two leaves of the same days are one
    await session.execute(select(Person.id).where(Person.id == one.person_id).with_for_update())
    if await session.scalar(select(Leave.id).where(Leave.client_key == client_key)) is not None:
        return
    meets = (Leave.person_id == one.person_id, Leave.ended_at.is_(None))
    if (
        await session.scalar(select(Leave.id).where(*meets, Leave.first <= one.last, Leave.last >= one.first))
        is not None
    ):
        raise DomainError("leave-meets")
    made = Leave(
        center_id=work.center_id,
        person_id=one.person_id,
        first=one.first,
        last=one.last,
        deputy_id=one.deputy_id,
        client_key=client_key,
        made_at=work.clock.now(),
        made_by=work.person_id,
    )
    session.add(made)
    await session.flush()
    await set_timers(session, TimerKind.LEAVE, work.center_id, {made.id: LONG_PAST})
    note(session, work, Event.LEAVE_PLANNED, str(one.person_id))


@use_case(Permission.OWN_REMINDERS)
async def end(work: Work, leave_id: int) -> None:
    """It is called off, or the person is back before its last day. Raises NotFound for another centre's and, without
    the right to manage people, for somebody else's; DomainError when it is over."""
    async with work.db.writing() as session:
        found = await session.get(Leave, leave_id, with_for_update=True)
        mine = found is not None and (found.person_id == work.person_id or work.actor.may(Permission.MANAGE_PEOPLE))
        if found is None or found.center_id != work.center_id or not mine:
            raise NotFound("leave-over")
        await end_leave(session, work.clock.now(), found)
        await set_timers(session, TimerKind.LEAVE, work.center_id, {found.id: None})
        note(session, work, Event.LEAVE_ENDED, str(found.person_id))


@use_case(Permission.MANAGE_PEOPLE)
async def read_file(work: Work, data: bytes, name: str) -> str:
    """The lines of a workbook, a table of Word or a text, as they would be typed. Raises DomainError with the reason
    where it cannot be read."""
    read: str = await files.read(Sender(work.center_id, work.person_id), "leaves", data, name)
    return read


@use_case(Permission.MANAGE_PEOPLE)
async def judge(work: Work, text: str) -> list[LeaveLine]:
    """How each line «Фамилия; с–по; заместитель» is understood. Raises DomainError for a list that is none."""
    async with work.db.reading() as session:
        here = await _colleagues(session, work)
    return read_lines(text, here, work.today)


@use_case(Permission.MANAGE_PEOPLE)
async def plan_many(work: Work, text: str, client_key: str) -> tuple[int, Sequence[LeaveLine]]:
    """Store every line that is understood; returns how many, and those that are not stored, with the reason."""
    lines = await judge(work, text)
    refused = [one for one in lines if not one.well]
    stored = 0
    async with work.db.writing() as session:
        for one in lines:
            if one.person is None or one.first is None or one.last is None:
                continue
            try:
                planned = Planned(one.person.id, one.first, one.last, one.deputy_id)
                await _store(session, work, planned, f"{client_key}:{one.number}")
                stored += 1
            except DomainError as error:
                why = error.key.removeprefix("leave-")
                refused.append(LeaveLine(number=one.number, words=one.words, trouble=why))
    return stored, sorted(refused, key=lambda one: one.number)
