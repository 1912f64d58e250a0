"""An item of the actor's centre, and whether the actor may change it."""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.people import Post
from models.plan.tables import PlanItem, PlanItemPost
from services.roster.seats import my_posts
from services.work import Work


async def own_item(session: AsyncSession, work: Work, item_id: int, *, lock: bool = False) -> PlanItem:
    """An item of the actor's centre. Raises NotFound for another's."""
    query = select(PlanItem).where(PlanItem.id == item_id, PlanItem.center_id == work.center_id)
    found = await session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("plan-item-gone")
    return found


async def may_change(session: AsyncSession, work: Work, item: PlanItem) -> bool:
    """The coordinator, and whoever holds a post that answers for the item or stands in for such a post."""
    if work.actor.may(Permission.MANAGE_PLAN):
        return True
    own = my_posts(work)
    mine = select(PlanItemPost.item_id).join(Post, Post.id == PlanItemPost.post_id)
    mine = mine.where(PlanItemPost.item_id == item.id, or_(Post.id.in_(own), Post.deputy_id.in_(own)))
    return await session.scalar(mine.limit(1)) is not None
