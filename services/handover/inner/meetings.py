"""What meetings gave a post to do, and what it hosts: parts of what goes along with it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.events.states import LIVE
from models.events.tables import Event, EventHost
from models.people import Post
from services.handover.bundle import LedEvent, OpenTask
from services.work import Work

MOST = 300


async def open_tasks(session: AsyncSession, post: Post) -> tuple[OpenTask, ...]:
    """What the post is still to do, what is due first on top."""
    query = select(PostTask.id, PostTask.words, PostTask.due)
    query = query.where(PostTask.post_id == post.id, PostTask.state == TaskState.OPEN)
    rows = (await session.execute(query.order_by(PostTask.due, PostTask.id).limit(MOST))).all()
    return tuple(OpenTask(task, words, due) for task, words, due in rows)


async def led_events(session: AsyncSession, work: Work, post: Post) -> tuple[LedEvent, ...]:
    """What the post hosts and is not recorded or cancelled, the next first."""
    query = select(Event.id, Event.title, Event.state, Event.starts_at)
    query = query.join(EventHost, EventHost.event_id == Event.id)
    query = query.where(EventHost.post_id == post.id, Event.center_id == post.center_id, Event.state.in_(LIVE))
    rows = (await session.execute(query.order_by(Event.starts_at, Event.id).limit(MOST))).all()
    return tuple(LedEvent(event, title, state, work.actor.local(at)) for event, title, state, at in rows)
