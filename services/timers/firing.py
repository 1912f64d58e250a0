"""Setting timers, and the tick that fires those that are due: one indexed query, whatever there is to come."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Center
from models.timers import Timer, TimerKind
from storage.clock import Clock
from storage.database import Database
from storage.upsert import upsert

log = structlog.get_logger()

BATCH = 500
"""Timers fired in one transaction at most: the tick gives way to people in between."""
LATER = timedelta(hours=1)
"""When to try again with a timer whose handler failed."""


@dataclass(frozen=True)
class FiringContext:
    """What a handler needs: the transaction it writes in, and the instant of this tick."""

    session: AsyncSession
    now: datetime


TimerHandler = Callable[[FiringContext, Sequence[Timer]], Awaitable[Mapping[int, datetime | None]]]
"""Tells what is due of these things and returns when to look at each of them next; None or nothing: never."""
Standing = Callable[[date, set[int]], Select[int, int]]
"""The things that need a timer on a day: id and centre. The set holds the centres that remind."""


@dataclass(frozen=True, kw_only=True)
class TimerSource:
    """One kind of timer: what it does, and what it stands for. Each area gives its own, as `TIMERS` of its `timers`."""

    fire: TimerHandler
    standing: Standing
    farthest: timedelta | None = None
    """How far ahead a timer may stand that every centre always has: one beyond was set by a wrong clock."""
    trusting: bool = False
    """Whether it acts because nobody did anything for days: not while the clock is not to be trusted."""


Timers = Mapping[TimerKind, TimerSource]


def every_center(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Every centre, for the timers that each of them always has."""
    return select(Center.id, Center.id)


async def set_timers(session: AsyncSession, kind: TimerKind, center_id: int, at: Mapping[int, datetime | None]) -> None:
    """Look at these things at those instants (None: not at all), in the caller's transaction. Setting again moves."""
    await _put(session, kind, [(subject, center_id, instant) for subject, instant in at.items()])


async def _put(session: AsyncSession, kind: TimerKind, timers: Sequence[tuple[int, int, datetime | None]]) -> None:
    """Thing, centre, instant."""
    gone = [subject for subject, _, instant in timers if instant is None]
    if gone:
        await session.execute(delete(Timer).where(Timer.kind == kind, Timer.subject_id.in_(gone)))
    rows = [
        {"kind": kind, "subject_id": subject, "center_id": center_id, "at": instant}
        for subject, center_id, instant in timers
        if instant is not None
    ]
    if rows:
        await session.execute(upsert(session, Timer, "at", "center_id"), rows)


async def tick(db: Database, clock: Clock, handlers: Mapping[TimerKind, TimerHandler]) -> int:
    """Fire every timer that is due and has a handler; returns how many. What fails is put off by itself and hinders
    nobody."""
    fired = 0
    while True:
        due = await _fire(db, clock.now(), handlers, BATCH)
        fired += due
        if due < BATCH:
            return fired


async def _fire(db: Database, now: datetime, handlers: Mapping[TimerKind, TimerHandler], limit: int) -> int:
    try:
        return await _fire_together(db, now, handlers, limit)
    except Exception:
        log.exception("tick failed, firing one by one")
    async with db.reading() as session:
        due = (await session.execute(_due(now, handlers, limit).with_only_columns(Timer.kind, Timer.subject_id))).all()
    for kind, subject in due:
        try:
            await _fire_together(db, now, handlers, 1, kind, subject)
        except Exception:
            log.exception("timer failed", kind=kind, subject=subject)
            async with db.writing() as session:
                later = update(Timer).where(Timer.kind == kind, Timer.subject_id == subject).values(at=now + LATER)
                await session.execute(later)
    return len(due)


async def _fire_together(
    db: Database,
    now: datetime,
    handlers: Mapping[TimerKind, TimerHandler],
    limit: int,
    kind: TimerKind | None = None,
    subject: int | None = None,
) -> int:
    async with db.reading() as session:  # an idle tick takes no lock
        if await session.scalar(_due(now, handlers, 1).with_only_columns(Timer.subject_id)) is None:
            return 0
    async with db.writing(wakes=False) as session:  # what is late is put together before anything is sent
        query = _due(now, handlers, limit).with_for_update(skip_locked=True)
        if kind is not None:
            query = query.where(Timer.kind == kind, Timer.subject_id == subject)
        due = (await session.scalars(query)).all()
        by_kind: defaultdict[TimerKind, list[Timer]] = defaultdict(list)
        for timer in due:
            by_kind[timer.kind].append(timer)
        for each, timers in by_kind.items():
            centers = [(timer.subject_id, timer.center_id) for timer in timers]
            next_at = await handlers[each](FiringContext(session, now), timers)
            # the rows themselves are not touched: a handler that ends something takes its timer away by itself
            await _put(session, each, [(subject, center, next_at.get(subject)) for subject, center in centers])
        return len(due)


def _due(now: datetime, kinds: Iterable[TimerKind], limit: int) -> Select[Timer]:
    order = (Timer.at, Timer.kind, Timer.subject_id)  # of one moment too: what was begun first is told first
    return select(Timer).where(Timer.at <= now, Timer.kind.in_(list(kinds))).order_by(*order).limit(limit)
