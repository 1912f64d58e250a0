"""Who sits in a post today: its own people, and for a group the people of its posts."""

from collections import defaultdict

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    exists,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.base import twin
from models.people import District, GroupPost, Person, Post, Tenure
from models.plan.matching import PostOffer
from services.work import Work


def with_groups(posts: Select[int]) -> CompoundSelect[int]:
    """These posts and the groups that they are in, as a part of a query."""
    group, member = twin(Post, "groups_of"), twin(Post, "members_of")
    theirs = select(group.id).join(member, _belongs(group, member)).where(member.id.in_(posts))
    return union(posts, theirs)


def seats(center_id: int) -> Subquery:
    """Pairs of a centre's `post_id` and `seat_id`: whoever holds the second sits in the first."""
    group, member = twin(Post, "seated_groups"), twin(Post, "seated")
    itself = select(Post.id.label("post_id"), Post.id.label("seat_id")).where(Post.center_id == center_id)
    members = select(group.id, member.id).join(member, _belongs(group, member)).where(group.center_id == center_id)
    return union_all(itself, members).subquery()


def _belongs(group: type[Post], member: type[Post]) -> ColumnElement[bool]:
    listed = exists().where(GroupPost.group_id == group.id, GroupPost.post_id == member.id)
    same_center = and_(member.center_id == group.center_id, member.is_group.is_(False))
    return and_(group.is_group.is_(True), same_center, or_(group.everyone == member.role, listed))


async def offers(session: AsyncSession, work: Work) -> list[PostOffer]:
    """The posts and groups of the centre with who sits in them today."""
    of = seats(work.center_id)
    query = (
        select(Post.id, Post.title, Post.role, Post.is_group, District.name, Person.id, Person.name)
        .join(of, of.c.post_id == Post.id)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Tenure, (Tenure.post_id == of.c.seat_id) & Tenure.held(work.today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(Post.center_id == work.center_id, or_(Post.closed_on.is_(None), Post.closed_on > work.today))
        .order_by(Post.title, District.position, Post.id, Person.name)
    )
    found: dict[int, tuple[str, Role, bool, str, dict[int, str]]] = {}
    for group_id, title, role, group, district, person, name in (await session.execute(query)).all():
        named = f"{title}, {district}" if district else title
        holders = found.setdefault(group_id, (named, Role(role), group, district or "", {}))[4]
        if person is not None:
            holders[person] = name
    groups = [post_id for post_id, one in found.items() if one[2]]
    listed: defaultdict[int, list[int]] = defaultdict(list)
    if groups:
        of_groups = select(GroupPost.group_id, GroupPost.post_id).where(GroupPost.group_id.in_(groups))
        for group_id, post in await session.execute(of_groups.order_by(GroupPost.post_id)):
            listed[group_id].append(post)
    return [
        PostOffer(
            id=post_id,
            title=title,
            holders=tuple(holders.items()),
            role=role,
            district=district,
            group=group,
            members=tuple(listed[post_id]),
        )
        for post_id, (title, role, group, district, holders) in found.items()
    ]


def my_posts(work: Work) -> CompoundSelect[int]:
    """The posts that the actor holds today and the groups that these are in, as a part of a query."""
    return with_groups(select(Tenure.post_id).where(Tenure.person_id == work.person_id, Tenure.held(work.today)))
