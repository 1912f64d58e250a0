"""The use case of an item's card: its words, its dates, who answers, what was done against what was promised."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission
from models.activities import PUBLISHED, Activity, Attendance, Evidence, Handout, Proof, Type
from models.deadlines import ScheduleKind
from models.people import Person, Post, Tenure
from models.plan.aims import at_pace
from models.plan.conditions import done_count
from models.plan.product import Product, product_of
from models.plan.proofs import lacking
from models.plan.proposals import Outcome, Proposal
from models.plan.reached import Reached
from models.plan.tables import Occurrence, PlanChange, PlanChangeKind, PlanItem, PlanItemPost, Section
from models.plan_years import PlanYear
from models.timers import TimerKind
from services.plan.inner.items import may_change, own_item
from services.plan.inner.occurrences import put_off, year_of
from services.plan.inner.proposals import suggestions
from services.plan.suggestion import Suggestion
from services.roster.seats import seats
from services.shares import reached_by
from services.work import Work, use_case

HISTORY = 6


@dataclass(frozen=True, kw_only=True)
class Date:
    """One expected execution with how many times it was done."""

    id: int
    opens: date
    closes: date
    due: date
    count: int
    done: int
    moved_from: date | None
    reason: str
    cancelled: bool
    cancel_reason: str
    later: date | None = None
    """The day until which the person put it off."""
    marked: str = ""
    """How the plan itself says that it was done before the bot."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return not self.cancelled and self.done < self.count


@dataclass(frozen=True, kw_only=True)
class LinkedActivity:
    """An activity that was logged for the item."""

    id: int
    type: Type
    title: str
    day: date
    came: int


@dataclass(frozen=True)
class DateStep:
    """A line of the item's history."""

    at: datetime
    person: str
    what: PlanChangeKind
    field: str
    old: str
    new: str
    reason: str
    proposer: str | None = None
    """Who proposed what the person agreed to."""


@dataclass(frozen=True, kw_only=True)
class ItemCard:
    """An item whole. `fact` counts what its product is: people, copies, or things that were done."""

    item: PlanItem
    plan_year: PlanYear
    section: list[str]
    posts: list[tuple[str, list[str]]]
    dates: list[Date]
    deeds: list[LinkedActivity]
    fact: int
    reached: Reached | None
    """How the people were counted, where it is people."""
    missing: list[str]
    steps: list[DateStep]
    may_change: bool
    proposals: list[Suggestion]
    """Changes of it that wait for the coordinator."""

    @property
    def product(self) -> Product:
        """How many of what unit the item promises, by its words."""
        return product_of(self.item.words("content"), self.item.words("coverage"), self.item.unit)

    @property
    def next(self) -> Date | None:
        """The date that a new activity is for: the first one that is still open."""
        return next((one for one in self.dates if one.open), None)

    def forecast(self, today: date) -> int | None:
        """What a year-long item with a target comes to at the pace so far; None where there is nothing to tell."""
        if self.item.kind is not ScheduleKind.CONTINUOUS or not self.item.target or not self.fact:
            return None
        return at_pace(self.fact, self.plan_year, today)


@use_case(Permission.SEE_PLAN)
async def open_item(work: Work, item_id: int) -> ItemCard:
    """The card. Raises NotFound for an item of another centre."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        path = await session.scalar(select(Section.path).where(Section.id == item.section_id))
        came = await _came(session, item)
        fact = came.people if isinstance(came, Reached) else came
        deeds = await _deeds(session, item)
        missing = await _missing(session, item, bool(deeds))
        return ItemCard(
            item=item,
            plan_year=await year_of(session, item),
            section=list(path or ()),
            posts=await _posts(session, work, item),
            dates=await _dates(session, work, item),
            deeds=deeds[:HISTORY],
            fact=fact,
            reached=came if isinstance(came, Reached) else None,
            missing=missing,
            steps=await _steps(session, item),
            may_change=await may_change(session, work, item),
            proposals=await suggestions(session, Proposal.item_id == item.id, Proposal.outcome == Outcome.WAITING),
        )


async def _posts(session: AsyncSession, work: Work, item: PlanItem) -> list[tuple[str, list[str]]]:
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


async def _dates(session: AsyncSession, work: Work, item: PlanItem) -> list[Date]:
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


async def _deeds(session: AsyncSession, item: PlanItem) -> list[LinkedActivity]:
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


async def _came(session: AsyncSession, item: PlanItem) -> Reached | int:
    """People who came to the item's activities, copies handed out, or how many things were done."""
    counted = product_of(item.words("content"), item.words("coverage"), item.unit)
    own = (Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
    if counted is Product.PEOPLE:
        return sum((await reached_by(session, *own)).values(), Reached())
    if counted is Product.COPIES:
        copies = select(func.sum(Handout.copies)).join(Activity, Activity.id == Handout.activity_id)
        return int(await session.scalar(copies.where(*own)) or 0)
    return int(await session.scalar(select(func.count(Activity.id)).where(*own)) or 0)


async def _missing(session: AsyncSession, item: PlanItem, anything_done: bool) -> list[str]:
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


async def _steps(session: AsyncSession, item: PlanItem) -> list[DateStep]:
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
