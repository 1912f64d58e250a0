"""When reminders look at a thing again. An alarm stands on every date of the plan until a week after it is due, done
or not: what holds is asked when it rings, so whatever changes a thing only says «look at it now»."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, literal, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.alarms import Alarm, AlarmKind
from models.occurrences import UNDATED
from models.people import Center, Holding
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from services.clock import Clock
from services.database import Database

LONG_PAST = datetime(2000, 1, 1, tzinfo=UTC)
"""Due with the next tick, whatever the clock says."""
AFTER = timedelta(days=30)
"""How long a date is looked at after it is due, at most: the last reminder and its life."""
FARTHEST = {AlarmKind.CENTER: timedelta(days=30), AlarmKind.MONITORING: timedelta(days=180)}
"""How far ahead the alarms may stand that every centre always has: a week and holidays, a quarter and its days."""


async def look_at_dates(session: AsyncSession | AsyncConnection, *where: ColumnElement[bool]) -> None:
    """Look at these dates of the plan with the next tick, in the caller's transaction."""
    await _look(session, _found(AlarmKind.OCCURRENCE, Occurrence).where(*where), anew=True)


async def look_at_items(session: AsyncSession, *where: ColumnElement[bool]) -> None:
    """The same of items with all their dates, or of themselves when they have none."""
    items = select(PlanItem.id).where(*where)
    await look_at_dates(session, Occurrence.item_id.in_(items))
    undated = _found(AlarmKind.UNDATED, PlanItem).where(PlanItem.kind.in_(UNDATED), *where)
    await _look(session, undated, anew=True)


async def look_at_posts(session: AsyncSession, posts: Select[int]) -> None:
    """The same of the items of these posts: their people came, left, paused, or cannot be reached."""
    theirs = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(posts))
    await look_at_items(session, PlanItem.id.in_(theirs))


async def look_at_person(session: AsyncSession, person_id: int) -> None:
    """The same of what a person ever answered for."""
    await look_at_posts(session, select(Holding.post_id).where(Holding.person_id == person_id))


async def look_at_center(session: AsyncSession, center_id: int, today: date, *, anew: bool = True) -> None:
    """The same of everything of a centre that may still be told of. `anew=False` only adds alarms that are missing."""
    dates = _found(AlarmKind.OCCURRENCE, Occurrence).where(
        Occurrence.center_id == center_id, Occurrence.due >= (today - AFTER if anew else today)
    )
    years = select(Plan.id).where(Plan.center_id == center_id, Plan.year >= today.year)
    items = _found(AlarmKind.UNDATED, PlanItem).where(PlanItem.plan_id.in_(years), PlanItem.kind.in_(UNDATED))
    own = _found(AlarmKind.CENTER, Center, Center.id).where(Center.id == center_id)
    await _look(session, own, anew=anew)
    await _look(session, dates, anew=anew)
    await _look(session, items, anew=anew)


async def mend(db: Database, clock: Clock) -> int:
    """Look at everything again of a centre whose own alarm stands further ahead than it ever may: a clock that was
    wrong rang it, and took away the alarms of what lay between. Returns how many centres that were.
    """
    now = clock.now()
    wrong = or_(*((Alarm.kind == kind) & (Alarm.at > now + most) for kind, most in FARTHEST.items()))
    query = select(Center.id, Center.zone).where(Center.id.in_(select(Alarm.subject_id).where(wrong)))
    async with db.reading() as session:
        found = (await session.execute(query)).all()
    for center, zone in found:
        async with db.writing() as session:
            await session.execute(update(Alarm).where(wrong, Alarm.subject_id == center).values(at=LONG_PAST))
            await look_at_center(session, center, now.astimezone(ZoneInfo(zone)).date())
    return len(found)


def _found(kind: AlarmKind, table: Any, center: Any = None) -> Any:
    center_id = table.center_id if center is None else center
    return select(literal(kind, Alarm.kind.type), table.id, center_id, literal(LONG_PAST, Alarm.at.type))


async def _look(session: AsyncSession | AsyncConnection, found: Any, *, anew: bool) -> None:
    if isinstance(session, AsyncSession):
        await session.flush()  # what was changed by objects is asked of below
    dialect = sqlite if _dialect(session) == "sqlite" else postgresql
    insert = dialect.insert(Alarm).from_select(["kind", "subject_id", "center_id", "at"], found)
    same = ["kind", "subject_id"]
    if anew:
        await session.execute(insert.on_conflict_do_update(index_elements=same, set_={"at": insert.excluded.at}))
    else:
        await session.execute(insert.on_conflict_do_nothing(index_elements=same))


def _dialect(session: AsyncSession | AsyncConnection) -> str:
    return (session.get_bind() if isinstance(session, AsyncSession) else session).dialect.name
