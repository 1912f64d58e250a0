"""What is kept of a person, part by part, out of the database."""

from datetime import date, datetime

from sqlalchemy import Result, and_, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.activities import LISTS, Activity, Facts
from models.clarifications import Clarification
from models.leaves import Leave
from models.library.tables import LibraryMaterial
from models.people import District, Post, Tenure
from models.register_entries import RegisterEntry
from models.registers.tables import RegisterPerson
from models.requests.tables import Request, RequestEvent
from services.activities.inner.access import done_by
from services.privacy.own import OwnEntry, OwnMaterial, OwnPost, OwnRecord, OwnRequest
from services.registers.inner.terms import registers_in


async def own_requests(session: AsyncSession, person_id: int) -> list[OwnRequest]:
    """Requests that they filed, the first one first."""
    found = await session.scalars(select(Request).where(Request.author_id == person_id).order_by(Request.id))
    return [
        OwnRequest(
            id=one.id,
            created_at=one.created_at,
            kind=one.kind,
            topic=one.topic,
            question=one.question,
            case_code=one.case_code,
        )
        for one in found
    ]


async def own_words(session: AsyncSession, person_id: int) -> list[tuple[datetime, int, str]]:
    """What they wrote in the history of requests: when, of which one, the words."""
    query = (
        select(RequestEvent.at, RequestEvent.request_id, RequestEvent.words)
        .where(RequestEvent.person_id == person_id, RequestEvent.words != "")
        .order_by(RequestEvent.id)
    )
    return [(at, request, words) for at, request, words in (await session.execute(query)).all()]


async def own_answers(session: AsyncSession, person_id: int) -> list[tuple[datetime, int, str]]:
    """The same of records that were sent back."""
    one = Clarification
    asked = select(one.asked_at.label("at"), one.activity_id, one.word).where(one.asked_by == person_id)
    answered = select(one.answered_at, one.activity_id, one.answer).where(
        one.answered_by == person_id, one.answer != ""
    )
    rows: Result[datetime, int, str] = await session.execute(union_all(asked, answered).order_by("at"))
    return [(at, record, words) for at, record, words in rows]


async def own_leaves(session: AsyncSession, person_id: int) -> list[tuple[date, date]]:
    """When they were or will be away, both days included."""
    query = select(Leave.first, Leave.last).where(Leave.person_id == person_id).order_by(Leave.first)
    return [(first, last) for first, last in (await session.execute(query)).all()]


async def own_posts(session: AsyncSession, person_id: int) -> list[OwnPost]:
    """Posts that they hold or held."""
    query = (
        select(Post.title, District.name, Tenure.since, Tenure.until)
        .join(Tenure, Tenure.post_id == Post.id)
        .outerjoin(District, District.id == func.coalesce(Tenure.district_id, Post.district_id))
        .where(Tenure.person_id == person_id)
        .order_by(Tenure.since, Tenure.id)
    )
    rows = (await session.execute(query)).all()
    return [
        OwnPost(f"{title}, {district}" if district else title, since, until) for title, district, since, until in rows
    ]


async def own_records(session: AsyncSession, person_id: int) -> list[OwnRecord]:
    """Activities that they logged or did with who logged them."""
    query = (
        select(Activity, District.name)
        .outerjoin(District, District.id == Activity.district_id)
        .where(done_by(person_id))
        .order_by(Activity.day, Activity.id)
        .options(*(selectinload(one) for one in LISTS))
    )
    rows = (await session.execute(query)).all()
    return [
        OwnRecord(
            id=one.id,
            created_at=one.created_at,
            deleted_at=one.deleted_at,
            district=district or "",
            answers=Facts.of(one).answers(),
        )
        for one, district in rows
    ]


async def own_entries(session: AsyncSession, person_id: int) -> list[OwnEntry]:
    """Entries of registers that they made, or that name them with the hours of their training."""
    one, more, record = RegisterEntry, RegisterPerson, Activity
    trained = and_(more.entry_id == one.id, more.person_id == person_id)
    title = func.coalesce(func.nullif(one.title, ""), record.title, "")
    query = (
        select(one.center_id, one.register, title, one.created_at, more.hours)
        .outerjoin(more, trained)
        .outerjoin(record, record.id == one.activity_id)
        .where(or_(one.author_id == person_id, more.person_id == person_id))
        .order_by(one.id)
    )
    rows = (await session.execute(query)).all()
    called: dict[str, str] = {}
    if rows:
        called = {each.key: each.name for each in await registers_in(session, rows[0].center_id)}
    return [
        OwnEntry(register=called.get(key, key), title=said, created_at=at, hours=hours)
        for _, key, said, at, hours in rows
    ]


async def own_materials(session: AsyncSession, person_id: int) -> list[OwnMaterial]:
    """Materials that they sent to the library, or are making."""
    one = LibraryMaterial
    query = select(one.id, one.made_at, one.title, one.state).where(one.made_by == person_id).order_by(one.id)
    rows = (await session.execute(query)).all()
    return [OwnMaterial(id=number, made_at=at, title=title, state=state) for number, at, title, state in rows]
