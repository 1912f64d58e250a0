"""Use cases of another day for a task: whoever may change it says so, whoever does it asks, and is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.base import twin
from models.errors import DomainError
from models.events.afterwards import PostTask, TaskMove
from models.notifications import Notice, NoticeKind
from models.people import Person, Tenure, in_posts
from models.tasks import check_due
from models.timers import LONG_PAST, TimerKind
from services.outbox.notices import tell
from services.outbox.reachability import coordinators
from services.tasks.inner.access import managed_task, own_task, seen_task
from services.timers.firing import set_timers
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def put_off(work: Work, task_id: int, due: date) -> None:
    """It is due on another day, and told of anew; whoever had asked for one hears of it. Raises NotFound for one that
    is not the actor's to change, DomainError for a day that is over or too far, and for one that is closed."""
    check_due(due, work.today)
    async with work.db.writing() as session:
        await _put_off(session, work, await managed_task(session, work, task_id), due)


@use_case(Permission.ATTEND_EVENTS)
async def ask_later(work: Work, task_id: int, due: date, why: str) -> None:
    """Whoever does it asks for another day, with a reason: who gave it is asked, or the coordinators where they are
    there no more. Until then the day stands. Raises NotFound for one that a post of the actor does not do, DomainError
    for a day that is over, too far or the same, and for one that is closed."""
    check_due(due, work.today)
    async with work.db.writing() as session:
        task = await own_task(session, work, task_id)
        task.ask_for(due, why, work.person_id)
        people = [one for one in await _deciders(session, work, task) if one != work.person_id]
        if not people:  # their own task, and nobody else to ask
            await _put_off(session, work, task, due)
            return
        await tell(session, work.clock.now(), _notices(work, task, NoticeKind.TASK_ASKED, people))


@use_case(Permission.ATTEND_EVENTS)
async def answer_later(work: Work, task_id: int, *, agree: bool) -> date:
    """The day that was asked for is the task's, or its own stays; who asked hears of it. Returns the day that it has
    now. Raises NotFound for one that is not the actor's to change, DomainError where nothing is asked any more, and for
    a day that has passed meanwhile."""
    async with work.db.writing() as session:
        task = await managed_task(session, work, task_id)
        task.check_open()
        if task.asked_due is None:
            raise DomainError("task-nothing-asked")
        if agree:
            check_due(task.asked_due, work.today)
            await _put_off(session, work, task, task.asked_due)
        else:
            await _answered(session, work, task)
            task.leave_day()
        return task.due


async def _put_off(session: AsyncSession, work: Work, task: PostTask, due: date) -> None:
    await _answered(session, work, task)
    moved = task.put_off(due, work.person_id, work.clock.now())
    if moved is not None:
        session.add(moved)
        await set_timers(session, TimerKind.TASK, work.center_id, {task.id: LONG_PAST})


async def _answered(session: AsyncSession, work: Work, task: PostTask) -> None:
    if task.asked_by is not None and task.asked_by != work.person_id:
        await tell(session, work.clock.now(), _notices(work, task, NoticeKind.TASK_ANSWERED, [task.asked_by]))


async def _deciders(session: AsyncSession, work: Work, task: PostTask) -> Sequence[int]:
    """Who gave it while they hold a post of the centre, else the coordinators."""
    there = in_posts(select(Tenure.id), work.center_id, work.today).where(Tenure.person_id == task.made_by)
    if await session.scalar(there.limit(1)) is not None:
        return [task.made_by]
    return sorted(await coordinators(session, work.center_id, work.today))


def _notices(work: Work, task: PostTask, kind: NoticeKind, people: Sequence[int]) -> list[Notice]:
    now = work.clock.now()
    asked = task.asked_due.isoformat() if task.asked_due is not None else ""
    return [
        Notice(
            kind=kind,
            center_id=work.center_id,
            person_id=one,
            key=f"task:{task.id}:{kind}:{asked}:{int(now.timestamp())}",
            not_before=now,
            subject_id=task.id,
            details={"asked": asked},
        )
        for one in people
    ]


@dataclass(frozen=True, kw_only=True)
class PastDay:
    """A line of a task's history."""

    at: datetime
    who: str
    asker: str
    """Who asked for it; empty where nobody did."""
    old: date
    new: date
    why: str


@use_case(Permission.ATTEND_EVENTS)
async def list_moves(work: Work, task_id: int) -> Sequence[PastDay]:
    """How a task was put off, the first time first. Raises NotFound as the card does."""
    asker = twin(Person, "task_askers")
    query = select(TaskMove, Person.name, asker.name).join(Person, Person.id == TaskMove.person_id)
    query = query.outerjoin(asker, asker.id == TaskMove.asked_by).where(TaskMove.task_id == task_id)
    async with work.db.reading() as session:
        await seen_task(session, work, task_id)
        rows = (await session.execute(query.order_by(TaskMove.id))).all()
    return [PastDay(at=one.at, who=who, asker=by or "", old=one.old, new=one.new, why=one.why) for one, who, by in rows]
