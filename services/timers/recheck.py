"""When reminders look at a thing again. A timer stands on every date of the plan until a week after it is due, done
or not: what holds is asked when it fires, so whatever changes a thing only says «look at it now»."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.activities import Activity
from models.clarifications import Clarification
from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.people import Center, Person, Tenure
from models.plan.conditions import not_over
from models.plan.occurrences import UNDATED
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from models.register_entries import RegisterEntry
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import PENDING
from models.requests.tables import Request, RequestPost
from models.timers import LONG_PAST, Timer, TimerKind
from services.roster.seats import with_groups
from storage.upsert import upsert

AFTER = timedelta(days=30)
"""How long a date is looked at after it is due, at most: the last reminder and its life."""

_reminded_on = func.coalesce(RegisterEntry.until, RegisterEntry.day)
"""The last date of an entry of a register: what is over is told of no more."""


async def recheck_occurrences(session: AsyncSession | AsyncConnection, *where: ColumnElement[bool]) -> None:
    """Look at these dates of the plan with the next tick, in the caller's transaction."""
    await _recheck(session, _found(TimerKind.OCCURRENCE, Occurrence.id, Occurrence.center_id).where(*where))


async def recheck_items(session: AsyncSession, *where: ColumnElement[bool]) -> None:
    """The same of items with all their dates, or of themselves when they have none."""
    items = select(PlanItem.id).where(*where)
    await recheck_occurrences(session, Occurrence.item_id.in_(items))
    undated = _found(TimerKind.UNDATED, PlanItem.id, PlanItem.center_id).where(PlanItem.kind.in_(UNDATED), *where)
    await _recheck(session, undated)


async def recheck_posts(session: AsyncSession, posts: Select[int]) -> None:
    """The same of the items and tasks of these posts: their people came, left, paused, or cannot be reached."""
    theirs = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(with_groups(posts)))
    await recheck_items(session, PlanItem.id.in_(theirs))
    await recheck_tasks(session, PostTask.post_id.in_(posts))


async def recheck_tasks(session: AsyncSession, *where: ColumnElement[bool]) -> None:
    """Look at these open tasks with the next tick, in the caller's transaction."""
    await _recheck(
        session, _found(TimerKind.TASK, PostTask.id, PostTask.center_id).where(PostTask.state == TaskState.OPEN, *where)
    )


async def recheck_person(session: AsyncSession, person_id: int) -> None:
    """The same of what a person ever answered for, whatever it is."""
    posts = select(Tenure.post_id).where(Tenure.person_id == person_id)
    await recheck_posts(session, posts)
    center = select(Person.center_id).where(Person.id == person_id).scalar_subquery()
    asked = select(RequestPost.request_id).where(RequestPost.post_id.in_(posts))
    answers = select(Request.id).where(Request.answerer_id == person_id, Request.state.in_(PENDING))
    led = select(Meeting.id).where(Meeting.supervisor_id == person_id, Meeting.state == MeetingState.APPOINTED)
    theirs = or_(
        (Timer.kind == TimerKind.MONITORING) & (Timer.center_id == center),
        (Timer.kind == TimerKind.REQUEST) & or_(Timer.subject_id.in_(asked), Timer.subject_id.in_(answers)),
        (Timer.kind == TimerKind.MEETING) & Timer.subject_id.in_(led),
    )
    now = update(Timer).where(theirs).values(at=LONG_PAST)
    await session.execute(now, execution_options={"synchronize_session": False})
    records = select(Activity.id).where(Activity.author_id == person_id)
    returned = _found(TimerKind.CLARIFICATION, Clarification.id, Clarification.center_id)
    await _recheck(session, returned.where(Clarification.outcome.is_(None), Clarification.activity_id.in_(records)))


async def recheck_center(session: AsyncSession, center_id: int, today: date) -> None:
    """The same of everything of a centre that may still be told of."""
    dates = _found(TimerKind.OCCURRENCE, Occurrence.id, Occurrence.center_id)
    dates = dates.where(Occurrence.center_id == center_id, Occurrence.due >= today - AFTER)
    years = select(Plan.id).where(Plan.center_id == center_id, not_over(today))
    items = _found(TimerKind.UNDATED, PlanItem.id, PlanItem.center_id)
    items = items.where(PlanItem.plan_id.in_(years), PlanItem.kind.in_(UNDATED))
    for kind in (TimerKind.CENTER, TimerKind.YEAR, TimerKind.CHANNELS):
        await _recheck(session, _found(kind, Center.id, Center.id).where(Center.id == center_id))
    await _recheck(session, dates)
    await _recheck(session, items)
    await recheck_tasks(session, PostTask.center_id == center_id, PostTask.due >= today - AFTER)
    entries = _found(TimerKind.REGISTER, RegisterEntry.id, RegisterEntry.center_id)
    ahead = (RegisterEntry.center_id == center_id, RegisterEntry.deleted_at.is_(None), _reminded_on >= today)
    await _recheck(session, entries.where(*ahead))


def _found(
    kind: TimerKind, subject: InstrumentedAttribute[int], center: InstrumentedAttribute[int]
) -> Select[TimerKind, int, int, datetime]:
    return select(literal(kind, Timer.kind.type), subject, center, literal(LONG_PAST, Timer.at.type))


async def _recheck(session: AsyncSession | AsyncConnection, found: Select[TimerKind, int, int, datetime]) -> None:
    if isinstance(session, AsyncSession):
        await session.flush()  # what was changed by objects is asked of below
    insert = upsert(session, Timer, "at")
    await session.execute(insert.from_select(["kind", "subject_id", "center_id", "at"], found))
