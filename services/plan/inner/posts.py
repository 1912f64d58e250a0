"""The posts that answer for an item, as its cell of responsibles names them."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Post
from models.plan.draft import VACANT
from models.plan.matching import Match, match_post
from models.plan.responsibles import split_responsibles
from models.plan.tables import PlanChangeKind, PlanItem, PlanItemPost
from models.plan.words import fold
from services.plan.inner.choosing import chosen_post
from services.plan.inner.occurrences import note
from services.roster.seats import offers
from services.timers.recheck import recheck_items
from services.work import Work


async def rehang(session: AsyncSession, work: Work, item: PlanItem) -> None:
    """The item's cell of responsibles was typed anew: who is still named stays, the others are matched."""
    before, hung = await titles_of(session, item), await hung_on(session, item)
    named = {fold(called): called for called in named_in(item)}
    for one in hung:
        if fold(one.called) not in named:
            await session.delete(one)
    await session.flush()
    kept = {one.post_id for one in hung if fold(one.called) in named}
    there = {fold(one.called) for one in hung}
    guessed = await likely_posts(session, work, [called for key, called in named.items() if key not in there])
    for key, match in guessed.items():
        called = named[key]
        post_id = await chosen_post(session, work, called, match.choice)
        if post_id is not None and post_id not in kept:
            kept.add(post_id)
            session.add(PlanItemPost(item_id=item.id, post_id=post_id, called=called))
    await session.flush()
    await note_posts(session, work, item, before)


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


def named_in(item: PlanItem) -> list[str]:
    return [one.text for one in split_responsibles(item.words("responsible"))]


async def hung_on(session: AsyncSession, item: PlanItem) -> list[PlanItemPost]:
    query = select(PlanItemPost).where(PlanItemPost.item_id == item.id).order_by(PlanItemPost.post_id)
    return list(await session.scalars(query))


async def titles_of(session: AsyncSession, item: PlanItem) -> str:
    query = (
        select(Post.title)
        .join(PlanItemPost, PlanItemPost.post_id == Post.id)
        .where(PlanItemPost.item_id == item.id)
        .order_by(Post.title)
    )
    return "; ".join(await session.scalars(query))


async def note_posts(session: AsyncSession, work: Work, item: PlanItem, before: str) -> None:
    after = await titles_of(session, item)
    if after != before:
        note(session, work, item.id, PlanChangeKind.POSTS, old=before, new=after)
        await recheck_items(session, PlanItem.id == item.id)  # somebody else is to be reminded
