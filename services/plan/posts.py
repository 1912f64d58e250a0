"""Use cases of who answers: the centre's posts, whose post a responsible of the plan is, and an item's posts."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.errors import DomainError, NotFound
from models.people import NAME_LENGTH, District, Holding, Person, Post
from models.plan.draft import NOBODY, VACANT
from models.plan.matching import PostOffer, likely_post
from models.plan.responsibles import split_responsibles
from models.plan.tables import PlanItem, PlanItemPost, What
from models.plan.words import fold
from services.plan.cards import own_item
from services.plan.filing import note
from services.reminders.alarms import look_at_items
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
async def hang_post(work: Work, item_id: int, called: str, post: int | str) -> None:
    """A responsible of the item is this post, a vacant one of that name, or nobody. Without a name a post is added.

    Raises NotFound for another centre's post, DomainError where a vacant post would have no name.
    """
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id, lock=True)
        before = await _titles(session, item)
        for one in await _hung(session, item):
            if called and fold(one.called) == fold(called):
                await session.delete(one)
        await session.flush()
        if post != NOBODY:
            id_, title = await _chosen(session, work, called, post)
            if await session.get(PlanItemPost, (item.id, id_)) is None:
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
    for key, choice in guessed.items():
        called = named[key]
        id_ = await vacant_post(session, work, called) if choice == VACANT else int(choice)
        if id_ not in kept:
            kept.add(id_)
            session.add(PlanItemPost(item_id=item.id, post_id=id_, called=called))
    await session.flush()
    await _note(session, work, item, before)


async def likely_posts(session: AsyncSession, work: Work, called: Iterable[str]) -> dict[str, int | str]:
    """Whose post each responsible (folded) is: as in most items before, else by similarity, else a vacant one."""
    posts = await offers(session, work)
    before = (
        select(PlanItemPost.called, PlanItemPost.post_id)
        .join(PlanItem, PlanItem.id == PlanItemPost.item_id)
        .where(PlanItem.center_id == work.center_id)
        .group_by(PlanItemPost.called, PlanItemPost.post_id)
        .order_by(func.count(), PlanItemPost.post_id.desc())
    )
    remembered = {fold(name): post for name, post in (await session.execute(before)).all()}
    found: dict[str, int | str] = {}
    for name in called:
        key = fold(name)
        if key not in found:
            found[key] = remembered.get(key) or likely_post(name, posts) or VACANT
    return found


async def vacant_post(session: AsyncSession, work: Work, title: str) -> int:
    """The centre's post of that name, made where there is none."""
    title = title[:NAME_LENGTH]
    same = select(Post.id).where(Post.center_id == work.center_id, Post.title == title)
    found = await session.scalar(same.order_by(Post.id).limit(1))
    if found is None:
        post = Post(center_id=work.center_id, role=Role.SPECIALIST, title=title, district_id=None)
        session.add(post)
        await session.flush()
        found = post.id
    return found


async def offers(session: AsyncSession, work: Work) -> list[PostOffer]:
    """The posts of the centre with who holds them today."""
    query = (
        select(Post.id, Post.title, District.name, Person.name)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(
            Holding,
            (Holding.post_id == Post.id)
            & (Holding.since <= work.today)
            & or_(Holding.until.is_(None), Holding.until >= work.today),
        )
        .outerjoin(Person, Person.id == Holding.person_id)
        .where(Post.center_id == work.center_id)
        .order_by(Post.title, Post.id, Person.name)
    )
    posts: dict[int, tuple[str, list[str]]] = {}
    for id_, title, district, holder in (await session.execute(query)).all():
        named = f"{title}, {district}" if district else title
        posts.setdefault(id_, (named, []))[1].extend([holder] if holder else [])
    return [PostOffer(id_, title, tuple(holders)) for id_, (title, holders) in posts.items()]


def _named(item: PlanItem) -> list[str]:
    return [one.text for one in split_responsibles(item.words("responsible"))]


async def _chosen(session: AsyncSession, work: Work, called: str, post: int | str) -> tuple[int, str]:
    """The post's id and title."""
    if post == VACANT:
        if not called:
            raise DomainError("error-stale")
        return await vacant_post(session, work, called), called
    own = select(Post.id, Post.title).where(Post.id == int(post), Post.center_id == work.center_id)
    row = (await session.execute(own)).first()
    if row is None:
        raise NotFound
    return row.id, row.title


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
