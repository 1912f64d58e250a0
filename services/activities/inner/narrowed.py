"""Which records a list is of: one's own or the centre's, searched and narrowed; and what hangs on each of them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from models.activities import Activity, Attendance, Handout, Involvement
from models.activity_filters import NOWHERE, Filter
from services.activities.inner.access import done_by
from services.activities.inner.counted import counted_as
from services.activities.inner.ownership import own_district
from services.shares import of_district
from services.work import Work

Where = Sequence[ColumnElement[bool]]


def records_of(work: Work, *, own: bool) -> Where:
    """What the actor did, alone or with the author; or what the centre did."""
    whose = done_by(work.person_id) if own else Activity.center_id == work.center_id
    return [whose, Activity.involvement != Involvement.WITHIN]


async def narrowed(wanted: Filter, work: Work, *, own: bool) -> Where:
    """Those of them that were asked for. Raises DomainError for a foreign district."""
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
    return [*records_of(work, own=own), *asked, *counted_as(wanted)]


def sum_of(
    amount: InstrumentedAttribute[int] | ColumnElement[int], table: type[Attendance | Handout]
) -> ColumnElement[int]:
    """The sum over the rows of a list that hang on the activity; 0 of none."""
    return func.coalesce(select(func.sum(amount)).where(table.activity_id == Activity.id).scalar_subquery(), 0)


CAME = sum_of(Attendance.in_person + Attendance.remote, Attendance)
