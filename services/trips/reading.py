"""Use cases that read trips: what stands in one, whom one may have gone with, whether it is there already."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Attendance, Facts, Involvement, Type
from models.errors import NotFound
from models.people import Person, Post, in_posts
from models.plan.tables import Occurrence, PlanItem
from models.stored import Answers
from models.trips import WITHIN, PurposeSaid, TripPurpose, TripRecord, TripSaid
from services.activities.inner import trips
from services.activities.inner.trips import Parts
from services.activities.records import open_activity
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class TripLine:
    """A record of a trip; `item` are the words of the plan's item that it counts for, `due` its date there."""

    id: int
    purpose: TripPurpose | None
    """None of the trip's own record."""
    type: Type
    title: str
    came: int
    item: str
    due: date | None

    @property
    def within(self) -> bool:
        """Whether it has no record that people see."""
        return self.purpose in WITHIN


@dataclass(frozen=True)
class TripOf:
    """The trip that a record is or belongs to, with all its records, the trip's own first."""

    trip: int
    lines: tuple[TripLine, ...]

    def line(self, record: int) -> TripLine | None:
        """The record of that number among them; None for another trip's."""
        return next((one for one in self.lines if one.id == record), None)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def trip_of(work: Work, activity_id: int) -> TripOf | None:
    """The trip that a record of the centre is or belongs to; None for one that has nothing to do with any."""
    of_part = select(TripRecord.trip_id).where(TripRecord.activity_id == activity_id).scalar_subquery()
    trip_id = func.coalesce(of_part, activity_id)
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    query = (
        select(Activity.id, TripRecord.purpose, Activity.type, Activity.title, func.coalesce(came.scalar_subquery(), 0))
        .add_columns(PlanItem.content, Occurrence.due)
        .outerjoin(TripRecord, TripRecord.activity_id == Activity.id)
        .outerjoin(PlanItem, PlanItem.id == Activity.plan_item_id)
        .outerjoin(Occurrence, Occurrence.id == Activity.occurrence_id)
        .where((Activity.id == trip_id) | (TripRecord.trip_id == trip_id))
        .where(Activity.center_id == work.center_id, Activity.deleted_at.is_(None))
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    order = [None, *TripPurpose]
    lines = [
        TripLine(id=one, purpose=purpose, type=kind, title=title, came=int(n), item=item or "", due=due)
        for one, purpose, kind, title, n, item, due in rows
    ]
    ordered = tuple(sorted(lines, key=lambda one: order.index(one.purpose)))
    main = next((one.id for one in ordered if one.purpose is None), None)
    return TripOf(main, ordered) if main is not None and len(ordered) > 1 else None


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def open_trip(work: Work, trip_id: int) -> Answers:
    """The answers of a trip's form as it stands. Raises NotFound for one that the actor may not see."""
    await open_activity(work, trip_id)
    query = select(Activity).where(Activity.id == trip_id, Activity.center_id == work.center_id)
    async with work.db.reading() as session:
        found = await session.scalar(query.options(*(selectinload(one) for one in LISTS)))
        if found is None:
            raise NotFound("activity-not-found")
        return trip_said(found, await trips.parts_of(session, trip_id)).answers()


def trip_said(trip: Activity, parts: Parts) -> TripSaid:
    """A trip as its form says it, out of what is stored, the lists loaded."""
    own = Facts.of(trip)
    return TripSaid(
        day=own.day,
        district_id=own.district_id,
        purposes=tuple(_said(purpose, one) for purpose, one in parts),
        coauthors=own.coauthors,
        result=own.result,
        evidence=own.evidence,
        handouts=own.handouts,
        given=own.given,
    )


def _said(purpose: TripPurpose, one: Activity) -> PurposeSaid:
    facts = Facts.of(one)
    bare = facts.title == trips.named(purpose, facts.type)
    return PurposeSaid(
        purpose=purpose,
        type=facts.type,
        title="" if bare else facts.title,
        came=facts.attendance,
        minutes=facts.minutes,
    )


@use_case(Permission.LOG_ACTIVITY)
async def list_companions(work: Work) -> list[tuple[int, str]]:
    """Who may have gone along: everybody else of the centre who holds a post today, with the posts."""
    query = in_posts(select(Person.id, Person.name, Post.title), work.center_id, work.today)
    others = query.where(Person.id != work.person_id, Post.is_group.is_(False)).order_by(Person.name, Post.id)
    found: dict[int, tuple[str, list[str]]] = {}
    async with work.db.reading() as session:
        for person, name, post in await session.execute(others):
            found.setdefault(person, (name, []))[1].append(post)
    return [(person, f"{name}, {', '.join(dict.fromkeys(posts))}") for person, (name, posts) in found.items()]


@use_case(Permission.LOG_ACTIVITY)
async def find_trip(work: Work, day: date, district_id: int | None, besides: int = 0) -> tuple[str, str] | None:
    """A trip of the centre to that district on that day, and who wrote it down: two who went together are one trip.
    `besides` leaves out the one that is being changed."""
    query = (
        select(Activity.title, Person.name)
        .join(Person, Person.id == Activity.author_id)
        .where(
            Activity.center_id == work.center_id,
            Activity.type == Type.TRIP,
            Activity.involvement == Involvement.HELD,
            Activity.day == day,
            Activity.district_id == district_id,
            Activity.deleted_at.is_(None),
            Activity.id != besides,
        )
    )
    async with work.db.reading() as session:
        found = (await session.execute(query.order_by(Activity.id).limit(1))).first()
    return (found[0], found[1]) if found else None
