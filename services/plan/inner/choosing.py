"""What was chosen for a responsible becomes a post: one that stands, a vacant one, a group, one's own part of one."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.errors import DomainError, NotFound
from models.people import NAME_LENGTH, District, GroupPost, Person, Post, Tenure
from models.plan.draft import EVERYONE, NOBODY, VACANT, Choice
from models.plan.responsibles import ResponsibleKind, subject
from models.plan.same_names import same_person
from models.plan.tables import PlanItem, PlanItemPost
from models.plan.titles import names_district, role_of
from services.timers.recheck import recheck_items
from services.work import Work

WHOM = {choice: role for role, choice in EVERYONE.items()}


async def chosen_post(session: AsyncSession, work: Work, called: str, choice: Choice) -> int | None:
    """The post that a responsible becomes; None is nobody. Raises NotFound for another centre's post, DomainError
    where a new post would have no name."""
    if choice == NOBODY:
        return None
    if isinstance(choice, list):
        return await _group(session, work, called, posts=choice)
    if choice in WHOM:
        return await _group(session, work, called, everyone=WHOM[str(choice)])
    if choice == VACANT:
        return await vacant_post(session, work, called)
    post, _, person = str(choice).partition("@")
    own = await _own(session, work, [int(post)])
    return await _part(session, work, own[0], int(person)) if person else own[0].id


async def vacant_post(session: AsyncSession, work: Work, title: str) -> int:
    """The centre's post of that name, made where there is none; a plural is a group that nobody is in yet."""
    title = title[:NAME_LENGTH]
    if not title:
        raise DomainError("error-stale")
    found = await _titled(session, work, title)
    if found is None:
        who = subject(title)
        group = who.kind is ResponsibleKind.COLLECTIVE
        role, district = (Role.SPECIALIST, None) if group else await titled_role(session, work, who.role or title)
        found = Post(center_id=work.center_id, role=role, district_id=district, title=title, is_group=group)
        session.add(found)
        await session.flush()
    return found.id


async def titled_role(session: AsyncSession, work: Work, title: str) -> tuple[Role, int | None]:
    """The role of a post of that title, and a curator's district; who is of none of the centre's districts, or of
    several, is no curator of one."""
    role = role_of(title)
    if role is not Role.CURATOR:
        return role, None
    here = select(District.id, District.name).where(District.center_id == work.center_id, District.open(work.today))
    every = await session.execute(here)
    named = [district for district, name in every if names_district(title, name)]
    return (role, named[0]) if len(named) == 1 else (Role.SPECIALIST, None)


async def _titled(session: AsyncSession, work: Work, title: str) -> Post | None:
    same = select(Post).where(Post.center_id == work.center_id, Post.title == title, Post.closed_on.is_(None))
    found: Post | None = await session.scalar(same.order_by(Post.id).limit(1))
    return found


async def _group(
    session: AsyncSession, work: Work, called: str, *, everyone: Role | None = None, posts: Sequence[int] = ()
) -> int:
    """The group of that name with these posts in it; a post of one's own that is called so stays what it is."""
    await _own(session, work, posts)
    title = called[:NAME_LENGTH]
    same = select(Post).where(Post.center_id == work.center_id, Post.title == title, Post.is_group)
    group = await session.scalar(same.order_by(Post.id).limit(1))
    if group is None:
        group = Post(center_id=work.center_id, role=Role.SPECIALIST, title=title, is_group=True)
        session.add(group)
    group.everyone = everyone
    await session.flush()
    await session.execute(delete(GroupPost).where(GroupPost.group_id == group.id))
    if posts:
        rows = [{"group_id": group.id, "post_id": post} for post in dict.fromkeys(posts)]
        await session.execute(insert(GroupPost), rows)
    answered = select(PlanItemPost.item_id).where(PlanItemPost.post_id == group.id)
    await recheck_items(session, PlanItem.id.in_(answered))
    return group.id


async def _own(session: AsyncSession, work: Work, ids: Sequence[int]) -> list[Post]:
    """These posts of the centre. Raises NotFound when one is another's."""
    query = select(Post).where(Post.id.in_(ids), Post.center_id == work.center_id).order_by(Post.id)
    found = list(await session.scalars(query))
    if len(found) != len(set(ids)):
        raise NotFound
    return found


async def _part(session: AsyncSession, work: Work, post: Post, person_id: int) -> int:
    """A post of the person's own with the same title: what hangs on one name is not the other's.

    A curator's stays shared: a district's report is owed by the post. What the plan asked of the title it asks of both.
    """
    tenures = list(await session.scalars(select(Tenure).where(Tenure.post_id == post.id, Tenure.held(work.today))))
    mine = [one for one in tenures if one.person_id == person_id]
    if not mine or len({one.person_id for one in tenures}) == 1 or post.role is Role.CURATOR:
        return post.id
    own = Post(center_id=post.center_id, role=post.role, title=post.title, district_id=post.district_id)
    own.deputy_id = post.deputy_id
    session.add(own)
    await session.flush()
    for one in mine:
        one.post_id = own.id
    person = await session.get_one(Person, person_id)
    await _share(session, work, post, own, person.name)
    return own.id


async def _share(session: AsyncSession, work: Work, old: Post, own: Post, name: str) -> None:
    """Whatever hung on the post that was shared: by this name, it goes along; by the title, it is of both."""
    groups = select(GroupPost.group_id).where(GroupPost.post_id == old.id)
    rows = [{"group_id": group, "post_id": own.id} for group in await session.scalars(groups)]
    if rows:
        await session.execute(insert(GroupPost), rows)
    called = select(PlanItemPost.called).where(PlanItemPost.post_id == old.id).distinct()
    for words in list(await session.scalars(called)):
        who = subject(words)
        if who.name:
            to = own.id if same_person(who.name, name) else old.id
        else:
            to = await _group(session, work, words, posts=[old.id, own.id])
        await rehang_all(session, old.id, to, words)


async def rehang_all(session: AsyncSession, old: int, new: int, called: str | None = None) -> int:
    """Whatever hangs on one post (by these words) hangs on another; returns how many items."""
    if old == new:
        return 0
    query = select(PlanItemPost).where(PlanItemPost.post_id == old)
    found = list(await session.scalars(query if called is None else query.where(PlanItemPost.called == called)))
    items = [one.item_id for one in found]
    there = select(PlanItemPost.item_id).where(PlanItemPost.post_id == new, PlanItemPost.item_id.in_(items))
    known = set(await session.scalars(there))
    for one in found:
        await session.delete(one)
    await session.flush()
    rows = [{"item_id": one.item_id, "post_id": new, "called": one.called} for one in found if one.item_id not in known]
    if rows:
        await session.execute(insert(PlanItemPost), rows)
    await recheck_items(session, PlanItem.id.in_(items))
    return len(found)
