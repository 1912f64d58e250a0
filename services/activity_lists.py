"""Use cases of lists of activities: one's own, and those that a summary counts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from models.access import Permission
from models.activities import Activity, Involvement, Type
from models.periods import Period
from services.activities import done_by, own_district
from services.shares import of_district
from services.work import Work, use_case

PAGE = 8


@dataclass(frozen=True)
class Brief:
    """An activity as a line of a list."""

    id: int
    type: Type
    title: str
    day: date
    joined: bool = False
    """Whether the centre took part and somebody else held it."""


@dataclass(frozen=True)
class Page:
    """Some lines of a list, and whether there are more before and after them."""

    number: int
    items: list[Brief]
    more: bool


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def list_own(work: Work, page: int = 0) -> Page:
    """What the person did, alone or with the author, the newest first, eight a page."""
    return await _page(work, page, done_by(work.person_id))


@use_case(Permission.SEE_SUMMARY)
async def list_counted(work: Work, period: Period, district_id: int | None = None, page: int = 0) -> Page:
    """The records that a summary of the centre counts in the period, the newest first, eight a page.

    Raises DomainError for a foreign district.
    """
    async with work.db.reading() as session:
        await own_district(session, work, district_id)
    counted = [Activity.center_id == work.center_id, Activity.day.between(period.first, period.last)]
    if district_id is not None:
        counted.append(of_district(district_id))
    return await _page(work, page, *counted)


async def _page(work: Work, page: int, *where: ColumnElement[bool]) -> Page:
    query = (
        select(Activity.id, Activity.type, Activity.title, Activity.day, Activity.involvement == Involvement.JOINED)
        .where(*where, Activity.deleted_at.is_(None))
        .order_by(Activity.day.desc(), Activity.id.desc())
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    async with work.db.reading() as session:
        rows = [Brief(*row) for row in (await session.execute(query)).all()]
    return Page(page, rows[:PAGE], more=len(rows) > PAGE)
