"""Use cases that end a task, and the one that opens it again."""

from models.access import Permission
from models.events.kinds import TaskState
from models.timers import LONG_PAST, TimerKind
from services.tasks.inner.access import managed_task, seen_task
from services.timers.firing import set_timers
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def close(work: Work, task_id: int) -> bool:
    """It is done; False where it was closed already, which changes nothing. Raises NotFound for one that is neither the
    actor's to do nor to change."""
    async with work.db.writing() as session:
        task = await seen_task(session, work, task_id, lock=True)
        closed = task.close(TaskState.DONE, work.person_id, work.clock.now())
        await set_timers(session, TimerKind.TASK, work.center_id, {task.id: None})
        return closed


@use_case(Permission.ATTEND_EVENTS)
async def drop(work: Work, task_id: int) -> bool:
    """Nobody does it any more; False where it was closed already. Raises NotFound for one that is not the actor's to
    change: whoever has to do something does not say that it need not be done."""
    async with work.db.writing() as session:
        task = await managed_task(session, work, task_id)
        dropped = task.close(TaskState.DROPPED, work.person_id, work.clock.now())
        await set_timers(session, TimerKind.TASK, work.center_id, {task.id: None})
        return dropped


@use_case(Permission.ATTEND_EVENTS)
async def reopen(work: Work, task_id: int) -> None:
    """It is to be done again; one that is open stays so. Raises NotFound as `close` does; what was dropped only who may
    change it takes up again."""
    async with work.db.writing() as session:
        task = await seen_task(session, work, task_id, lock=True)
        if task.state is TaskState.DROPPED:
            task = await managed_task(session, work, task_id)
        task.reopen()
        await set_timers(session, TimerKind.TASK, work.center_id, {task.id: LONG_PAST})
