"""Posts of the plan that nobody holds."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind
from models.people import GroupPost, Person, Post, Tenure
from models.plan.conditions import not_over
from models.plan.draft import posts_in
from models.plan.matching import PostOffer, match_post
from models.plan.tables import Plan, PlanItem, PlanItemPost
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.roster.seats import seats
from services.timers.recheck import recheck_items
from services.work import Work


@dataclass(frozen=True)
class Vacancy:
    """A post that items of the plan hang on and nobody sits in, and how many items these are."""

    id: int
    title: str
    items: int
    group: bool = False
    """Several answer together: whoever comes has a post of their own in it."""


async def into_group(session: AsyncSession, group_id: int, post_id: int) -> int:
    """The post is one of the group's; returns how many items hang on the group."""
    if await session.get(GroupPost, (group_id, post_id)) is None:
        session.add(GroupPost(group_id=group_id, post_id=post_id))
    items = list(await session.scalars(select(PlanItemPost.item_id).where(PlanItemPost.post_id == group_id)))
    await recheck_items(session, PlanItem.id.in_(items))
    return len(items)


async def vacancies(session: AsyncSession, work: Work) -> list[Vacancy]:
    """The vacant posts of this year's plan and later ones'."""
    of = seats(work.center_id)
    held = select(of.c.post_id).join(Tenure, Tenure.post_id == of.c.seat_id).where(Tenure.held(work.today))
    items = func.count(PlanItem.id)
    query = (
        select(Post.id, Post.title, items, Post.is_group)
        .join(PlanItemPost, PlanItemPost.post_id == Post.id)
        .join(PlanItem, PlanItem.id == PlanItemPost.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(
            Post.center_id == work.center_id,
            Post.closed_on.is_(None),
            not_over(work.today),
            PlanItem.cancelled_at.is_(None),
            Post.id.not_in(held),
        )
        .group_by(Post.id)
        .order_by(items.desc(), Post.title, Post.id)
    )
    return [
        Vacancy(post_id, title, count, bool(group)) for post_id, title, count, group in await session.execute(query)
    ]


async def meet(session: AsyncSession, work: Work, tenure: Tenure) -> None:
    """Somebody came: where the plan calls a vacant post by that name or title, the coordinators are asked whether it
    is the same. `work` is of that person, whose centre may be new to them."""
    await session.flush()
    person, post = await session.get_one(Person, tenure.person_id), await session.get_one(Post, tenure.post_id)
    came = [PostOffer(id=post.id, title=post.title, holders=((person.id, person.name),), role=post.role)]
    met = [one for one in await vacancies(session, work) if posts_in(match_post(one.title, came).choice)]
    if not met:
        return
    now = work.clock.now()
    roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
    notices = [
        Notice(
            kind=NoticeKind.PLAN_VACANCY,
            center_id=roster.id,
            person_id=one.id,
            key=f"vacancy:{vacancy.id}:{tenure.id}",
            not_before=roster.next_allowed(one, now),
            subject_id=vacancy.id,
            details={"holding": tenure.id},
        )
        for one in roster.coordinators(work.today)
        for vacancy in met
        if one.id != person.id
    ]
    await tell(session, now, notices)


async def vacancy_of(
    session: AsyncSession, center_id: int, vacancy_id: int, tenure_id: int
) -> tuple[Vacancy, str, str] | None:
    """For the letter: the vacancy, the name of who came and their post; None when it is over."""
    query = (
        select(Post.title, Post.closed_on, func.count(PlanItemPost.item_id))
        .join(PlanItemPost, PlanItemPost.post_id == Post.id)
        .where(Post.id == vacancy_id, Post.center_id == center_id)
        .group_by(Post.id)
    )
    row = (await session.execute(query)).first()
    who = select(Person.name, Post.title).join(Tenure, Tenure.person_id == Person.id)
    who = who.join(Post, Post.id == Tenure.post_id).where(Tenure.id == tenure_id, Tenure.until.is_(None))
    came = (await session.execute(who)).first()
    if row is None or row.closed_on is not None or came is None:
        return None
    return Vacancy(vacancy_id, row.title, row[2]), came[0], came[1]
