"""Items of a year's plan without the papers that they promise, and reports that were not handed in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.monitoring.tables import OWED, Monitoring, Report
from models.people import District, Person, Post
from models.periods import Period, Span
from models.plan.proofs import lacking
from models.plan.tables import Plan, PlanItem, PlanItemPost
from models.plan_years import PlanYear
from services.monitoring.inner.answering import held, place_of
from services.plan.inner.progress import there_of


@dataclass(frozen=True, kw_only=True)
class ItemGap:
    """An item that something was done for, the papers that it promises and nothing of it has, and who answers."""

    id: int
    content: str
    lacks: list[str]
    posts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class ReportGap:
    """A report whose day has passed: of which quarter, what it is called, and its post."""

    id: int
    quarter: Period
    place: str
    post: int


async def item_gaps(session: AsyncSession, center_id: int, year: PlanYear) -> list[ItemGap]:
    """The items in the plan's order: a query of the items and one of their posts."""
    of_plan = (Plan.center_id == center_id, Plan.year == year.year, Plan.school.is_(year.school))
    items = select(PlanItem.id).join(Plan, Plan.id == PlanItem.plan_id).where(*of_plan)
    alive = (Activity.plan_item_id.in_(items), Activity.deleted_at.is_(None))
    there = there_of(*alive)
    done = select(Activity.plan_item_id).where(*alive).group_by(Activity.plan_item_id).subquery()
    query = (
        select(PlanItem, there.c.there)
        .join(done, done.c.plan_item_id == PlanItem.id)
        .outerjoin(there, there.c.plan_item_id == PlanItem.id)
        .where(PlanItem.cancelled_at.is_(None))
        .order_by(PlanItem.place)
    )
    found = [
        (item, lacks)
        for item, kinds in await session.execute(query)
        if (lacks := lacking(item.evidence, (kinds or "").split(",")))
    ]
    posts: defaultdict[int, list[int]] = defaultdict(list)
    answering = select(PlanItemPost.item_id, PlanItemPost.post_id).where(
        PlanItemPost.item_id.in_([item.id for item, _ in found])
    )
    for item_id, post in await session.execute(answering.order_by(PlanItemPost.post_id)):
        posts[item_id].append(post)
    return [
        ItemGap(id=item.id, content=item.words("content"), lacks=lacks, posts=tuple(posts[item.id]))
        for item, lacks in found
    ]


async def report_gaps(session: AsyncSession, center_id: int, year: PlanYear, today: date) -> list[ReportGap]:
    """Reports of the year's quarters that were to be given by now and were not, where somebody is there to give them;
    the earliest first."""
    query = (
        select(Report.id, Report.post_id, Monitoring, Post.title, District.name, Person.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .outerjoin(Person, Person.id == Report.person_id)
        .where(Report.center_id == center_id, Report.state.in_(OWED), held(today))
        .where(Monitoring.in_time < today, Monitoring.quarter.between(*year.window))
        .order_by(Monitoring.quarter, Report.id)
    )
    return [
        ReportGap(
            id=report,
            quarter=Period.around(Span.QUARTER, monitoring.quarter),
            place=place_of(monitoring, title, district, person),
            post=post,
        )
        for report, post, monitoring, title, district, person in await session.execute(query)
    ]
