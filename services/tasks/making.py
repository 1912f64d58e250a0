"""Use cases of giving tasks to posts: what a meeting decided, a line each."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import Denied, NotFound
from models.events.afterwards import PostTask
from models.events.tables import Event
from models.notifications import Notice, NoticeKind
from models.people import Post, Tenure
from models.tasks import DecisionLine, read_decisions
from models.timers import LONG_PAST, TimerKind
from services.events.inner.access import led_event
from services.outbox.notices import tell
from services.roster.seats import offers
from services.tasks.inner.access import managed_task
from services.timers.firing import set_timers
from services.work import Work, use_case
from storage.upsert import insert_new


@use_case(Permission.ATTEND_EVENTS)
async def judge(work: Work, text: str, event_id: int | None = None) -> list[DecisionLine]:
    """How the lines of «что; кто; до какого числа» are understood today. Raises DomainError for a list of nothing or of
    too many, NotFound for an event that the actor does not lead, Denied for who may give no tasks."""
    async with work.db.reading() as session:
        await _check(session, work, event_id)
        known = await offers(session, work)
    return read_decisions(text, known, work.today)


@use_case(Permission.ATTEND_EVENTS)
async def store(work: Work, text: str, client_key: str, event_id: int | None = None) -> tuple[int, list[DecisionLine]]:
    """Give the tasks of the lines that are understood, each once for the key; whoever holds their posts is told.
    Returns how many there are of this key now, and the lines that were not. Raises as `judge` does."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await _check(session, work, event_id)
        found = read_decisions(text, await offers(session, work), work.today)
        rows = [
            {
                "center_id": work.center_id,
                "client_key": f"{client_key}:{one.number}:{post}"[:64],
                "event_id": event_id,
                "activity_id": event.activity_id if event is not None else None,
                "post_id": post,
                "words": one.what,
                "due": one.due,
                "made_by": work.person_id,
                "made_at": now,
            }
            for one in found
            for post in one.posts
            if one.well
        ]
        if rows:
            new = await session.execute(
                insert_new(session, PostTask).values(rows).returning(PostTask.id, PostTask.post_id)
            )
            made = {task: post for task, post in new.all()}  # noqa: C416 — rows are no tuples to mypy
            await _told(session, work, made)
            await set_timers(session, TimerKind.TASK, work.center_id, dict.fromkeys(made, LONG_PAST))
        return len(rows), [one for one in found if not one.well]


async def _check(session: AsyncSession, work: Work, event_id: int | None) -> Event | None:
    """The event that it was decided at, which the actor has to lead; without one those who lead the centre may."""
    if event_id is not None:
        return await led_event(session, work, event_id)
    if not work.actor.may(Permission.SEE_SUMMARY):
        raise Denied(Permission.SEE_SUMMARY)
    return None


async def _told(session: AsyncSession, work: Work, made: dict[int, int]) -> None:
    """Whoever holds the posts today hears of their new tasks, but for who gave them."""
    now = work.clock.now()
    held = select(Tenure.post_id, Tenure.person_id).where(Tenure.post_id.in_(made.values()), Tenure.held(work.today))
    rows: Sequence[tuple[int, int]] = [(post, person) for post, person in await session.execute(held)]
    await tell(
        session,
        now,
        [
            Notice(
                kind=NoticeKind.TASK_GIVEN,
                center_id=work.center_id,
                person_id=person,
                key=f"task:{task}:given",
                not_before=now,
                subject_id=task,
            )
            for task, of in sorted(made.items())
            for post, person in rows
            if post == of and person != work.person_id
        ],
    )


@use_case(Permission.ATTEND_EVENTS)
async def pass_to(work: Work, task_id: int, post_id: int) -> None:
    """Another post does it, and hears of it. Raises NotFound for a task that is not the actor's to change and for a
    post of another centre, DomainError for one that is closed."""
    async with work.db.writing() as session:
        task = await managed_task(session, work, task_id)
        task.check_open()
        post = await session.get(Post, post_id)
        if post is None or post.center_id != work.center_id or post.is_group or post.closed_on is not None:
            raise NotFound("task-gone")
        if task.post_id != post.id:
            task.post_id = post.id
            task.leave_day()  # who asked for another does it no more
            await session.flush()
            await _told(session, work, {task.id: post.id})
            await set_timers(session, TimerKind.TASK, work.center_id, {task.id: LONG_PAST})
