"""«Отчёт о выездах» (T1.6, T1.9): where the centre went, who went, what for, what came of it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Attendance, Coauthor, Evidence, Involvement, Place, Proof, Type
from models.dates import short
from models.people import District, Person
from models.periods import Period
from models.trips import WITHIN, TripPurpose, TripRecord
from services.papers.inner.people import Head, head_of
from services.papers.inner.records import Posts, Where, of_period
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class Trip:
    """A trip as the report has it."""

    number: int
    day: str
    districts: tuple[str, ...]
    who: tuple[str, ...]
    """Everybody who went, with their posts."""
    purpose: str
    result: str
    came: int
    papers: tuple[str, ...]


@dataclass(frozen=True)
class TripFacts:
    """The trips of a period."""

    head: Head
    period: Period
    trips: tuple[Trip, ...]

    @property
    def empty(self) -> bool:
        """Whether nobody went anywhere in the period."""
        return not self.trips


@use_case(Permission.SEE_SUMMARY)
async def gather_trips(work: Work, period: Period) -> TripFacts:
    """The facts of any stretch of time."""
    where = (*of_period(work, period), Activity.type == Type.TRIP, Activity.involvement == Involvement.HELD)
    async with work.db.reading() as session:
        return TripFacts(await head_of(session, work), period, await _trips(session, work, where))


async def _trips(session: AsyncSession, work: Work, where: Where) -> tuple[Trip, ...]:
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    query = (
        select(Activity, Person.name, District.name, func.coalesce(came.scalar_subquery(), 0))
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(District, District.id == Activity.district_id)
        .where(*where)
        .order_by(Activity.day, Activity.id)
    )
    rows = (await session.execute(query)).all()
    posts = await Posts.load(session, work)
    others, places, papers = await _with(session, where), await _places(session, where), await _papers(session, where)
    done = await _done(session, where)
    return tuple(
        Trip(
            number=one.id,
            day=short(one.day),
            districts=tuple(dict.fromkeys([*([district] if district else []), *places.get(one.id, [])])),
            who=tuple(
                ", ".join(filter(None, (name, posts.of(person, one.day))))
                for person, name in [(one.author_id, author), *others.get(one.id, [])]
            ),
            purpose="; ".join(part.words for part in done.get(one.id, ())) or one.title,
            result=one.result,
            came=int(people) + sum(part.came for part in done.get(one.id, ()) if not part.within),
            papers=tuple(papers.get(one.id, [])),
        )
        for one, author, district, people in rows
    )


@dataclass(frozen=True)
class TripDeed:
    """What was done on a trip; whom it met within it the trip counts already."""

    words: str
    came: int
    within: bool


async def _done(session: AsyncSession, where: Where) -> dict[int, list[TripDeed]]:
    """What was done on each trip, in the order of purposes."""
    trips = select(Activity.id).where(*where)
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    query = (
        select(TripRecord.trip_id, TripRecord.purpose, Activity.type, Activity.title)
        .add_columns(func.coalesce(came.scalar_subquery(), 0))
        .join(Activity, Activity.id == TripRecord.activity_id)
        .where(TripRecord.trip_id.in_(trips), Activity.deleted_at.is_(None))
    )
    order, found = list(TripPurpose), dict[int, list[TripDeed]]()
    rows = sorted((await session.execute(query)).all(), key=lambda row: order.index(row[1]))
    for trip, purpose, kind, title, people in rows:
        name = label("type", kind) if purpose is TripPurpose.EVENT else label("trip-purpose", purpose)
        about = "none" if title == name else title
        words = texts().plain("trips-deed", name=name, about=about, came=int(people))
        found.setdefault(trip, []).append(TripDeed(words, int(people), purpose in WITHIN))
    return found


async def _with(session: AsyncSession, where: Where) -> dict[int, list[tuple[int, str]]]:
    query = (
        select(Coauthor.activity_id, Person.id, Person.name)
        .join(Person, Person.id == Coauthor.person_id)
        .join(Activity, Activity.id == Coauthor.activity_id)
        .where(*where)
        .order_by(Person.name)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for trip, person, name in await session.execute(query):
        found.setdefault(trip, []).append((person, name))
    return found


async def _places(session: AsyncSession, where: Where) -> dict[int, list[str]]:
    query = (
        select(Place.activity_id, District.name)
        .join(District, District.id == Place.district_id)
        .join(Activity, Activity.id == Place.activity_id)
        .where(*where)
        .order_by(District.position)
    )
    found: dict[int, list[str]] = {}
    for trip, name in await session.execute(query):
        found.setdefault(trip, []).append(name)
    return found


async def _papers(session: AsyncSession, where: Where) -> dict[int, list[str]]:
    query = select(Proof.activity_id, Proof.kind, Proof.place).join(Activity, Activity.id == Proof.activity_id)
    found: dict[int, list[str]] = {}
    for trip, kind, place in await session.execute(query.where(*where, Proof.present.is_(True))):
        name = label("evidence", Evidence(kind))
        found.setdefault(trip, []).append(f"{name} – {place}" if place else name)
    return found
