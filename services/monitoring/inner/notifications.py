"""What letters about the monitoring ask when they are worded. Parts of the delivery, without a person who acts."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.monitoring.days import Dates
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State, Value
from models.people import Center, District, Person, Post
from models.periods import Period
from models.reminders.recipients import CenterRoster, Recipient
from services.monitoring.inner.answering import answerers_of, held, place_of, stood
from services.monitoring.inner.quarters import without_post
from services.monitoring.inner.sheets import form_of
from services.monitoring.sheets import Begun


@dataclass(frozen=True, kw_only=True)
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
    done: int
    total: int
    """How many numbers the draft has, and how many the form asks for."""
    entered: bool
    """Whether a coordinator wrote it."""
    given_on: date | None
    early: bool
    """The day on which it was given; whether that was while the quarter ran, and nobody confirmed it since."""


@dataclass(frozen=True)
class Owed(Seen):
    """A report as the person who is to be told of it sees it."""

    to: Recipient
    """Why this person hears of it."""


@dataclass(frozen=True, kw_only=True)
class Stands:
    """A quarter's districts: who has given all of it, and who owes some."""

    center_id: int
    quarter: Period
    over: bool
    """Whether nothing is taken any more."""
    given: tuple[str, ...]
    owing: tuple[str, ...]
    without: tuple[str, ...]
    """Districts that have no post to report on them."""
    early: tuple[str, ...]
    """Districts of `given` whose reports were given while the quarter ran, and are not confirmed since."""


async def pleaded(session: AsyncSession, center_id: int, report_id: int) -> Seen | None:
    """The report of the centre, whoever it is told to; None for another's."""
    owner = aliased(Person)
    done = select(func.count(Value.code)).where(Value.report_id == Report.id).scalar_subquery()
    query = (
        select(Report, Monitoring, Post.title, District.name, owner.name, done, Person.name, Center.zone)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .join(Center, Center.id == Report.center_id)
        .outerjoin(owner, owner.id == Report.person_id)
        .outerjoin(Person, Person.id == Report.begun_by)
        .where(Report.id == report_id, Report.center_id == center_id)
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    report, monitoring, title, district, person, count, by, zone = row
    _, form = await form_of(session, center_id, monitoring.quarter.year)

    def local(at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(zone))

    begun = Begun(by, local(report.begun_at).date()) if by and report.begun_at else None
    return Seen(
        place=place_of(monitoring, title, district, person),
        quarter=monitoring.period,
        dates=monitoring.dates,
        state=report.state,
        open_until=report.open_until,
        comment=report.comment,
        comment_code=report.comment_code,
        begun=begun if report.state is State.DRAFT else None,
        begun_by=report.begun_by,
        done=count,
        total=len(form.indicators),
        entered=report.entered_by is not None,
        given_on=local(report.submitted_at).date() if report.submitted_at else None,
        early=report.early(monitoring.period, local),
    )


async def owed(session: AsyncSession, roster: CenterRoster, report_id: int, person_id: int, today: date) -> Owed | None:
    """The report, when the person is to be told of it today: it is their own post's, or one whose people cannot be
    reached. None otherwise."""
    found = await pleaded(session, roster.id, report_id)
    if found is None:
        return None
    whose = (await answerers_of(session, [report_id]))[report_id]
    to = next((one for one in whose.recipients(roster, today) if one.person.id == person_id), None)
    return Owed(**vars(found), to=to) if to is not None else None


async def stands(session: AsyncSession, monitoring_id: int, today: date) -> Stands | None:
    """How the quarter's districts stand, in their order; None for a quarter that is not there."""
    query = (
        select(Monitoring, District.name, Report, held(today), Center.zone)
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .join(Center, Center.id == Report.center_id)
        .where(Report.monitoring_id == monitoring_id)
        .order_by(District.position)
    )
    rows = (await session.execute(query)).all()
    if not rows:
        return None
    monitoring = rows[0][0]
    known = [
        (name, stood(report.state, held=bool(is_held), entered=report.entered_by is not None))
        for _, name, report, is_held, _ in rows
    ]
    zone = ZoneInfo(rows[0][4])
    early = [name for _, name, report, *_ in rows if report.early(monitoring.period, lambda at: at.astimezone(zone))]
    owing = tuple(dict.fromkeys(name for name, state in known if state in OWED))
    return Stands(
        center_id=monitoring.center_id,
        quarter=monitoring.period,
        over=monitoring.last < today,
        given=tuple(dict.fromkeys(name for name, state in known if state in GIVEN and name not in owing)),
        owing=owing,
        without=tuple((await without_post(session, monitoring.center_id, monitoring.id)).values()),
        early=tuple(dict.fromkeys(early)),
    )
