"""What time does to tasks."""

from datetime import date

from sqlalchemy import Select, select

from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.timers import TimerKind
from services.reminders.timers import CHASED
from services.tasks.inner.firing import fire_tasks
from services.timers.firing import Timers, TimerSource


def _tasks(today: date, reminding: set[int]) -> Select[int, int]:
    open_yet = (PostTask.state == TaskState.OPEN, PostTask.due >= today - CHASED)
    return select(PostTask.id, PostTask.center_id).where(*open_yet, PostTask.center_id.in_(reminding))


TIMERS: Timers = {TimerKind.TASK: TimerSource(fire=fire_tasks, standing=_tasks)}
