"""The parts of an item's card, a query each."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.activities import PUBLISHED, Activity, Attendance, Evidence, Handout, Proof, Type
from models.people import Person, Post, Tenure
from models.plan.conditions import done_count
from models.plan.product import Product, product_of
from models.plan.proofs import lacking
from models.plan.reached import Reached
from models.plan.tables import Occurrence, PlanChange, PlanItem, PlanItemPost
from models.timers import TimerKind
from services.plan.card import Date, DateStep, LinkedActivity
from services.plan.inner.occurrences import put_off
from services.roster.seats import seats
from services.shares import reached_by
from services.work import Work

HISTORY = 6


async def card_posts(session: AsyncSession, work: Work, item: PlanItem) -> list[tuple[str, list[str]]]:
    """The posts that answer, each with who sits there; two of one title are two."""
    of = seats(work.center_id)
    query = (
        select(Post.id, Post.title, Person.name)
        .join(PlanItemPost, PlanItemPost.post_id == Post.id)
        .join(of, of.c.post_id == Post.id)
        .outerjoin(Tenure, (Tenure.post_id == of.c.seat_id) & Tenure.held(work.today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(PlanItemPost.item_id == item.id)
        .order_by(Post.id, Person.name)
        .distinct()
    )
    found: dict[int, tuple[str, list[str]]] = {}
    for post, title, holder in (await session.execute(query)).all():
        found.setdefault(post, (title, []))[1].extend([holder] if holder else [])
    return list(found.values())


async def card_dates(session: AsyncSession, work: Work, item: PlanItem) -> list[Date]:
    query = (
        select(Occurrence, done_count(), put_off(work, TimerKind.OCCURRENCE, Occurrence.id))
        .where(Occurrence.item_id == item.id)
        .order_by(Occurrence.due, Occurrence.id)
    )
    return [
        Date(
            id=one.id,
            opens=one.opens,
            closes=one.closes,
            due=one.due,
            count=one.count,
            done=done,
            moved_from=one.moved_from,
            reason=one.reason,
            cancelled=one.cancelled_at is not None,
            cancel_reason=one.cancel_reason,
            later=later,
            marked=one.marked,
        )
        for one, done, later in (await session.execute(query)).all()
    ]


async def card_deeds(session: AsyncSession, item: PlanItem) -> list[LinkedActivity]:
    came = func.coalesce(func.sum(Attendance.in_person + Attendance.remote), 0)
    query = (
        select(Activity.id, Activity.type, Activity.title, Activity.day, came)
        .outerjoin(Attendance, Attendance.activity_id == Activity.id)
        .where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
        .group_by(Activity.id)
        .order_by(Activity.day.desc(), Activity.id.desc())
    )
    return [
        LinkedActivity(id=activity_id, type=Type(activity_type), title=title, day=day, came=int(n))
        for activity_id, activity_type, title, day, n in await session.execute(query)
    ]


async def card_came(session: AsyncSession, item: PlanItem) -> Reached | int:
    """People who came to the item's activities, copies handed out, or how many things were done."""
    counted = product_of(item.words("content"), item.words("coverage"), item.unit)
    own = (Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
    if counted is Product.PEOPLE:
        return sum((await reached_by(session, *own)).values(), Reached())
    if counted is Product.COPIES:
        copies = select(func.sum(Handout.copies)).join(Activity, Activity.id == Handout.activity_id)
        return int(await session.scalar(copies.where(*own)) or 0)
    return int(await session.scalar(select(func.count(Activity.id)).where(*own)) or 0)


async def card_missing(session: AsyncSession, item: PlanItem, anything_done: bool) -> list[str]:
    """Papers that the plan promises and no activity of the item has; told once something was done."""
    if not anything_done:
        return []
    query = (
        select(Proof.kind)
        .join(Activity, Activity.id == Proof.activity_id)
        .where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None), Proof.present.is_(True))
        .distinct()
    )
    there = set(await session.scalars(query))
    # what was published is a publication, wherever its link stands
    published = select(Activity.id).where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
    if await session.scalar(published.where(Activity.type.in_(PUBLISHED)).limit(1)) is not None:
        there.add(Evidence.PUBLICATION)
    return lacking(item.evidence, there)


async def card_steps(session: AsyncSession, item: PlanItem) -> list[DateStep]:
    proposer = aliased(Person)
    query = (
        select(
            PlanChange.at,
            Person.name,
            PlanChange.what,
            PlanChange.field,
            PlanChange.old,
            PlanChange.new,
            PlanChange.reason,
            proposer.name,
        )
        .join(Person, Person.id == PlanChange.person_id)
        .outerjoin(proposer, proposer.id == PlanChange.proposed_by)
        .where(PlanChange.item_id == item.id)
        .order_by(PlanChange.id.desc())
        .limit(HISTORY)
    )
    return [DateStep(*row) for row in (await session.execute(query)).all()][::-1]
