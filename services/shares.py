"""Who came: people reached, and the visits of an activity shared out among its districts."""

from sqlalchemy import ColumnElement, Select, case, extract, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Attendance, Category, Place
from models.plan.reached import Reached


def of_district(district_id: int) -> ColumnElement[bool]:
    """Whether an activity is of a district, alone or among others."""
    among = select(Place.activity_id).where(Place.district_id == district_id)
    return or_(Activity.district_id == district_id, Activity.id.in_(among))


def of_several() -> ColumnElement[bool]:
    """Whether an activity is of more districts than its own."""
    return Activity.id.in_(select(Place.activity_id).where(Place.district_id != Activity.district_id))


def people_by_district(*where: ColumnElement[bool], by: ColumnElement[int]) -> Select[int | None, int, int]:
    """Visits by district (None for no district) and by what else is asked for; their sum is that of all visits.

    Where an activity has several districts, those besides its own get the people that were told of them, and its own
    the rest. What was told of more people than came is not believed.
    """
    people = func.sum(Attendance.in_person + Attendance.remote)
    came = select(people).where(Attendance.activity_id == Activity.id).correlate(Activity).scalar_subquery()
    others = (Place.activity_id == Activity.id, Place.district_id != Activity.district_id)
    told = func.coalesce(select(func.sum(Place.people)).where(*others).correlate(Activity).scalar_subquery(), 0)
    deeds = select(Activity.id, Activity.district_id, by.label("by"), func.coalesce(came, 0).label("came"))
    whole = deeds.add_columns(told.label("told")).where(*where).subquery()
    believed = whole.c.told <= whole.c.came
    own = select(
        whole.c.district_id, whole.c.by, case((believed, whole.c.came - whole.c.told), else_=whole.c.came).label("n")
    )
    away = (
        select(Place.district_id, whole.c.by, Place.people)
        .join(whole, whole.c.id == Place.activity_id)
        .where(Place.district_id != whole.c.district_id, believed)
    )
    shares = union_all(own, away).subquery()
    total = func.sum(shares.c.n).label("total")
    return select(shares.c.district_id, shares.c.by, total).group_by(shares.c.district_id, shares.c.by)


async def reached_by(session: AsyncSession, *where: ColumnElement[bool]) -> dict[Category, Reached]:
    """The people of activities by category: those who came for the first time where that was said, else visits."""
    year = extract("year", Activity.day).label("year")
    unsaid = case((Attendance.newcomers.is_(None), Attendance.in_person + Attendance.remote))
    query = (
        select(Attendance.category, year, func.sum(Attendance.newcomers), func.sum(unsaid))
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(*where)
        .group_by(Attendance.category, year)
    )
    found: dict[Category, Reached] = {}
    for category, of_year, first, visits in (await session.execute(query)).all():
        known = {int(of_year): int(first)} if first is not None else {}
        one = Reached(known, int(visits) if visits is not None else None)
        found[Category(category)] = found.get(Category(category), Reached()) + one
    return found
