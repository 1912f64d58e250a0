"""What goes along with a post, read in the caller's session: a query for each part, however much there is."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import CompoundSelect, Nullable, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.activities import Activity, Attendance
from models.handover import Handover
from models.monitoring.form import ReportOf
from models.monitoring.tables import GIVEN, Monitoring, Report, Value
from models.people import District, Person, Post, Tenure
from models.periods import Period, Span
from models.plan.conditions import done_count, not_over
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import PENDING, State
from models.requests.tables import Request, RequestPost
from services.handover.bundle import Bundle, Neighbour, OpenRequest, QuarterFigures, RunningDate
from services.handover.inner.meetings import led_events, open_tasks
from services.monitoring.inner.sheets import form_of
from services.people.inner.passing import filed_from
from services.roster.seats import with_groups
from services.work import Work

QUARTERS = 4
MOST = 300
"""Lines of a list in the paper; a post with more is none."""


async def gather_bundle(session: AsyncSession, work: Work, post: Post, tenure: Tenure | None) -> Bundle:
    """What goes along when that person leaves the post; without a person, what a vacant post has."""
    district = await session.get(District, post.district_id) if post.district_id is not None else None
    leaver = await session.get_one(Person, tenure.person_id) if tenure is not None else None
    quarters = _quarters(work.today)
    _, form = await form_of(session, work.center_id, work.today.year)
    return Bundle(
        post_id=post.id,
        role=post.role,
        place=f"{post.title}, {district.name}" if district else post.title,
        leaver=leaver.name if leaver else "",
        since=tenure.since if tenure else None,
        until=tenure.until if tenure else None,
        requests=await _requests(session, work, post, leaver, tenure),
        dates=await running_dates(session, work, with_groups(select(Post.id).where(Post.id == post.id))),
        tasks=await open_tasks(session, post),
        events=await led_events(session, work, post),
        quarters=await _figures(session, post, quarters),
        indicators=tuple((one.code, one.name) for one in form.indicators) if post.role is Role.CURATOR else (),
        neighbours=await _neighbours(session, work, post),
    )


def _quarters(today: date) -> list[Period]:
    """The last four that are over, the oldest first."""
    found = [Period.around(Span.QUARTER, today).before()]
    while len(found) < QUARTERS:
        found.insert(0, found[0].before())
    return found


async def _requests(
    session: AsyncSession, work: Work, post: Post, leaver: Person | None, tenure: Tenure | None
) -> tuple[OpenRequest, ...]:
    asked = Request.id.in_(select(RequestPost.request_id).where(RequestPost.post_id == post.id))
    theirs = [and_(Request.state == State.NEW, asked)]
    holders = [] if leaver is None else [leaver.id]
    if tenure is not None:  # what has passed already is theirs who came
        came = select(Handover.newcomer_id).where(Handover.tenure_id == tenure.id, Handover.newcomer_id.is_not(None))
        holders += [one for one in await session.scalars(came) if one is not None]
    for one in holders:
        theirs += [Request.answerer_id == one, filed_from(post.id, one)]
    query = (
        select(Request, Nullable(Meeting))
        .outerjoin(Meeting, (Meeting.id == Request.meeting_id) & (Meeting.state == MeetingState.APPOINTED))
        .where(Request.center_id == work.center_id, Request.state.in_(PENDING), or_(*theirs))
        .order_by(Request.answer_by, Request.id)
        .limit(MOST)
    )
    return tuple(
        OpenRequest(
            id=request.id,
            kind=request.kind,
            topic=request.topic,
            state=request.state,
            answer_by=request.answer_by,
            filed=request.author_id in holders,
            starts_at=work.actor.local(meeting.starts_at) if meeting is not None and meeting.starts_at else None,
            place=meeting.place if meeting is not None else "",
        )
        for request, meeting in (await session.execute(query)).all()
    )


async def running_dates(session: AsyncSession, work: Work, posts: CompoundSelect[int]) -> tuple[RunningDate, ...]:
    """The dates of the plan's years to come and of this one that these posts answer for and that are not done."""
    items = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(posts))
    query = (
        select(Occurrence.id, PlanItem.content, Occurrence.due)
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(
            Occurrence.center_id == work.center_id,
            PlanItem.id.in_(items),
            PlanItem.cancelled_at.is_(None),
            Occurrence.cancelled_at.is_(None),
            not_over(work.today),
            done_count() < Occurrence.count,
        )
        .order_by(Occurrence.due, Occurrence.id)
        .limit(MOST)
    )
    rows = (await session.execute(query)).all()
    return tuple(RunningDate(date_id, content or "", due) for date_id, content, due in rows)


async def _figures(session: AsyncSession, post: Post, quarters: Sequence[Period]) -> tuple[QuarterFigures, ...]:
    """What was given and what was recorded in each of these quarters."""
    values, made = await _values(session, post, quarters[0].first), await _records(session, post, quarters)
    return tuple(
        QuarterFigures(
            quarter,
            values[quarter.first],
            sum(day in quarter for day, _ in made),
            sum(visits for day, visits in made if day in quarter),
        )
        for quarter in quarters
    )


async def _values(session: AsyncSession, post: Post, since: date) -> defaultdict[date, dict[str, int]]:
    """The numbers of the post's own report, or of its district's where that reports as one, by quarter."""
    values: defaultdict[date, dict[str, int]] = defaultdict(dict)
    together = (Monitoring.report_of == ReportOf.DISTRICT) & (Post.district_id == post.district_id)
    query = (
        select(Monitoring.quarter, Value.code, func.sum(Value.number))
        .join(Report, Report.id == Value.report_id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(or_(Report.post_id == post.id, together), Report.state.in_(GIVEN), Monitoring.quarter >= since)
        .group_by(Monitoring.quarter, Value.code)
    )
    if post.district_id is not None:
        for quarter, code, number in (await session.execute(query)).all():
            values[quarter][code] = int(number)
    return values


async def _records(session: AsyncSession, post: Post, quarters: Sequence[Period]) -> list[tuple[date, int]]:
    """Days and visits of what was recorded by whoever held the post then."""
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    query = (
        select(Activity.day, func.coalesce(came.correlate(Activity).scalar_subquery(), 0))
        .join(Tenure, (Tenure.person_id == Activity.author_id) & Tenure.held(Activity.day))
        .where(
            Tenure.post_id == post.id,
            Activity.center_id == post.center_id,
            Activity.deleted_at.is_(None),
            Activity.day.between(quarters[0].first, quarters[-1].last),
        )
    )
    return [(day, int(visits)) for day, visits in (await session.execute(query)).all()]


async def _neighbours(session: AsyncSession, work: Work, post: Post) -> tuple[Neighbour, ...]:
    """The other posts of the same role and of the same district, and the coordinators, with who holds each today."""
    near = [Post.role == post.role, Post.role == Role.COORDINATOR]
    near += [Post.district_id == post.district_id] if post.district_id is not None else []
    query = (
        select(Post.id, Post.title, District.name, Person.name)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Tenure, (Tenure.post_id == Post.id) & Tenure.held(work.today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(
            Post.center_id == work.center_id,
            Post.id != post.id,
            Post.is_group.is_(False),
            or_(Post.closed_on.is_(None), Post.closed_on > work.today),
            or_(*near),
        )
        .order_by(Post.role, District.position, Post.title, Post.id, Person.name)
    )
    found: dict[int, tuple[str, list[str]]] = {}
    for post_id, title, district, name in (await session.execute(query)).all():
        place = found.setdefault(post_id, (f"{title}, {district}" if district else title, []))
        if name is not None:
            place[1].append(name)
    return tuple(Neighbour(place, tuple(names)) for place, names in found.values())
