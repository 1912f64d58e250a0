"""Use cases of «Люди»: the centre's districts and posts as they stand, who holds them, and how much hangs on each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Nullable, Select, Subquery, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission, Role
from models.dialogues import Dialogue
from models.errors import NotFound
from models.identities import Identity
from models.people import District, Person, Post, Tenure, in_posts
from services.people.inner.burdens import held_now, open_items, open_links, open_requests
from services.work import Work, use_case

COUNTED = ("posts", "vacant", "people", "waiting")
PAGE = 6
"""Posts on a page: what a phone shows with the ways out."""


class View(StrEnum):
    """Which posts are listed, and in which order."""

    ALL = "all"
    VACANT = "vacant"
    LOAD = "load"
    """Those on which most hangs first."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A district, or with the number 0 the posts of none: how many posts, how many of them vacant, how many people hold
    them, and how many links to them are open."""

    id: int
    name: str
    posts: int = 0
    vacant: int = 0
    people: int = 0
    waiting: int = 0


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who holds a post. `seen`: the last day on which they did anything in the chat, None where that is not known."""

    tenure_id: int
    person_id: int
    name: str
    blocked: bool
    away_until: date | None
    seen: date | None


@dataclass(frozen=True, kw_only=True)
class PostView:
    """A post as it stands: what hangs on it, open, and of that what is overdue."""

    id: int
    title: str
    role: Role
    district_id: int | None
    district: str
    deputy: str
    items: int
    overdue: int
    requests: int
    waiting: int
    """How many links to it are open: who has not come."""
    holders: Sequence[Seat] = ()

    @property
    def place(self) -> str:
        """The post and its district, where it has one: «Куратор, Лесной район»."""
        return f"{self.title}, {self.district}" if self.district else self.title


@dataclass(frozen=True)
class PostList:
    """A page of posts, its number, and whether there are more."""

    items: Sequence[PostView]
    page: int
    more: bool


@use_case(Permission.MANAGE_PEOPLE)
async def list_grounds(work: Work) -> list[Ground]:
    """The posts of no district, then the open districts in the centre's order. Two trips."""
    held, links = held_now(work), open_links(work)
    counts = (
        select(
            *(Post.district_id, func.count(Post.id)),
            *(func.count(Post.id) - func.count(held.c.people), func.sum(func.coalesce(held.c.people, 0))),
            func.sum(func.coalesce(links.c.links, 0)),
        )
        .outerjoin(held, held.c.post_id == Post.id)
        .outerjoin(links, links.c.post_id == Post.id)
        .where(Post.center_id == work.center_id, Post.open(work.today), Post.is_group.is_(False))
        .group_by(Post.district_id)
    )
    names = select(District.id, District.name).where(District.center_id == work.center_id, District.open(work.today))
    async with work.db.reading() as session:
        numbers = {place or 0: [int(one) for one in found] for place, *found in await session.execute(counts)}
        named = (await session.execute(names.order_by(District.position))).all()
    return [
        Ground(id=place, name=name, **dict(zip(COUNTED, numbers.get(place, ()), strict=False)))
        for place, name in ((0, ""), *named)
    ]


@use_case(Permission.MANAGE_PEOPLE)
async def open_district(work: Work, district_id: int) -> Ground:
    """One of them; the number 0 is the posts of none. Raises NotFound for another centre's, and for one that is
    closed."""
    found = next((one for one in await list_grounds(work) if one.id == district_id), None)
    if found is None:
        raise NotFound("district-gone")
    return found


@use_case(Permission.MANAGE_PEOPLE)
async def list_posts(work: Work, view: View = View.ALL, district_id: int | None = None, page: int = 0) -> PostList:
    """The open posts of the centre, six a page; of one district, or with 0 of none. Two trips. Raises NotFound for
    another centre's district."""
    every = _posts(work)
    query, post = select(every), every.c
    if district_id is not None:
        query = query.where(func.coalesce(post.district_id, 0) == district_id)
    if view is View.VACANT:
        query = query.where(post.people == 0)
    if view is View.LOAD:
        query = query.order_by((post["items"] + post.requests + post.overdue).desc())
    query = query.order_by(post.role, post.position, post.title, post.id)
    found = await _read(work, query.limit(PAGE + 1).offset(page * PAGE))
    if district_id and not found:
        await open_district(work, district_id)
    return PostList(found[:PAGE], page, len(found) > PAGE)


@use_case(Permission.MANAGE_PEOPLE)
async def open_post(work: Work, post_id: int) -> PostView:
    """One post. Raises NotFound for another centre's, for a group, and for one that is closed."""
    every = _posts(work)
    found = await _read(work, select(every).where(every.c.id == post_id))
    if not found:
        raise NotFound("post-gone")
    return found[0]


@use_case(Permission.MANAGE_PEOPLE)
async def list_heirs(work: Work, post_id: int) -> list[tuple[int, str]]:
    """The open posts that this one may be merged into: of the same role and district. Raises as `open_post`."""
    post = await open_post(work, post_id)
    query = select(Post.id, Post.title).where(
        Post.center_id == work.center_id,
        Post.open(work.today),
        Post.is_group.is_(False),
        Post.id != post.id,
        Post.role == post.role,
        Post.district_id.is_not_distinct_from(post.district_id),
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query.order_by(Post.title, Post.id))).all()
    return [(heir, title) for heir, title in rows]


def _posts(work: Work) -> Subquery:
    """Every open post with its numbers."""
    held, links, items, requests = held_now(work), open_links(work), open_items(work), open_requests(work)
    deputy = aliased(Post)
    numbers = {
        "people": held.c.people,
        "waiting": links.c.links,
        "items": items.c["items"],
        "overdue": items.c.overdue,
        "requests": requests.c.requests,
    }
    query = select(
        *(Post.id, Post.title, Post.role, Post.district_id, District.position),
        *(func.coalesce(District.name, "").label("district"), func.coalesce(deputy.title, "").label("deputy")),
        *(func.coalesce(number, 0).label(name) for name, number in numbers.items()),
    )
    query = query.outerjoin(District, District.id == Post.district_id).outerjoin(deputy, deputy.id == Post.deputy_id)
    for part in (held, links, items, requests):
        query = query.outerjoin(part, part.c.post_id == Post.id)
    here = (Post.center_id == work.center_id, Post.open(work.today), Post.is_group.is_(False))
    return query.where(*here).subquery()


async def _read(work: Work, query: Select[Any]) -> list[PostView]:
    """The posts, and in a second trip who holds them."""
    async with work.db.reading() as session:
        rows = (await session.execute(query)).mappings().all()
        seats = await _seats(session, work, [row["id"] for row in rows])
    return [
        PostView(
            **{name: value for name, value in row.items() if name not in ("people", "position")},
            holders=tuple(seats[row["id"]]),
        )
        for row in rows
    ]


async def _seats(session: AsyncSession, work: Work, posts: Collection[int]) -> dict[int, list[Seat]]:
    spoke = select(func.max(Dialogue.updated_at)).join(Identity, Identity.user_id == Dialogue.user_id)
    seen = spoke.where(Identity.account == Person.account).correlate(Person).scalar_subquery()
    person = (Person.id, Person.name, Person.blocked_at.is_not(None), Person.away_until, Nullable(seen))
    query = in_posts(select(Tenure.post_id, Tenure.id, *person), work.center_id, work.today)
    query = query.where(Tenure.post_id.in_(posts)).order_by(Person.name, Tenure.id)
    found: dict[int, list[Seat]] = {post: [] for post in posts}
    for post, tenure, person_id, name, blocked, away, at in await session.execute(query):
        found[post].append(
            Seat(
                tenure_id=tenure,
                person_id=person_id,
                name=name,
                blocked=bool(blocked),
                away_until=away if away is not None and away >= work.today else None,
                seen=work.actor.local(at).date() if at is not None else None,
            )
        )
    return found
