"""Use cases of the cycle's days, and of how well they are kept."""

from sqlalchemy import ColumnElement, case, func, select

from models.access import Permission
from models.errors import DomainError
from models.monitoring.days import MonitoringDays
from models.monitoring.rates import Rate
from models.monitoring.tables import GIVEN, Monitoring, Report
from models.people import District, Post
from services import center_settings
from services.monitoring.inner.answering import counted
from services.work import Work, use_case

QUARTERS = 8
"""How far back the rates look."""


@use_case(Permission.COMPILE_MONITORING)
async def rates(work: Work) -> list[tuple[str, Rate]]:
    """Reports in time and complete by district over the last eight quarters whose last day in time is over, counted by
    the database."""
    last = (
        select(Monitoring.id)
        .where(Monitoring.center_id == work.center_id, Monitoring.in_time < work.today)
        .order_by(Monitoring.quarter.desc())
        .limit(QUARTERS)
    )
    owed = counted(work.today)
    given: ColumnElement[bool] = Report.state.in_(GIVEN)

    def count(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    query = (
        select(District.name, count(owed), count(given), count(given & Report.late.is_(False)))
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .where(Report.center_id == work.center_id, Report.monitoring_id.in_(last))
        .group_by(District.id, District.name, District.position)
        .order_by(District.position)
    )
    async with work.db.reading() as session:
        return [(name, Rate(int(o), int(g), int(t))) for name, o, g, t in (await session.execute(query)).all()]


@use_case(Permission.COMPILE_MONITORING)
async def days(work: Work) -> MonitoringDays:
    """The centre's days of the cycle."""
    async with work.db.reading() as session:
        return await center_settings.load(session, work.center_id, MonitoringDays)


@use_case(Permission.MANAGE_MONITORING)
async def set_days(work: Work, chosen: MonitoringDays) -> None:
    """Other days for the quarters that are yet to open. Raises DomainError for days that cannot be."""
    if chosen.wrong:
        raise DomainError(chosen.wrong)
    async with work.db.writing() as session:
        await center_settings.save(session, work, chosen)
