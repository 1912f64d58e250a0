"""Use cases of a newcomer's first steps: which are done, what each of them tells, and how far everybody new is."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role, permissions_of
from models.errors import NotFound
from models.handover import FirstStep, Handover, StepDone, steps_for
from models.monitoring.days import Dates, MonitoringDays, dates_of, quarter_of
from models.people import District, Person, Post, Tenure, in_posts
from models.periods import Period, Span
from services import center_settings
from services.handover.bundle import Bundle, Neighbour, RunningDate
from services.handover.inner.gathering import gather_bundle, running_dates
from services.roster.seats import my_posts
from services.texts import spoken
from services.work import Work, use_case
from storage.upsert import insert_new

NEW = timedelta(days=60)
"""How long somebody is new."""
MOST = 6


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who came lately, and how many of the first steps they have done."""

    name: str
    place: str
    since: date
    done: int
    steps: int


@dataclass(frozen=True, kw_only=True)
class StepFacts:
    """What the cards tell of this centre and this person."""

    quarter: Period
    """The one that runs."""
    due: tuple[RunningDate, ...]
    """What of the plan is the person's until its end, the nearest first."""
    count: int
    """How many dates that is in all."""
    monitoring: Dates
    """Of the quarter whose numbers are given next."""
    counted: Period
    coordinators: tuple[str, ...]
    colleagues: tuple[Neighbour, ...]
    """Others in posts like the person's own, with who holds them."""
    before: str
    """Who held the post before and is still there."""
    contacts: tuple[str, ...]
    """Whom to call, as the coordinator wrote it."""


@use_case(Permission.OWN_DATA)
async def my_steps(work: Work) -> dict[FirstStep, bool]:
    """The cards of the actor, in their order, and whether each is done."""
    async with work.db.reading() as session:
        done = set(await session.scalars(select(StepDone.step).where(StepDone.person_id == work.person_id)))
    return {step: step in done for step in steps_for(work.actor.permissions)}


@use_case(Permission.OWN_DATA)
async def mark_step(work: Work, step: FirstStep) -> None:
    """The actor has read or done that card; twice changes nothing. Raises NotFound for one that is not theirs."""
    if step not in steps_for(work.actor.permissions):
        raise NotFound
    row = {"person_id": work.person_id, "step": step, "center_id": work.center_id, "at": work.clock.now()}
    async with work.db.writing() as session:
        await session.execute(insert_new(session, StepDone).values(row))


@use_case(Permission.SEE_PLAN)
async def step_facts(work: Work) -> StepFacts:
    """What the cards tell, in six queries."""
    quarter = Period.around(Span.QUARTER, work.today)
    counted = quarter_of(work.today)
    async with work.db.reading() as session:
        days = await center_settings.load(session, work.center_id, MonitoringDays)
        if work.today > dates_of(counted, days).last:
            counted = counted.after()
        dates = await running_dates(session, work, my_posts(work))
        due = [one for one in dates if one.due <= quarter.last]
        names = in_posts(select(Person.name).distinct(), work.center_id, work.today)
        coordinators = await session.scalars(names.where(Post.role == Role.COORDINATOR).order_by(Person.name))
        return StepFacts(
            quarter=quarter,
            due=tuple(due[:MOST]),
            count=len(due),
            monitoring=dates_of(counted, days),
            counted=counted,
            coordinators=tuple(coordinators),
            colleagues=await _colleagues(session, work),
            before=await _before(session, work) or "",
            contacts=tuple(spoken().contacts),
        )


async def _colleagues(session: AsyncSession, work: Work) -> tuple[Neighbour, ...]:
    roles = [role for role in work.actor.roles if role is not Role.ADMIN]
    columns = select(Post.id, Post.title, District.name, Person.name)
    query = in_posts(columns, work.center_id, work.today).outerjoin(District, District.id == Post.district_id)
    query = query.where(Post.role.in_(roles), Person.id != work.person_id).order_by(District.position, Person.name)
    found: dict[int, tuple[str, list[str]]] = {}
    for post, title, district, name in (await session.execute(query.limit(MOST))).all():
        found.setdefault(post, (f"{title}, {district}" if district else title, []))[1].append(name)
    return tuple(Neighbour(place, tuple(names)) for place, names in found.values())


async def _before(session: AsyncSession, work: Work) -> str | None:
    query = (
        select(Person.name)
        .join(Tenure, Tenure.person_id == Person.id)
        .join(Handover, Handover.tenure_id == Tenure.id)
        .where(Handover.newcomer_id == work.person_id, Tenure.held(work.today))
    )
    return await session.scalar(query.limit(1))


@use_case(Permission.SEE_PLAN)
async def inherited(work: Work) -> list[Bundle]:
    """What each of the actor's posts has in hand now: what went along with it, as it stands today."""
    query = select(Tenure, Post).join(Post, Post.id == Tenure.post_id).order_by(Tenure.since.desc(), Tenure.id.desc())
    async with work.db.reading() as session:
        held = query.where(
            Tenure.person_id == work.person_id, Tenure.held(work.today), Post.center_id == work.center_id
        )
        return [
            await gather_bundle(session, work, post, tenure) for tenure, post in (await session.execute(held)).all()
        ]


@use_case(Permission.MANAGE_PEOPLE)
async def list_newcomers(work: Work) -> list[Newcomer]:
    """Who came in the last two months, the newest first, and how far each is with the first steps."""
    done = select(func.count()).select_from(StepDone).where(StepDone.person_id == Person.id).scalar_subquery()
    columns = select(Person.name, Post.title, Post.role, District.name, Tenure.since, done)
    query = in_posts(columns, work.center_id, work.today).outerjoin(District, District.id == Post.district_id)
    query = query.where(Tenure.since >= work.today - NEW).order_by(Tenure.since.desc(), Tenure.id.desc())
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        Newcomer(
            name=name,
            place=f"{title}, {district}" if district else title,
            since=since,
            done=int(count),
            steps=len(steps_for(permissions_of(frozenset({role})))),
        )
        for name, title, role, district, since, count in rows
    ]
