"""Use cases of lists of activities: one's own, and all of a centre; searched and narrowed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, select

from models.access import Permission
from models.activities import GROUPS, Activity, Attendance, Group, Involvement, Type
from models.activity_filters import Filter
from models.errors import NotFound
from models.people import Person
from models.plan.tables import Plan
from models.plan_years import PlanYear
from models.trips import TripRecord
from services.activities.inner.narrowed import CAME, Where, narrowed, records_of
from services.work import Work, use_case

PAGE = 6
NOTHING = Filter()
COUNTED = frozenset(Type) - frozenset(GROUPS[Group.INFORMING]) - {Type.AGREEMENT, Type.MONITORING}
"""Types of which the year's papers say how many people came."""


@dataclass(frozen=True)
class Brief:
    """An activity as a line of a list; `came` are visits."""

    id: int
    type: Type
    title: str
    day: date
    joined: bool = False
    """Whether the centre took part and somebody else held it."""
    came: int = 0


@dataclass(frozen=True, kw_only=True)
class Page:
    """Some lines of a list, whether there are more after them, and what the whole list comes to: records, visits."""

    number: int
    items: list[Brief]
    more: bool
    records: int
    visits: int


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def list_own(work: Work, page: int = 0, wanted: Filter = NOTHING) -> Page:
    """What the person did, alone or with the author, the newest first, six a page. Raises DomainError for a foreign
    district."""
    return await _page(work, page, await narrowed(wanted, work, own=True))


@use_case(Permission.SEE_SUMMARY)
async def list_all(work: Work, page: int = 0, wanted: Filter = NOTHING) -> Page:
    """The records of the centre, those that a summary counts, the newest first, six a page.

    Raises DomainError for a foreign district.
    """
    return await _page(work, page, await narrowed(wanted, work, own=False))


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_types(work: Work) -> list[Type]:
    """The types of the person's own records, the most frequent first."""
    return await _types(work, records_of(work, own=True))


@use_case(Permission.SEE_SUMMARY)
async def all_types(work: Work) -> list[Type]:
    """The types of the centre's records, the most frequent first."""
    return await _types(work, records_of(work, own=False))


@use_case(Permission.SEE_SUMMARY)
async def list_authors(work: Work) -> list[tuple[int, str]]:
    """Everybody who logged a record of the centre, by name."""
    wrote = select(Activity.author_id).where(*records_of(work, own=False), Activity.deleted_at.is_(None)).distinct()
    query = select(Person.id, Person.name).where(Person.id.in_(wrote)).order_by(Person.name, Person.id)
    async with work.db.reading() as session:
        return [(row_id, name) for row_id, name in await session.execute(query)]


@use_case(Permission.SEE_SUMMARY)
async def list_numberless(work: Work, year: int, page: int = 0) -> Page:
    """The records of a plan's year in the centre that do not say how many people came, the newest first, eight a page.

    Raises NotFound for a year that is neither this nor last one."""
    if not work.today.year - 1 <= year <= work.today.year:
        raise NotFound
    async with work.db.reading() as session:
        found = await session.scalar(select(Plan.school).where(Plan.center_id == work.center_id, Plan.year == year))
    return await _page(work, page, [Activity.id.in_(numberless(work.center_id, PlanYear(year, bool(found))))])


def numberless(center_id: int, year: PlanYear) -> Select[int]:
    """Their ids, as a part of a query."""
    days = Activity.day.between(*year.window)
    counted = (Activity.type.in_(COUNTED), Activity.involvement == Involvement.HELD, Activity.deleted_at.is_(None))
    said = exists().where(Attendance.activity_id == Activity.id)
    told = exists().where(TripRecord.trip_id == Activity.id)  # of a trip its own records say it
    return select(Activity.id).where(Activity.center_id == center_id, days, *counted, ~said, ~told)


async def _page(work: Work, page: int, where: Where) -> Page:
    alive = (*where, Activity.deleted_at.is_(None))
    query = (
        select(
            Activity.id,
            Activity.type,
            Activity.title,
            Activity.day,
            Activity.involvement == Involvement.JOINED,
            CAME,
        )
        .where(*alive)
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    came = func.sum(Attendance.in_person + Attendance.remote)
    totals = select(
        select(func.count()).select_from(Activity).where(*alive).scalar_subquery(),
        select(came).join(Activity, Activity.id == Attendance.activity_id).where(*alive).scalar_subquery(),
    )
    async with work.db.reading() as session:
        rows = [Brief(*row) for row in (await session.execute(query)).all()]
        records, visits = (await session.execute(totals)).one()
    return Page(number=page, items=rows[:PAGE], more=len(rows) > PAGE, records=records, visits=int(visits or 0))


async def _types(work: Work, where: Where) -> list[Type]:
    query = select(Activity.type).where(*where, Activity.deleted_at.is_(None)).group_by(Activity.type)
    async with work.db.reading() as session:
        return [Type(kind) for kind in await session.scalars(query.order_by(func.count().desc(), Activity.type))]
