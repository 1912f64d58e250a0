"""Use cases of putting a thing off: the person hears of it again on a day; its deadline stays where it is."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError
from models.plan.tables import Occurrence, PlanItem
from models.reminders import Snooze
from models.timers import TimerKind
from services.plan.inner.items import own_item
from services.reminders.inner.dates import own_date
from services.timers.recheck import recheck_items, recheck_occurrences
from services.work import Work, use_case
from storage.upsert import upsert

FARTHEST = timedelta(days=366)


@use_case(Permission.SEE_PLAN)
async def snooze_date(work: Work, occurrence_id: int, until: date) -> None:
    """Remind the person of a date of the plan again on that day.

    Raises NotFound for a date of another centre, DomainError for a day that is not ahead.
    """
    async with work.db.writing() as session:
        await own_date(session, work, occurrence_id)
        await _put_off(session, work, TimerKind.OCCURRENCE, occurrence_id, until)
        await recheck_occurrences(session, Occurrence.id == occurrence_id)


@use_case(Permission.SEE_PLAN)
async def snooze_item(work: Work, item_id: int, until: date) -> None:
    """The same of an item without a date."""
    async with work.db.writing() as session:
        await own_item(session, work, item_id)
        await _put_off(session, work, TimerKind.UNDATED, item_id, until)
        await recheck_items(session, PlanItem.id == item_id)


@use_case(Permission.SEE_PLAN)
async def item_of_date(work: Work, occurrence_id: int) -> int:
    """The item that a date belongs to. Raises NotFound for another centre's."""
    async with work.db.reading() as session:
        return (await own_date(session, work, occurrence_id)).item_id


async def _put_off(session: AsyncSession, work: Work, kind: TimerKind, subject_id: int, until: date) -> None:
    if not work.today < until <= work.today + FARTHEST:
        raise DomainError("reminders-not-ahead")
    row = {"person_id": work.person_id, "kind": kind, "subject_id": subject_id, "until": until}
    await session.execute(upsert(session, Snooze, "until").values(row))
