"""Use cases of deputies: who is told while a post is vacant or its people cannot be reached."""

from dataclasses import dataclass

from sqlalchemy import func, or_, select

from models.access import Permission
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import District, Post, Tenure
from services.audit import note
from services.roster.seats import seats
from services.timers.recheck import recheck_posts
from services.work import Work, use_case


@dataclass(frozen=True)
class PostLine:
    """A post, how many people hold it today, and its deputy."""

    id: int
    place: str
    holders: int
    deputy_id: int | None


@use_case(Permission.MANAGE_REMINDERS)
async def list_posts(work: Work) -> list[PostLine]:
    """The posts of the centre: vacant ones first, for they need a deputy."""
    of = seats(work.center_id)
    holders = func.count(Tenure.person_id.distinct())
    query = (
        select(Post.id, Post.title, District.name, holders, Post.deputy_id)
        .outerjoin(District, District.id == Post.district_id)
        .join(of, of.c.post_id == Post.id)
        .outerjoin(Tenure, (Tenure.post_id == of.c.seat_id) & Tenure.held(work.today))
        .where(Post.center_id == work.center_id, or_(Post.closed_on.is_(None), Post.closed_on > work.today))
        .group_by(Post.id, District.id)
        .order_by(holders > 0, Post.role, District.position, Post.title, Post.id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [PostLine(post, f"{title}, {name}" if name else title, n, deputy) for post, title, name, n, deputy in rows]


@use_case(Permission.MANAGE_REMINDERS)
async def set_deputy(work: Work, post_id: int, deputy_id: int | None) -> None:
    """Tell that post instead while this one's people cannot be told; None: the coordinator.

    Raises NotFound for a post of another centre, DomainError for a post that would stand in for itself.
    """
    if post_id == deputy_id:
        raise DomainError("reminders-own-deputy")
    async with work.db.writing() as session:
        wanted = {post_id} if deputy_id is None else {post_id, deputy_id}
        query = select(Post).where(Post.center_id == work.center_id, Post.id.in_(wanted))
        posts = {one.id: one for one in await session.scalars(query.with_for_update())}
        if posts.keys() != wanted:
            raise NotFound
        posts[post_id].deputy_id = deputy_id
        note(session, work, Event.DEPUTY_SET, str(post_id))
        await recheck_posts(session, select(Post.id).where(Post.id == post_id))
