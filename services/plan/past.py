"""Use cases of «Закрыть прошлое»: dates that passed undone are closed together, as done or as not held.

A plan that is imported in April brings nineteen of them: what had passed when it came is nobody's delay.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Facts, Format, Type
from models.people import Post
from models.plan.beginning import likely_type, title_of
from models.plan.conditions import done_count
from models.plan.product import programme_of
from models.plan.proposals import Outcome, Proposal, Proposed
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost, Section
from models.plan_years import PlanYear
from services.plan.inner.applying import make_or_propose
from services.plan.inner.named import called_types
from services.plan.lists import current_plan
from services.plan.years import closable
from services.roster.seats import my_posts
from services.timers.recheck import recheck_occurrences
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class PastDate:
    """A date that passed undone, and how many times it is still to be done."""

    id: int
    item_id: int
    section: Section
    content: str
    opens: date
    closes: date
    due: date
    left: int
    proposed: bool = False
    """Somebody proposes that it is not held: it waits for the coordinator."""
    moved_from: date | None = None
    """The day that it was expected on before it was moved."""

    @property
    def own_day(self) -> date:
        """The day of a record that names none: an event's own, else the last working day of the window."""
        return self.closes if self.opens == self.closes else self.due


@use_case(Permission.SEE_PLAN)
async def list_past(work: Work, year: int = 0) -> list[PastDate]:
    """The dates of the plan in view that passed undone (from the 20th of its last month on all of the year) and
    that the actor answers for, the oldest first; the coordinator sees all."""
    async with work.db.reading() as session:
        found = await _load(session, work, _of_year(work, year))
        skips = (Proposal.kind == Proposed.SKIP, Proposal.outcome == Outcome.WAITING)
        waiting = select(Proposal.occurrence_id).where(Proposal.center_id == work.center_id, *skips)
        proposed = set(await session.scalars(waiting)) if found else set()
        return [replace(_past(*row), proposed=row[0].id in proposed) for row in found]


@use_case(Permission.SEE_PLAN)
async def count_past(work: Work, year: int = 0) -> int:
    """How many of them there are."""
    query = select(func.count(Occurrence.id)).join(PlanItem, PlanItem.id == Occurrence.item_id)
    query = query.join(Plan, Plan.id == PlanItem.plan_id)
    async with work.db.reading() as session:
        return int(await session.scalar(query.where(*_closable(work), _of_year(work, year))) or 0)


def last_of(years: Sequence[PlanYear], today: date) -> int | None:
    """Which of these is «Прошлый год»: the one that ended less than a year ago."""
    over = [one.year for one in years if one == PlanYear.at(today, school=one.school).next(-1)]
    return max(over, default=None)


@dataclass(frozen=True)
class Closed:
    """How many dates were closed as done, and the day of their records when each had not its own."""

    count: int
    day: date | None


@use_case(Permission.LOG_ACTIVITY)
async def closed_before(work: Work, client_key: str) -> Closed | None:
    """What a press before has closed under the key; None when there was none."""
    query = select(Activity.occurrence_id, Activity.day).where(
        Activity.author_id == work.person_id, Activity.client_key.startswith(f"{client_key}:", autoescape=True)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    dates, days = {date_id for date_id, _ in rows}, {day for _, day in rows}
    return Closed(len(dates), days.pop() if len(days) == 1 else None) if rows else None


@use_case(Permission.LOG_ACTIVITY)
async def close_done(work: Work, occurrence_ids: Collection[int], day: date | None, client_key: str) -> int:
    """Say that these dates were done on that day, or (None) each on its own: a record for every time that was expected,
    without numbers, which can be added later. Returns how many dates were closed; those that are done meanwhile, not
    the actor's, or begin after today stay as they are."""
    async with work.db.writing() as session:
        found = await _load(session, work, Occurrence.id.in_(occurrence_ids), Occurrence.opens <= work.today)
        for past in (_past(*row) for row in found):
            for number in range(past.left):
                its_day = day or min(past.own_day, work.today)
                session.add(_record(work, past, its_day, f"{client_key}:{past.id}:{number}"))
        await recheck_occurrences(session, Occurrence.id.in_([one.id for one, *_ in found]))
        return len(found)


@use_case(Permission.SEE_PLAN)
async def close_cancelled(work: Work, occurrence_ids: Collection[int], reason: str) -> tuple[int, bool]:
    """Say that these dates were not held, and why; returns how many, and whether they wait for the coordinator: who
    may not change the plan alone proposes them together. What was closed can be brought back."""
    async with work.db.writing() as session:
        found = await _load(session, work, Occurrence.id.in_(occurrence_ids))
        changes = [(item, one, _not_held(one, reason)) for one, item, *_ in found]
        return len(found), await make_or_propose(session, work, changes)


def _not_held(one: Occurrence, reason: str) -> Proposal:
    return Proposal(item_id=one.item_id, occurrence_id=one.id, kind=Proposed.SKIP, due=one.due, reason=reason)


async def _load(
    session: AsyncSession, work: Work, *where: ColumnElement[bool]
) -> Sequence[tuple[Occurrence, PlanItem, int, Section]]:
    query = select(Occurrence, PlanItem, done_count(), Section).join(PlanItem, PlanItem.id == Occurrence.item_id)
    query = query.join(Plan, Plan.id == PlanItem.plan_id).join(Section, Section.id == PlanItem.section_id)
    query = query.where(*_closable(work), *where).order_by(Occurrence.due, PlanItem.place, Occurrence.id)
    return [(one, item, int(done), section) for one, item, done, section in (await session.execute(query)).all()]


def _closable(work: Work) -> list[ColumnElement[bool]]:
    """Passed (at the year's end: due in the year), still to be done, and the actor's to close: the coordinator's all,
    of others what their posts answer for or stand in for."""
    waits = (PlanItem.cancelled_at.is_(None), Occurrence.cancelled_at.is_(None), done_count() < Occurrence.count)
    found = [Occurrence.center_id == work.center_id, closable(work.today), *waits]
    if not work.actor.may(Permission.MANAGE_PLAN):
        own = my_posts(work)
        mine = select(PlanItemPost.item_id).join(Post, Post.id == PlanItemPost.post_id)
        found.append(PlanItem.id.in_(mine.where(or_(Post.id.in_(own), Post.deputy_id.in_(own)))))
    return found


def _of_year(work: Work, year: int) -> ColumnElement[bool]:
    return PlanItem.plan_id == current_plan(work, year).scalar_subquery()


def _past(one: Occurrence, item: PlanItem, done: int, section: Section) -> PastDate:
    return PastDate(
        id=one.id,
        item_id=item.id,
        section=section,
        content=item.words("content"),
        opens=one.opens,
        closes=one.closes,
        due=one.due,
        left=one.count - done,
        moved_from=one.moved_from,
    )


def _record(work: Work, past: PastDate, day: date, key: str) -> Activity:
    activity_type = likely_type(past.content, called_types())
    work_format = Format.REMOTE if activity_type is Type.WEBINAR else Format.IN_PERSON
    activity = Activity(
        center_id=work.center_id,
        author_id=work.person_id,
        client_key=key,
        created_at=work.clock.now(),
        plan_item_id=past.item_id,
        occurrence_id=past.id,
        date_named=True,
    )
    facts = Facts(
        type=activity_type,
        title=title_of(past.content),
        day=day,
        format=work_format,
        programme=programme_of(past.content),
    )
    facts.write_to(activity)
    return activity
