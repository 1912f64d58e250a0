"""What letters about the monitoring ask when they are worded. Parts of the delivery, without a person who acts."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.monitoring.days import Dates
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State
from models.people import Center, District, Person, Post
from models.periods import Period
from models.reminders.recipients import House, Recipient, recipients
from services.monitoring.quarters import held, stood, without_post
from services.monitoring.sheets import Begun


@dataclass(frozen=True)
class Seen:
    """A report as letters speak of it."""

    place: str
    quarter: Period
    dates: Dates
    state: State
    open_until: date | None
    comment: str
    comment_code: str
    begun: Begun | None
    """Who began a draft."""
    begun_by: int | None
    entered: bool
    """Whether a coordinator wrote it."""


@dataclass(frozen=True)
class Owed(Seen):
    """A report as the person who is to be told of it sees it."""

    to: Recipient
    """Why this person hears of it."""


@dataclass(frozen=True)
class Stands:
    """A quarter's districts: who has given and who owes."""

    center_id: int
    quarter: Period
    over: bool
    """Whether nothing is taken any more."""
    given: tuple[str, ...]
    owing: tuple[str, ...]
    without: tuple[str, ...]
    """Districts that have no post to report on them."""


async def pleaded(session: AsyncSession, center_id: int, report_id: int) -> Seen | None:
    """The report of the centre, whoever it is told to; None for another's."""
    found = await _seen(session, center_id, report_id)
    return found[1] if found is not None else None


async def owed(session: AsyncSession, house: House, report_id: int, person_id: int, today: date) -> Owed | None:
    """The report, when the person is to be told of it today: it is their own post's, or one whose people cannot be
    reached. None otherwise."""
    found = await _seen(session, house.id, report_id)
    if found is None:
        return None
    post, seen = found
    to = next((one for one in recipients([post], house, today) if one.person.id == person_id), None)
    return Owed(**vars(seen), to=to) if to is not None else None


async def _seen(session: AsyncSession, center_id: int, report_id: int) -> tuple[int, Seen] | None:
    query = (
        select(Report, Monitoring, Post.title, District.name, Person.name, Center.zone)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Post.district_id)
        .join(Center, Center.id == Report.center_id)
        .outerjoin(Person, Person.id == Report.begun_by)
        .where(Report.id == report_id, Report.center_id == center_id)
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    report, monitoring, title, district, by, zone = row
    begun = Begun(by, report.begun_at.astimezone(ZoneInfo(zone)).date()) if by and report.begun_at else None
    seen = Seen(
        place=f"{title}, {district}",
        quarter=monitoring.period,
        dates=monitoring.dates,
        state=report.state,
        open_until=report.open_until,
        comment=report.comment,
        comment_code=report.comment_code,
        begun=begun if report.state is State.DRAFT else None,
        begun_by=report.begun_by,
        entered=report.entered_by is not None,
    )
    return report.post_id, seen


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
    monitoring = rows[0][0]
    known = [(name, stood(state, held=bool(is_held))) for _, name, state, is_held in rows]
    return Stands(
        monitoring.center_id,
        monitoring.period,
        monitoring.last < today,
        tuple(dict.fromkeys(name for name, state in known if state in GIVEN)),
        tuple(dict.fromkeys(name for name, state in known if state in OWED)),
        tuple((await without_post(session, monitoring.center_id, monitoring.id)).values()),
    )
