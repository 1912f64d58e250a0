"""What letters about the monitoring ask when they are worded. Parts of the delivery, without a person who acts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.monitoring.days import Dates
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State
from models.people import District, Holding, Post
from models.periods import Period
from services.monitoring.quarters import held, stood


@dataclass(frozen=True)
class Owed:
    """A report as the person who is to be told of it sees it."""

    place: str
    quarter: Period
    dates: Dates
    state: State
    open_until: date | None
    comment: str
    comment_code: str


@dataclass(frozen=True)
class Stands:
    """A quarter's districts: who has given and who owes."""

    center_id: int
    quarter: Period
    given: tuple[str, ...]
    owing: tuple[str, ...]


async def owed(session: AsyncSession, report_id: int, person_id: int, today: date) -> Owed | None:
    """The report, when the person holds its post today; None otherwise."""
    mine = select(Holding.post_id).where(
        Holding.person_id == person_id,
        Holding.since <= today,
        or_(Holding.until.is_(None), Holding.until >= today),
    )
    query = (
        select(Report, Monitoring, Post.title, District.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Post.district_id)
        .where(Report.id == report_id, Report.post_id.in_(mine))
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    report, monitoring, title, district = row
    return Owed(
        f"{title}, {district}",
        monitoring.period,
        monitoring.dates,
        report.state,
        report.open_until,
        report.comment,
        report.comment_code,
    )


async def stands(session: AsyncSession, monitoring_id: int, today: date) -> Stands | None:
    """How the quarter's districts stand, in their order; None for a quarter that is not there."""
    query = (
        select(Monitoring, District.name, Report.state, held(today))
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Post.district_id)
        .where(Report.monitoring_id == monitoring_id)
        .order_by(District.position)
    )
    rows = (await session.execute(query)).all()
    if not rows:
        return None
    known = [(name, stood(state, held=bool(is_held))) for _, name, state, is_held in rows]
    return Stands(
        rows[0][0].center_id,
        rows[0][0].period,
        tuple(dict.fromkeys(name for name, state in known if state in GIVEN)),
        tuple(dict.fromkeys(name for name, state in known if state in OWED)),
    )
