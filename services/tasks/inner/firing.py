"""What time does to tasks: they are told of as dates of the plan are, until they are closed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.notifications import Notice, NoticeKind
from models.reminders.moments import Nudge, following, newest
from models.reminders.recipients import CenterRoster, Recipient, recipients
from models.reminders.telling import notice_of
from models.tasks import task_moments
from models.timers import Timer
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_tasks(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """The newest nudge of each open task, for whoever holds its post or stands in; after the last one the coordinators
    hear of it too."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    query = select(PostTask).where(
        PostTask.id.in_([timer.subject_id for timer in timers]), PostTask.state == TaskState.OPEN
    )
    next_at: dict[int, datetime | None] = {}
    told: list[Notice] = []
    for one in await firing.session.scalars(query.order_by(PostTask.id)):
        roster = rosters[one.center_id]
        if not roster.rules.enabled:
            continue
        next_at[one.id] = following(task_moments(one.due, roster.rules), roster.zone, firing.now)
        told += _notices(roster, one, firing.now)
    await tell(firing.session, firing.now, told)
    return next_at


def _notices(roster: CenterRoster, task: PostTask, now: datetime) -> list[Notice]:
    moment, today = newest(task_moments(task.due, roster.rules), roster.zone, now), roster.today(now)
    if moment is None or today > moment.until:
        return []
    key = f"task:{task.id}:{task.due}:{moment.key}"
    details = {"due": task.due.isoformat(), "nudge": moment.key}
    posts = [task.post_id] if task.post_id in roster.posts else []
    to = recipients(posts, roster, today)
    told = [notice_of(roster, NoticeKind.TASK_DUE, task.id, key, one, moment.until, details, now) for one in to]
    if moment.nudge is Nudge.LATE:
        heard = {one.person.id for one in to}
        late = [Recipient(one, coordinating=True) for one in roster.coordinators(today) if one.id not in heard]
        told += [notice_of(roster, NoticeKind.TASK_LATE, task.id, key, one, moment.until, details, now) for one in late]
    return told
