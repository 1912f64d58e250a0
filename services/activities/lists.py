"""Use cases of lists of activities: one's own, and all of a centre; searched, narrowed, and as a workbook."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from documents.style.book import TableSheet, write_tables
from models.access import Permission
from models.activities import GROUPS, Activity, Attendance, Group, Handout, Involvement, Type
from models.activity_filters import NOWHERE, Filter
from models.dates import short
from models.errors import NotFound
from models.people import District, Person
from models.plan.tables import Plan
from models.plan_years import PlanYear
from models.trips import TripRecord
from services.activities.inner.access import done_by
from services.activities.inner.counted import counted_as
from services.activities.inner.ownership import own_district
from services.imprint import imprint
from services.shares import of_district
from services.texts import label, texts
from services.work import Work, use_case

PAGE = 6
MOST = 10_000
"""Records in a file, the newest ones: a sheet of more opens on no phone."""
NOTHING = Filter()
Amount = InstrumentedAttribute[int] | ColumnElement[int]
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


Where = Sequence[ColumnElement[bool]]


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def list_own(work: Work, page: int = 0, wanted: Filter = NOTHING) -> Page:
    """What the person did, alone or with the author, the newest first, six a page. Raises DomainError for a foreign
    district."""
    return await _page(work, page, [*_own(work), *await _asked(work, wanted)])


@use_case(Permission.SEE_SUMMARY)
async def list_all(work: Work, page: int = 0, wanted: Filter = NOTHING) -> Page:
    """The records of the centre, those that a summary counts, the newest first, six a page.

    Raises DomainError for a foreign district.
    """
    return await _page(work, page, [*_all(work), *await _asked(work, wanted)])


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_types(work: Work) -> list[Type]:
    """The types of the person's own records, the most frequent first."""
    return await _types(work, _own(work))


@use_case(Permission.SEE_SUMMARY)
async def all_types(work: Work) -> list[Type]:
    """The types of the centre's records, the most frequent first."""
    return await _types(work, _all(work))


@use_case(Permission.SEE_SUMMARY)
async def list_authors(work: Work) -> list[tuple[int, str]]:
    """Everybody who logged a record of the centre, by name."""
    wrote = select(Activity.author_id).where(*_all(work), Activity.deleted_at.is_(None)).distinct()
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


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_records_workbook(work: Work, wanted: Filter = NOTHING) -> bytes:
    """One's own records as an .xlsx. Raises DomainError for a foreign district."""
    return await _workbook(work, [*_own(work), *await _asked(work, wanted)])


@use_case(Permission.SEE_SUMMARY)
async def all_records_workbook(work: Work, wanted: Filter = NOTHING) -> bytes:
    """The centre's records as an .xlsx. Raises DomainError for a foreign district."""
    return await _workbook(work, [*_all(work), *await _asked(work, wanted)])


def _own(work: Work) -> Where:
    return [done_by(work.person_id), Activity.involvement != Involvement.WITHIN]


def _all(work: Work) -> Where:
    return [Activity.center_id == work.center_id, Activity.involvement != Involvement.WITHIN]


async def _asked(work: Work, wanted: Filter) -> list[ColumnElement[bool]]:
    if wanted.district:
        async with work.db.reading() as session:
            await own_district(session, work, wanted.district)
    asked: list[ColumnElement[bool]] = [Activity.title_key.contains(key, autoescape=True) for key in wanted.keys]
    if wanted.type is not None:
        asked.append(Activity.type == wanted.type)
    if wanted.period is not None:
        asked.append(Activity.day.between(wanted.period.first, wanted.period.last))
    if wanted.district is not None:
        nowhere = Activity.district_id.is_(None)
        asked.append(nowhere if wanted.district == NOWHERE else of_district(wanted.district))
    if wanted.person is not None:
        asked.append(done_by(wanted.person))
    return [*asked, *counted_as(wanted)]


def _sum_of(
    amount: InstrumentedAttribute[int] | ColumnElement[int], table: type[Attendance | Handout]
) -> ColumnElement[int]:
    """The sum over the rows of a list that hang on the activity; 0 of none."""
    return func.coalesce(select(func.sum(amount)).where(table.activity_id == Activity.id).scalar_subquery(), 0)


CAME = _sum_of(Attendance.in_person + Attendance.remote, Attendance)


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


async def _workbook(work: Work, where: Where) -> bytes:
    query = (
        select(Activity, District.name, Person.name, CAME, _sum_of(Handout.copies, Handout))
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(District, District.id == Activity.district_id)
        .where(*where, Activity.deleted_at.is_(None))
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(MOST)
    )
    async with work.db.reading() as session:
        rows = [_row(*found) for found in (await session.execute(query)).all()]
    said = texts().plain
    titles = [said(key) for key in COLUMNS]
    note = said("records-paper-most", most=MOST) if len(rows) == MOST else ""
    head = said("records-paper-head", count=len(rows))
    table = TableSheet(name=said("records-paper"), title=head, titles=titles, rows=rows, note=note)
    return await asyncio.to_thread(write_tables, await imprint(work), [table])


COLUMNS = (
    "records-paper-number",
    "records-paper-day",
    "records-paper-type",
    "records-paper-title",
    "records-paper-district",
    "records-paper-format",
    "records-paper-came",
    "records-paper-copies",
    "records-paper-person",
    "records-paper-result",
)


def _row(one: Activity, district: str | None, person: str, came: int, copies: int) -> list[str | int]:
    return [
        one.id,
        short(one.day),
        label("type", one.type),
        one.title,
        district or "",
        label("format", one.format) if one.format else "",
        int(came),
        int(copies),
        person,
        one.result,
    ]
