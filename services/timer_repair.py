"""Every timer stands for something; one that is missing is found by what it stands for, whatever took it away."""

from datetime import date, timedelta

from sqlalchemy import Select, exists, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Center
from models.reminders.rules import ReminderRules
from models.timers import LONG_PAST, Timer, TimerKind
from services.center_settings import load_many
from services.timer_handlers import SOURCES
from storage.clock import Clock
from storage.database import Database
from storage.upsert import insert_new


async def repair_timers(db: Database, clock: Clock) -> int:
    """Give a timer to everything that needs one and has none; and look at everything again of a centre whose own
    timer stands further ahead than it ever may: a clock that was wrong fired it. Returns how many timers that were.
    """
    now = clock.now()
    today = (now - timedelta(days=1)).date()  # no centre's own day is earlier
    most = {kind: now + one.farthest for kind, one in SOURCES.items() if one.farthest}
    wrong = or_(*((Timer.kind == kind) & (Timer.at > latest) for kind, latest in most.items()))
    async with db.reading() as session:
        reminding = await _reminding(session)
        missing = {kind: await session.scalar(_missing(kind, today, reminding).limit(1)) for kind in SOURCES}
        strayed = set(await session.scalars(select(Timer.center_id).where(wrong)))
    kinds = [kind for kind, found in missing.items() if found is not None]
    if not kinds and not strayed:
        return 0
    async with db.writing() as session:
        repaired = 0
        if strayed:
            theirs = update(Timer).where(Timer.center_id.in_(strayed)).values(at=LONG_PAST).returning(Timer.at)
            repaired += len((await session.execute(theirs)).all())
        for kind in kinds:
            repaired += await _restore(session, kind, today, reminding)
    return repaired


async def _reminding(session: AsyncSession) -> set[int]:
    centers = set(await session.scalars(select(Center.id)))
    rules = await load_many(session, centers, ReminderRules)
    return {center for center, one in rules.items() if one.enabled}


def _missing(kind: TimerKind, today: date, reminding: set[int]) -> Select[int, int]:
    query = SOURCES[kind].standing(today, reminding)
    thing = query.selected_columns[0]
    return query.where(~exists().where(Timer.kind == kind, Timer.subject_id == thing))


async def _restore(session: AsyncSession, kind: TimerKind, today: date, reminding: set[int]) -> int:
    found = _missing(kind, today, reminding)
    found = found.add_columns(literal(kind, Timer.kind.type), literal(LONG_PAST, Timer.at.type))
    new = insert_new(session, Timer).from_select(["subject_id", "center_id", "kind", "at"], found)
    return len((await session.execute(new.returning(Timer.subject_id))).all())
