"""The use cases of the summary as a workbook: the centre's, with every district and post, and one's own."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.tables import Table, write_tables
from models.access import Permission
from models.activities import Activity
from models.people import District, Holding, Person, Post
from models.periods import Period
from services.periods import name_of
from services.shares import of_district
from services.summary import Figure, Summary, summarise, summarise_own
from services.texts import texts
from services.work import Work, use_case

WIDE, NARROW = 44, 16
POSTS = (
    ("summary-paper-post", WIDE),
    ("summary-paper-district", 26),
    ("summary-paper-person", 30),
    ("summary-paper-records", NARROW),
)


@use_case(Permission.SEE_SUMMARY)
async def summary_workbook(work: Work, period: Period, district_id: int | None = None) -> bytes:
    """The summary as an .xlsx: totals, districts, and every post with what its people logged while they held it, zeros
    and vacancies too. Raises NotFound for a foreign district."""
    found = await summarise(work, period, district_id)
    async with work.db.reading() as session:
        posts = await _posts(session, work, period, district_id)
    said = texts().plain
    columns = [(said(key), width) for key, width in POSTS]
    table = Table(said("summary-paper-posts"), _title(found), columns, posts, said("summary-paper-posts-note"))
    return await asyncio.to_thread(write_tables, [*_tables(found), table])


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def own_workbook(work: Work, period: Period) -> bytes:
    """«Мой год» as an .xlsx."""
    return await asyncio.to_thread(write_tables, _tables(await summarise_own(work, period)))


def _title(found: Summary) -> str:
    return texts().plain(
        "summary-paper-title",
        period=name_of(found.period),
        before=name_of(found.against),
        district=found.district or texts().plain("summary-mine" if found.own else "summary-all-districts"),
    )


def _tables(found: Summary) -> list[Table]:
    said = texts().plain
    heads = [("", WIDE), (said("summary-paper-now"), NARROW), (said("summary-paper-before"), NARROW)]
    totals = (
        ("summary-paper-activities", found.activities),
        ("summary-paper-visits", found.visits),
        ("summary-paper-copies", found.copies),
    )
    rows = [(said(key), figure.now, figure.before) for key, figure in totals]
    for prefix, figures in (("type", found.types), ("category", found.categories), ("material", found.materials)):
        rows += _rows([Figure(said(f"{prefix}-{f.name.replace('_', '-')}"), f.now, f.before) for f in figures])
    tables = [Table(said("summary-paper"), _title(found), heads, rows, said("summary-paper-note"))]
    districts = [f if f.name else Figure(said("summary-no-district"), f.now, f.before) for f in found.districts]
    tables.append(Table(said("summary-paper-districts"), _title(found), heads, _rows(districts)))
    return tables


def _rows(figures: Sequence[Figure]) -> list[tuple[str, int, int]]:
    return [(f.name, f.now, f.before) for f in figures]


async def _posts(
    session: AsyncSession, work: Work, period: Period, district_id: int | None
) -> list[tuple[str, str, str, int]]:
    """Post, district, person, activities: a line for everybody who held the post in the period, and one for a vacant
    post."""
    held = (
        (Holding.post_id == Post.id)
        & (Holding.since <= period.last)
        & or_(Holding.until.is_(None), Holding.until >= period.first)
    )
    logged = (
        (Activity.author_id == Holding.person_id)
        & (Activity.center_id == work.center_id)
        & Activity.day.between(period.first, period.last)
        & (Activity.day >= Holding.since)
        & or_(Holding.until.is_(None), Activity.day <= Holding.until)
        & Activity.deleted_at.is_(None)
    )
    if district_id is not None:
        logged &= of_district(district_id)
    query = (
        select(Post.title, District.name, Person.name, func.count(Activity.id))
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Holding, held)
        .outerjoin(Person, Person.id == Holding.person_id)
        .outerjoin(Activity, logged)
        .where(Post.center_id == work.center_id, or_(Post.closed_on.is_(None), Post.closed_on > period.first))
        .group_by(Post.id, Post.title, Post.role, District.name, District.position, Holding.id, Person.name)
        .order_by(Post.role, Post.title, District.position, Post.id, Person.name)
    )
    if district_id is not None:
        query = query.where(or_(Post.district_id == district_id, Post.district_id.is_(None)))
    vacant = texts().plain("summary-paper-vacant")
    return [(title, place or "", person or vacant, n) for title, place, person, n in await session.execute(query)]
