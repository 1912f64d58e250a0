"""The quarters of a centre's monitoring and the reports that are expected in them: parts of the use cases."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, case, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Role
from models.errors import NotFound
from models.monitoring.days import MonitoringDays, dates_of, quarter_of
from models.monitoring.tables import GIVEN, Monitoring, Report, State
from models.people import Center, District, Holding, Person, Post
from models.periods import Period, Span
from services import center_settings
from services.plan.filing import my_posts
from services.plan.own_deeds import wanted_within
from services.work import Work

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
    if not begun and not await wanted_within(session, center_id, quarter, today):
        return None
    return await open_quarter(session, center_id, quarter, opens=today.replace(day=1))


async def open_owed(session: AsyncSession, center_id: int, today: date) -> None:
    """The quarters that reports are owed for today: the one that ended last, and the one that is wanted early."""
    await open_quarter(session, center_id, quarter_of(today))
    await open_early(session, center_id, today)


async def open_or_refuse(session: AsyncSession, center_id: int, quarter: Period, today: date) -> Monitoring | None:
    """The quarter that takes reports now. Raises NotFound for one that is still to come, and for one that is long
    past and was never opened; None as `open_quarter` does."""
    if quarter.first <= today <= quarter.last:
        found = await open_early(session, center_id, today)
    elif quarter.last < today <= quarter.after().last:
        return await open_quarter(session, center_id, quarter)
    else:
        found = None
    if found is None:
        raise NotFound("monitoring-no-quarter")
    return found


async def open_quarter(
    session: AsyncSession, center_id: int, quarter: Period, opens: date | None = None
) -> Monitoring | None:
    """The quarter, made with the dates of the centre's settings when it is not there, and with a report for every
    post that may owe one. Doing it again adds only what is new. None for a quarter that was over before the centre
    came: nobody could count in it, so nobody owes it. `opens` is a day before the usual one."""
    days = await center_settings.load(session, center_id, MonitoringDays)
    center = await session.get_one(Center, center_id)
    dates = dates_of(quarter, days)
    if quarter.last < center.created_at.astimezone(ZoneInfo(center.zone)).date():
        return None
    row = {"center_id": center_id, "quarter": quarter.first}
    row |= {"opens": opens or dates.opens, "in_time": dates.in_time, "last": dates.last}
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    once = dialect.insert(Monitoring).values(row).on_conflict_do_nothing(index_elements=["center_id", "quarter"])
    await session.execute(once)
    found = await quarter_row(session, center_id, quarter)
    if found is None:
        raise LookupError("a quarter that was just opened is gone")
    await _expect(session, found)
    return found


async def _expect(session: AsyncSession, monitoring: Monitoring) -> None:
    posts = await session.scalars(posts_without_report(monitoring.center_id, monitoring.id))
    rows = [
        {
            "center_id": monitoring.center_id,
            "monitoring_id": monitoring.id,
            "post_id": post,
            "state": State.NO_DATA,
            "zero": False,
            "late": False,
            "reasons": {},
            "comment": "",
            "comment_code": "",
        }
        for post in posts
    ]
    if rows:
        dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
        once = dialect.insert(Report).on_conflict_do_nothing(index_elements=["monitoring_id", "post_id"])
        await session.execute(once, rows)


def posts_without_report(center_id: int, monitoring_id: int) -> Select[int]:
    """The centre's open posts of curators in districts that have no report in the quarter yet."""
    return select(Post.id).where(
        Post.center_id == center_id,
        Post.role == Role.CURATOR,
        Post.district_id.is_not(None),
        Post.closed_on.is_(None),
        ~exists().where(Report.monitoring_id == monitoring_id, Report.post_id == Post.id),
    )


async def without_post(session: AsyncSession, center_id: int, monitoring_id: int) -> dict[int, str]:
    """The districts of the centre, names by numbers in their order, that nobody can report on: no curator's post is
    there, vacant or not, and no report of one that was closed."""
    post = exists().where(Post.district_id == District.id, Post.role == Role.CURATOR, Post.closed_on.is_(None))
    report = exists().where(
        Report.monitoring_id == monitoring_id, Report.post_id == Post.id, Post.district_id == District.id
    )
    query = select(District.id, District.name).where(District.center_id == center_id, ~post, ~report)
    return dict((await session.execute(query.order_by(District.position))).all())


def held(today: date) -> ColumnElement[bool]:
    """Whether somebody held the report's post on the last day on which the quarter takes reports, or today while it
    takes them still. Correlates with Report, Monitoring and Post."""
    day = case((Monitoring.last < today, Monitoring.last), else_=today)
    one = aliased(Holding)  # the query around may ask for holders too
    return exists().where(one.post_id == Post.id, one.since <= day, or_(one.until.is_(None), one.until >= day)) & or_(
        Post.closed_on.is_(None), Post.closed_on > day
    )


def counted(today: date) -> ColumnElement[bool]:
    """Whether the report is expected at all: it was given, or somebody is there to give it (LESSONS: a closed or
    vacant post in the denominator makes the rate false)."""
    return or_(Report.state.in_(GIVEN), held(today))


def stood(state: State, *, held: bool) -> State:
    """How a report stands for people: nobody owes what belongs to a vacant post."""
    return state if held or state in GIVEN else State.VACANT


def fillable_posts(work: Work) -> Select[int]:
    """The posts whose reports the actor may fill in: their own, and those that they stand in for today because
    nobody there can be reached."""
    own, today = my_posts(work), work.today
    there = exists().where(
        Holding.post_id == Post.id,
        Holding.since <= today,
        or_(Holding.until.is_(None), Holding.until >= today),
        Holding.person_id == Person.id,
        Person.blocked_at.is_(None),
        or_(Person.away_until.is_(None), Person.away_until < today),
    )
    stands_in = Post.deputy_id.in_(own) & ~there
    return select(Post.id).where(Post.center_id == work.center_id, or_(Post.id.in_(own), stands_in))
