"""What a database cannot know that was brought back: what was said between its copy and its end."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.inbox import Arrival, Outcome
from models.notifications import Notification, Status
from models.timers import Timer, TimerKind
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import FiringContext, set_timers, tick
from storage.clock import Clock
from storage.database import Database

PLAIN = {"synchronize_session": False}
OPEN = (Status.WAITING, Status.LEASED, Status.SUSPENDED)


@dataclass(frozen=True)
class Doubted:
    """How many messages may go out a second time, and are marked so; how many updates wait for a word."""

    messages: int
    updates: int


async def doubt(db: Database, clock: Clock) -> Doubted:
    """Mark what may have been sent since the copy: everything whose moment has come, and whatever the timers tell whose
    time went by meanwhile. Updates that stood half-way are set aside: whoever sent them may have been answered.

    For a database that nobody else uses yet.
    """
    async with db.reading() as session:
        last = await session.scalar(select(func.max(Notification.id))) or 0
    await tick(db, clock, TIMER_HANDLERS)
    maybe = or_(Notification.not_before <= clock.now(), Notification.id > last)
    marked = update(Notification).where(Notification.status.in_(OPEN), maybe).values(maybe_twice=True)
    free = update(Notification).where(Notification.status == Status.LEASED)
    free = free.values(status=Status.WAITING, lease_until=None, lease_token=None, started_at=None)
    aside = update(Arrival).where(Arrival.outcome == Outcome.WAITING).values(outcome=Outcome.SET_ASIDE)
    async with db.writing(wakes=False) as session:
        messages = (await session.scalars(marked.returning(Notification.id), execution_options=PLAIN)).all()
        await session.execute(free, execution_options=PLAIN)
        updates = (await session.scalars(aside.returning(Arrival.update_id), execution_options=PLAIN)).all()
    return Doubted(len(messages), len(updates))


async def doubt_center(session: AsyncSession, now: datetime, center_id: int) -> int:
    """The same of a centre that comes from elsewhere, in the transaction that brings it: its timers whose time went by
    are fired here and now, and what they tell is marked. Returns how many messages."""
    last = await session.scalar(select(func.max(Notification.id))) or 0
    due = await session.scalars(
        select(Timer)
        .where(Timer.center_id == center_id, Timer.at <= now)
        .order_by(Timer.at, Timer.kind, Timer.subject_id)
    )
    by_kind: defaultdict[TimerKind, list[Timer]] = defaultdict(list)
    for timer in due:
        by_kind[timer.kind].append(timer)
    for kind, timers in by_kind.items():
        subjects = [timer.subject_id for timer in timers]
        next_at = await TIMER_HANDLERS[kind](FiringContext(session, now), timers)
        await set_timers(session, kind, center_id, {one: next_at.get(one) for one in subjects})
    told = Notification.center_id == center_id, Notification.id > last
    marked = update(Notification).where(*told).values(maybe_twice=True).returning(Notification.id)
    return len((await session.scalars(marked, execution_options=PLAIN)).all())
