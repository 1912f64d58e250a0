"""Setting alarms, and the tick that rings those that are due: one indexed query, whatever there is to come."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.alarms import Alarm, AlarmKind
from storage.clock import Clock
from storage.database import Database
from storage.upsert import upsert

log = structlog.get_logger()

AT_ONCE = 500
"""Alarms rung in one transaction at most: the tick gives way to people in between."""
LATER = timedelta(hours=1)
"""When to try again with an alarm whose ringer failed."""


@dataclass(frozen=True)
class Ringing:
    """What a ringer needs: the transaction it writes in, and the instant of this tick."""

    session: AsyncSession
    now: datetime


Ringer = Callable[[Ringing, Sequence[Alarm]], Awaitable[Mapping[int, datetime | None]]]
"""Tells what is due of these things and returns when to look at each of them next; None or nothing: never."""


async def set_alarms(session: AsyncSession, kind: AlarmKind, center_id: int, at: Mapping[int, datetime | None]) -> None:
    """Look at these things at those instants (None: not at all), in the caller's transaction. Setting again moves."""
    gone = [subject for subject, instant in at.items() if instant is None]
    if gone:
        await session.execute(delete(Alarm).where(Alarm.kind == kind, Alarm.subject_id.in_(gone)))
    rows = [
        {"kind": kind, "subject_id": subject, "center_id": center_id, "at": instant}
        for subject, instant in at.items()
        if instant is not None
    ]
    if rows:
        await session.execute(upsert(session, Alarm, "at", "center_id"), rows)


async def tick(db: Database, clock: Clock, ringers: Mapping[AlarmKind, Ringer]) -> int:
    """Ring every alarm that is due; returns how many. What fails is put off by itself and hinders nobody."""
    rung = 0
    while True:
        due = await _ring(db, clock.now(), ringers, AT_ONCE)
        rung += due
        if due < AT_ONCE:
            return rung


async def _ring(db: Database, now: datetime, ringers: Mapping[AlarmKind, Ringer], limit: int) -> int:
    try:
        return await _ring_together(db, now, ringers, limit)
    except Exception:
        log.exception("tick failed, ringing one by one")
    async with db.reading() as session:
        due = (await session.execute(_due(now, limit).with_only_columns(Alarm.kind, Alarm.subject_id))).all()
    for kind, subject in due:
        try:
            await _ring_together(db, now, ringers, 1, kind, subject)
        except Exception:
            log.exception("alarm failed", kind=kind, subject=subject)
            async with db.writing() as session:
                later = update(Alarm).where(Alarm.kind == kind, Alarm.subject_id == subject).values(at=now + LATER)
                await session.execute(later)
    return len(due)


async def _ring_together(
    db: Database,
    now: datetime,
    ringers: Mapping[AlarmKind, Ringer],
    limit: int,
    kind: AlarmKind | None = None,
    subject: int | None = None,
) -> int:
    async with db.reading() as session:  # an idle tick takes no lock
        if await session.scalar(_due(now, 1).with_only_columns(Alarm.subject_id)) is None:
            return 0
    async with db.writing(wakes=False) as session:  # what is late is put together before anything is sent
        query = _due(now, limit).with_for_update(skip_locked=True)
        if kind is not None:
            query = query.where(Alarm.kind == kind, Alarm.subject_id == subject)
        due = (await session.scalars(query)).all()
        by_kind: defaultdict[AlarmKind, list[Alarm]] = defaultdict(list)
        for alarm in due:
            by_kind[alarm.kind].append(alarm)
        for each, alarms in by_kind.items():
            next_at = await ringers[each](Ringing(session, now), alarms)
            for alarm in alarms:
                at = next_at.get(alarm.subject_id)
                if at is None:
                    await session.delete(alarm)
                else:
                    alarm.at = at
        return len(due)


def _due(now: datetime, limit: int) -> Select[Alarm]:
    return select(Alarm).where(Alarm.at <= now).order_by(Alarm.at).limit(limit)
