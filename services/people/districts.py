"""Use cases of the centre's districts: added, renamed, closed, merged. Each is undone for a day."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.audit import Event
from models.errors import DomainError
from models.people import District, Post
from models.requests.tables import Answerer
from services.people.inner.journal import Journal
from services.people.inner.office import stay_in_office
from services.people.inner.own import free_name, own_place
from services.people.inner.seating import look_anew
from services.people.inner.shifting import close_posts, shift
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def add_district(work: Work, name: str) -> int:
    """A new district, or one of that name that was closed and is there again; returns its number.

    Raises BadInput for what is no name, DomainError where the centre has it.
    """
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        plain, closed = await free_name(session, work, name)
        journal = Journal(session)
        if closed is None:
            # numbers of case codes come from it: none is given twice
            last = await session.scalar(select(func.max(District.position)).where(District.center_id == work.center_id))
            found = District(center_id=work.center_id, name=plain, position=(last or 0) + 1)
            await journal.add(found)
        else:
            found = closed
            journal.watch(found)
            found.closed_on, found.merged_into_id = None, None
        await journal.write(work, Event.DISTRICT_ADDED, district_id=found.id)
        return found.id


@use_case(Permission.MANAGE_PEOPLE)
async def rename_district(work: Work, district_id: int, name: str) -> str:
    """It is called so everywhere, in what was recorded too; returns the name. Raises as `add_district`, NotFound for
    another centre's."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found = await own_place(session, work, district_id)
        plain, closed = await free_name(session, work, name, besides=district_id)
        if closed is not None:
            raise DomainError("district-was-so-called", name=closed.name)
        journal = Journal(session)
        journal.watch(found)
        found.name = plain
        await journal.write(work, Event.DISTRICT_RENAMED, district_id=found.id)
        return plain


@use_case(Permission.MANAGE_PEOPLE)
async def close_district(work: Work, district_id: int) -> str:
    """The centre serves it no more: its posts are closed, no form offers it and no later quarter asks about it; what
    was recorded stays. Returns the name. Raises NotFound for another centre's, DomainError when it is closed already,
    or where the actor would be no coordinator."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found = await own_place(session, work, district_id)
        journal, posts = Journal(session), await _posts(session, found)
        await close_posts(journal, work, posts)
        journal.watch(found)
        found.closed_on = work.today
        rules = await session.scalars(select(Answerer).where(Answerer.district_id == found.id))
        await journal.remove(*rules)
        await journal.write(work, Event.DISTRICT_CLOSED, district_id=found.id)
        return found.name


@use_case(Permission.MANAGE_PEOPLE)
async def merge_districts(work: Work, district_id: int, into_id: int) -> str:
    """Its posts with all that hangs on them are of the other district from today on, and the numbers of its last
    quarter are carried over there; what was recorded stays its own. Returns the other's name. Raises as
    `close_district`, DomainError for one with itself."""
    if district_id == into_id:
        raise DomainError("district-with-itself")
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found, other = await own_place(session, work, district_id), await own_place(session, work, into_id)
        journal, posts = Journal(session), await _posts(session, found)
        for post in posts:
            await shift(journal, work, post, other)
        before = list(await session.scalars(select(District).where(District.merged_into_id == found.id)))
        journal.watch(found, *before)
        for one in (found, *before):
            one.merged_into_id = other.id
        found.closed_on = work.today
        await _rules(journal, found, other)
        await look_anew(session, work, [post.id for post in posts])
        await journal.write(work, Event.DISTRICT_MERGED, district_id=found.id)
        return other.name


async def _posts(session: AsyncSession, district: District) -> Sequence[Post]:
    query = select(Post).where(Post.district_id == district.id, Post.closed_on.is_(None)).order_by(Post.id)
    return list(await session.scalars(query.with_for_update()))


async def _rules(journal: Journal, district: District, other: District) -> None:
    """Who answers requests of the one answers those of the other."""
    found = list(
        await journal.session.scalars(select(Answerer).where(Answerer.district_id.in_((district.id, other.id))))
    )
    known = {(one.post_id, one.kind, one.topic) for one in found if one.district_id == other.id}
    own = [one for one in found if one.district_id == district.id]
    kept = [one for one in own if (one.post_id, one.kind, one.topic) not in known]
    journal.watch(*kept)
    for one in kept:
        one.district_id = other.id
    await journal.remove(*(one for one in own if one not in kept))
