"""Use cases of who answers: the centre's posts, whose post a responsible of the plan is, and an item's posts."""

from dataclasses import dataclass

from models.access import Permission
from models.people import Post
from models.plan.draft import Choice
from models.plan.matching import PostOffer
from models.plan.tables import PlanItemPost
from models.plan.words import fold
from services.plan.inner.choosing import chosen_post
from services.plan.inner.items import own_item
from services.plan.inner.posts import hung_on, named_in, note_posts, titles_of
from services.roster.seats import offers
from services.work import Work, use_case


@dataclass(frozen=True)
class Answering:
    """A responsible in the plan's words and the post that answers; None where nobody does."""

    called: str
    post_id: int | None


@use_case(Permission.MANAGE_PLAN)
async def list_posts(work: Work) -> list[PostOffer]:
    """The posts of the centre with who holds them today."""
    async with work.db.reading() as session:
        return await offers(session, work)


@use_case(Permission.MANAGE_PLAN)
async def item_posts(work: Work, item_id: int) -> list[Answering]:
    """Who answers for an item: first as its cell names them, then those who were added."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        hung = await hung_on(session, item)
    posts = {fold(one.called): one.post_id for one in hung}
    named = {fold(called): called for called in named_in(item)}
    return [
        *[Answering(called, posts.get(key)) for key, called in named.items()],
        *[Answering(one.called, one.post_id) for one in hung if fold(one.called) not in named],
    ]


@use_case(Permission.MANAGE_PLAN)
async def assign_post(work: Work, item_id: int, called: str, post: Choice) -> None:
    """A responsible of the item becomes what was chosen. Without a name a post is added under its own title.

    Raises NotFound for another centre's post, DomainError where a new post would have no name.
    """
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id, lock=True)
        before = await titles_of(session, item)
        for one in await hung_on(session, item):
            if called and fold(one.called) == fold(called):
                await session.delete(one)
        await session.flush()
        post_id = await chosen_post(session, work, called, post)
        if post_id is not None and await session.get(PlanItemPost, (item.id, post_id)) is None:
            title = (await session.get_one(Post, post_id)).title
            session.add(PlanItemPost(item_id=item.id, post_id=post_id, called=called or title))
        await session.flush()
        await note_posts(session, work, item, before)
