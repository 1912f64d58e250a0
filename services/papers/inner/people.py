"""Whom a paper names: who approves it, who made it, the curators of the districts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.papers.sheets import PaperHead
from models.access import Role
from models.people import Center, District, Employment, Person, Post, Tenure, in_posts
from models.periods import Period
from services.work import Work


@dataclass(frozen=True)
class Signer:
    """Whose name stands under a paper; empty where nobody holds such a post: a line to write on is left."""

    post: str = ""
    name: str = ""


@dataclass(frozen=True)
class Head:
    """What stands at the top and at the end of every paper."""

    center: str
    approver: Signer
    author: Signer
    made_at: datetime
    """On the centre's clock."""

    @property
    def made_on(self) -> date:
        return self.made_at.date()


@dataclass(frozen=True, kw_only=True)
class PaperCurator:
    """A curator at the end of the period."""

    number: int
    name: str
    post: str
    district: str
    since: date
    employment: Employment | None


async def head_of(session: AsyncSession, work: Work) -> Head:
    """The centre with its head and its coordinator of today; the actor before other coordinators."""
    query = in_posts(select(Post.role, Post.title, Person.name, Person.id), work.center_id, work.today)
    roles = query.where(Post.role.in_((Role.HEAD, Role.COORDINATOR)), Post.is_group.is_(False))
    found = (await session.execute(roles.order_by(Tenure.since, Tenure.id))).all()
    rows = sorted(found, key=lambda row: row.id != work.actor.person_id)
    center = await session.scalar(select(Center.name).where(Center.id == work.center_id))

    def first(role: Role) -> Signer:
        return next((Signer(row.title, row.name) for row in rows if row.role is role), Signer())

    return Head(center or "", first(Role.HEAD), first(Role.COORDINATOR), work.actor.local(work.clock.now()))


def paper_head(head: Head) -> PaperHead:
    """The head of a paper as `documents` takes it: without the product's own types."""
    author, approver = head.author, head.approver
    return PaperHead(head.center, head.made_at, (author.post, author.name), (approver.post, approver.name))


async def curators_of(session: AsyncSession, work: Work, period: Period) -> tuple[PaperCurator, ...]:
    """Who is a curator on the period's last day, or today while it is running; by district."""
    day = min(period.last, work.today)
    columns = select(Tenure.id, Person.name, Post.title, District.name, Tenure.since, Tenure.employment)
    place = func.coalesce(Tenure.district_id, Post.district_id)
    query = in_posts(columns, work.center_id, day).outerjoin(District, District.id == place)
    held = query.where(Post.role == Role.CURATOR, Post.is_group.is_(False))
    rows = await session.execute(held.order_by(District.position, Person.name, Tenure.id))
    return tuple(
        PaperCurator(number=tenure, name=name, post=post, district=place or "", since=since, employment=how)
        for tenure, name, post, place, since, how in rows
    )


async def districts_of(session: AsyncSession, work: Work, period: Period) -> Sequence[str]:
    """The districts that the centre served in the period, in its own order."""
    query = select(District.name).where(District.center_id == work.center_id, District.open(period.first))
    query = query.order_by(District.position)
    return tuple(await session.scalars(query))
