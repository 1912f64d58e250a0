"""Districts and posts of the actor's centre, locked by whoever rearranges them."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import DomainError, NotFound
from models.people import District, Post
from models.rearrangements import proper_name, same_name
from services.work import Work


async def own_place(session: AsyncSession, work: Work, district_id: int) -> District:
    """An open district. Raises NotFound for another centre's, DomainError for one that is closed."""
    found = await session.get(District, district_id, with_for_update=True)
    if found is None or found.center_id != work.center_id:
        raise NotFound("district-gone")
    if found.closed_on is not None:
        raise DomainError("district-closed", name=found.name)
    return found


async def own_post(session: AsyncSession, work: Work, post_id: int) -> Post:
    """An open post that is no group. Raises NotFound for another centre's, DomainError for one that is closed."""
    found = await session.get(Post, post_id, with_for_update=True)
    if found is None or found.center_id != work.center_id or found.is_group:
        raise NotFound("post-gone")
    if found.closed_on is not None:
        raise DomainError("post-closed", title=found.title)
    return found


async def free_name(session: AsyncSession, work: Work, name: str, besides: int = 0) -> tuple[str, District | None]:
    """The name as it is kept, and the closed district that bears it. Raises BadInput for one that is no name,
    DomainError where an open district is called so."""
    plain = proper_name(name)
    every = await session.scalars(select(District).where(District.center_id == work.center_id))
    same = next((one for one in every if one.id != besides and same_name(one.name, plain)), None)
    if same is not None and same.closed_on is None:
        raise DomainError("district-exists", name=same.name)
    return plain, same


async def free_title(session: AsyncSession, post: Post, title: str) -> str:
    """The title as it is kept. Raises BadInput for one that is no title, DomainError where an open post of that role
    is called so in the district."""
    plain = proper_name(title)
    beside = select(Post).where(
        Post.center_id == post.center_id,
        Post.role == post.role,
        Post.district_id.is_not_distinct_from(post.district_id),
        Post.closed_on.is_(None),
        Post.is_group.is_(False),
    )
    if any(one.id != post.id and same_name(one.title, plain) for one in await session.scalars(beside)):
        raise DomainError("post-exists", title=plain)
    return plain
