"""The quarters of a centre's monitoring and the reports that are expected in them: parts of the use cases."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.errors import NotFound
from models.monitoring.days import MonitoringDays, dates_of, quarter_of
from models.monitoring.tables import Monitoring, Report
from models.people import Center, District, Post
from models.periods import Period, Span
from services import center_settings
from services.monitoring.inner.expecting import expect
from services.monitoring.inner.sheets import form_of
from services.plan.inner.own_deeds import wanted_by
from storage.upsert import insert_new

DECEMBER = 12


async def quarter_row(session: AsyncSession, center_id: int, quarter: Period) -> Monitoring | None:
    """The quarter of the centre; None when it was never opened."""
    query = select(Monitoring).where(Monitoring.center_id == center_id, Monitoring.quarter == quarter.first)
    return await session.scalar(query)


async def open_early(session: AsyncSession, center_id: int, today: date) -> Monitoring | None:
    """The year's last quarter, from 1 December on, while it still runs: where the plan wants its monitoring by the
    year's end, a preliminary report is made and corrected in January. None where nothing of the kind is wanted."""
    quarter = Period.around(Span.QUARTER, today)
    if today.month != DECEMBER:
        return None
    begun = await quarter_row(session, center_id, quarter) is not None
    if not begun and await wanted_by(session, center_id, quarter, today) is None:
        return None
    return await open_quarter(session, center_id, quarter, today, opens=today.replace(day=1))


async def open_owed(session: AsyncSession, center_id: int, today: date) -> None:
    """The quarters that reports are owed for today: the one that ended last, and the one that is wanted early."""
    await open_quarter(session, center_id, quarter_of(today), today)
    await open_early(session, center_id, today)


async def open_or_refuse(session: AsyncSession, center_id: int, quarter: Period, today: date) -> Monitoring | None:
    """The quarter that takes reports now. Raises NotFound for one that is still to come, and for one that is long
    past and was never opened; None as `open_quarter` does."""
    if quarter.first <= today <= quarter.last:
        found = await open_early(session, center_id, today)
    elif quarter.last < today <= quarter.after().last:
        return await open_quarter(session, center_id, quarter, today)
    else:
        found = None
    if found is None:
        raise NotFound("monitoring-no-quarter")
    return found


async def open_quarter(
    session: AsyncSession, center_id: int, quarter: Period, today: date, opens: date | None = None
) -> Monitoring | None:
    """The quarter, made with the dates of the centre's settings and as its form says when it is not there, and with a
    report of everybody who may owe one. Doing it again adds only what is new. None for a quarter that was over before
    the centre came: nobody could count in it, so nobody owes it. `opens` is a day before the usual one."""
    days = await center_settings.load(session, center_id, MonitoringDays)
    center = await session.get_one(Center, center_id)
    dates = dates_of(quarter, days)
    if quarter.last < center.created_at.astimezone(ZoneInfo(center.zone)).date():
        return None
    found = await quarter_row(session, center_id, quarter)
    if found is None:
        _, form = await form_of(session, center_id, quarter.year)
        row = {"center_id": center_id, "quarter": quarter.first, "report_of": form.report_of}
        row |= {"opens": opens or dates.opens, "in_time": dates.in_time, "last": dates.last}
        await session.execute(insert_new(session, Monitoring).values(row))
        found = await quarter_row(session, center_id, quarter)
    if found is None:
        raise LookupError("a quarter that was just opened is gone")
    await expect(session, found, today)
    return found


async def without_post(session: AsyncSession, center_id: int, monitoring_id: int) -> dict[int, str]:
    """The districts of the centre, names by numbers in their order, that nobody can report on: no curator's post is
    there, vacant or not, and no report of one that was closed. Of a district that is closed nothing is awaited."""
    post = exists().where(Post.district_id == District.id, Post.role == Role.CURATOR, Post.closed_on.is_(None))
    report = exists().where(Report.monitoring_id == monitoring_id, Report.district_id == District.id)
    query = select(District.id, District.name).where(District.center_id == center_id, ~post, ~report)
    query = query.where(District.closed_on.is_(None))
    return dict((await session.execute(query.order_by(District.position))).all())
