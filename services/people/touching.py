"""Use cases of what a deed to districts and posts would concern: said before it is done."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.monitoring.tables import OWED, Monitoring, Report
from models.people import Person, Post, in_posts
from models.periods import Period, Span
from models.rearrangements import Touched
from models.requests.meetings import Meeting, MeetingState
from services.people.inner.burdens import count_items, count_requests, open_links
from services.people.overview import open_district, open_post
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def touched_by_district(work: Work, district_id: int) -> Touched:
    """What hangs on the open posts of a district. Raises NotFound for another centre's."""
    await open_district(work, district_id)
    query = select(Post.id).where(Post.district_id == district_id, Post.open(work.today), Post.is_group.is_(False))
    async with work.db.reading() as session:
        return await _touched(session, work, list(await session.scalars(query)))


@use_case(Permission.MANAGE_PEOPLE)
async def touched_by_post(work: Work, post_id: int) -> Touched:
    """What hangs on a post. Raises NotFound for another centre's."""
    await open_post(work, post_id)
    async with work.db.reading() as session:
        return await _touched(session, work, [post_id])


async def _touched(session: AsyncSession, work: Work, posts: Collection[int]) -> Touched:
    if not posts:
        return Touched(posts=0)
    links = open_links(work)
    people = in_posts(select(Person.id, Person.name).distinct(), work.center_id, work.today)
    held = (await session.execute(people.where(Post.id.in_(posts)).order_by(Person.name))).all()
    meetings = select(func.count(Meeting.id)).where(
        Meeting.state == MeetingState.APPOINTED, Meeting.supervisor_id.in_([one for one, _ in held])
    )
    invites = select(func.coalesce(func.sum(links.c.links), 0)).where(links.c.post_id.in_(posts))
    counts = (count_items(work, posts), count_requests(work, posts), invites, meetings)
    hung, asked, opened, agreed = (await session.execute(select(*(one.scalar_subquery() for one in counts)))).one()
    return Touched(
        posts=len(posts),
        items=int(hung),
        requests=int(asked),
        quarters=await _owed(session, work, posts),
        people=[name for _, name in held],
        invites=int(opened),
        meetings=int(agreed),
    )


async def _owed(session: AsyncSession, work: Work, posts: Collection[int]) -> Sequence[Period]:
    """The quarters whose reports these posts owe, and are still taken."""
    query = (
        select(Monitoring.quarter)
        .join(Report, Report.monitoring_id == Monitoring.id)
        .where(Report.post_id.in_(posts), Report.state.in_(OWED))
        .where(or_(Monitoring.last >= work.today, Report.open_until >= work.today))
        .distinct()
        .order_by(Monitoring.quarter)
    )
    return [Period.around(Span.QUARTER, first) for first in await session.scalars(query)]
