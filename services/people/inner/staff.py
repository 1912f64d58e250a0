"""Who holds the posts of a centre's curators, and who came and went in a period."""

from datetime import timedelta

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Role
from models.people import District, Employment, Post, Tenure, Trade
from models.periods import Period
from models.staff import Staff
from services.work import Work


async def count_staff(session: AsyncSession, work: Work, period: Period, district_id: int | None = None) -> Staff:
    """The curators of the actor's centre, or of one of its districts, in the caller's session."""
    last, eve = min(period.last, work.today), timedelta(days=1)
    place, other = func.coalesce(Tenure.district_id, Post.district_id), aliased(Tenure)
    here = Tenure.held(last)
    # whoever goes on in a post that was moved or merged neither left nor came, but for the districts themselves
    follows: ColumnElement[bool] = Tenure.follows_id.is_not(None)
    followed: ColumnElement[bool] = exists().where(other.follows_id == Tenure.id)
    if district_id is not None:
        follows = follows & exists().where(other.id == Tenure.follows_id, other.district_id.is_(None))
        followed = followed & Tenure.district_id.is_(None)
    came = Tenure.since.between(period.first, last) & ~follows
    left = Tenure.until.between(period.first - eve, last - eve) & ~followed
    by = (District.name, Tenure.employment, Tenure.trade)
    query = (
        select(*by, *(func.sum(case((each, 1), else_=0)) for each in (here, came, left)))
        .join(Post, Post.id == Tenure.post_id)
        .outerjoin(District, District.id == place)
        # whoever was put out on the day they came never held it
        .where(Post.center_id == work.center_id, Post.role == Role.CURATOR)
        .where(Tenure.lasts(Tenure.since))
        .group_by(*by)
    )
    if district_id is not None:
        query = query.where(place == district_id)
    found, arrived, gone = Staff(), 0, 0
    for district, employment, trade, count, new, old in (await session.execute(query)).all():
        found.districts[district or ""] += int(count)
        found.employments[Employment(employment) if employment else None] += int(count)
        found.trades[Trade(trade) if trade else None] += int(count)
        arrived, gone = arrived + int(new), gone + int(old)
    return Staff(
        districts=+found.districts, employments=+found.employments, trades=+found.trades, came=arrived, left=gone
    )
