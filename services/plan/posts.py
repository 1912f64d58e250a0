"""Use cases of who answers: the centre's posts, whose post a responsible of the plan is, and an item's posts."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.people import Post
from models.plan.draft import VACANT, Choice
from models.plan.matching import Match, PostOffer, match_post
from models.plan.responsibles import split_responsibles
from models.plan.tables import PlanItem, PlanItemPost, What
from models.plan.words import fold
from services.plan.cards import own_item
from services.plan.choosing import chosen_post
from services.plan.filing import note
from services.roster.seats import offers
from services.timers.recheck import look_at_items
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
        hung = await _hung(session, item)
    posts = {fold(one.called): one.post_id for one in hung}
    named = {fold(called): called for called in _named(item)}
    return [
        *[Answering(called, posts.get(key)) for key, called in named.items()],
        *[Answering(one.called, one.post_id) for one in hung if fold(one.called) not in named],
    ]


@use_case(Permission.MANAGE_PLAN)
async def hang_post(work: Work, item_id: int, called: str, post: Choice) -> None:
    """A responsible of the item becomes what was chosen. Without a name a post is added under its own title.

    Raises NotFound for another centre's post, DomainError where a new post would have no name.
    """
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id, lock=True)
        before = await _titles(session, item)
        for one in await _hung(session, item):
            if called and fold(one.called) == fold(called):
                await session.delete(one)
        await session.flush()
        id_ = await chosen_post(session, work, called, post)
        if id_ is not None and await session.get(PlanItemPost, (item.id, id_)) is None:
            title = (await session.get_one(Post, id_)).title
            session.add(PlanItemPost(item_id=item.id, post_id=id_, called=called or title))
        await session.flush()
        await _note(session, work, item, before)


async def rehang(session: AsyncSession, work: Work, item: PlanItem) -> None:
    """The item's cell of responsibles was typed anew: who is still named stays, the others are matched."""
    before, hung = await _titles(session, item), await _hung(session, item)
    named = {fold(called): called for called in _named(item)}
    for one in hung:
        if fold(one.called) not in named:
            await session.delete(one)
    await session.flush()
    kept = {one.post_id for one in hung if fold(one.called) in named}
    there = {fold(one.called) for one in hung}
    guessed = await likely_posts(session, work, [called for key, called in named.items() if key not in there])
    for key, match in guessed.items():
        called = named[key]
        id_ = await chosen_post(session, work, called, match.choice)
        if id_ is not None and id_ not in kept:
            kept.add(id_)
            session.add(PlanItemPost(item_id=item.id, post_id=id_, called=called))
    await session.flush()
    await _note(session, work, item, before)


async def likely_posts(session: AsyncSession, work: Work, called: Iterable[str]) -> dict[str, Match]:
    """What each responsible (folded) becomes: as in most items before where somebody sits there, else by names and
    titles. People are remembered, vacancies are not: who was not there then may be here now."""
    posts = await offers(session, work)
    seated = {one.id for one in posts if one.holders or one.group}
    before = (
        select(PlanItemPost.called, PlanItemPost.post_id)
        .join(PlanItem, PlanItem.id == PlanItemPost.item_id)
        .where(PlanItem.center_id == work.center_id)
        .group_by(PlanItemPost.called, PlanItemPost.post_id)
        .order_by(func.count(), PlanItemPost.post_id.desc())
    )
    remembered = {fold(name): post for name, post in (await session.execute(before)).all()}
    found: dict[str, Match] = {}
    for name in called:
        key = fold(name)
        if key not in found:
            known = remembered.get(key)
            match = Match(known) if known in seated else match_post(name, posts)
            found[key] = Match(known) if known is not None and match.choice == VACANT else match
    return found


def _named(item: PlanItem) -> list[str]:
    return [one.text for one in split_responsibles(item.words("responsible"))]


async def _hung(session: AsyncSession, item: PlanItem) -> list[PlanItemPost]:
    query = select(PlanItemPost).where(PlanItemPost.item_id == item.id).order_by(PlanItemPost.post_id)
    return list(await session.scalars(query))


async def _titles(session: AsyncSession, item: PlanItem) -> str:
    query = (
        select(Post.title)
        .join(PlanItemPost, PlanItemPost.post_id == Post.id)
        .where(PlanItemPost.item_id == item.id)
        .order_by(Post.title)
    )
    return "; ".join(await session.scalars(query))


async def _note(session: AsyncSession, work: Work, item: PlanItem, before: str) -> None:
    after = await _titles(session, item)
    if after != before:
        note(session, work, item.id, What.POSTS, old=before, new=after)
        await look_at_items(session, PlanItem.id == item.id)  # somebody else is to be reminded
