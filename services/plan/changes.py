"""Use cases that change an item: move a date, cancel, restore, set the deadline anew, edit a cell, link an activity."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Type
from models.dates import short
from models.deadlines import ScheduleKind, read
from models.errors import Denied, DomainError, NotFound
from models.plan.items import put_cell, put_deadline, schedule_of
from models.plan.proposals import Proposal, Proposed
from models.plan.tables import CELLS, Occurrence, PlanChangeKind, PlanItem
from models.trips import WITHIN, TripRecord
from services.plan.inner.applying import make_or_propose
from services.plan.inner.items import may_change, own_item
from services.plan.inner.occurrences import link_to_occurrence, note, rebuild_occurrences, year_of
from services.plan.inner.posts import rehang
from services.timers.recheck import recheck_items, recheck_occurrences
from services.work import Work, use_case


@use_case(Permission.SEE_PLAN)
async def move(work: Work, item_id: int, occurrence_id: int, day: date, reason: str) -> bool:
    """Expect one of the item's dates on another day, or propose it; returns whether it waits for the coordinator. The
    same move again changes nothing.

    Raises NotFound for a date that is not the item's, Denied for an item that the actor does not answer for.
    """
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        if found.cancelled_at is not None:
            raise NotFound("plan-date-gone")
        change = _of_date(found, Proposed.MOVE, reason, day)
        return found.due != day and await make_or_propose(session, work, [(item, found, change)])


@use_case(Permission.SEE_PLAN)
async def cancel_date(work: Work, item_id: int, occurrence_id: int, reason: str) -> bool:
    """One of the item's dates is not expected any more, the others are; or propose it, as `move` does. A second time
    changes nothing."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        change = _of_date(found, Proposed.SKIP, reason)
        return found.cancelled_at is None and await make_or_propose(session, work, [(item, found, change)])


@use_case(Permission.SEE_PLAN)
async def restore_date(work: Work, item_id: int, occurrence_id: int) -> None:
    """A date that was cancelled is expected again."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        if found.cancelled_at is not None:
            found.restore()
            note(session, work, item.id, PlanChangeKind.RETURNED, old=short(found.due))
            await recheck_occurrences(session, Occurrence.id == found.id)


@use_case(Permission.SEE_PLAN)
async def cancel(work: Work, item_id: int, reason: str) -> bool:
    """Nothing is expected of the item any more, or propose it, as `move` does. Raises DomainError when it is cancelled
    already."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        item.check_stands()
        change = Proposal(item_id=item.id, kind=Proposed.CANCEL, reason=reason)
        return await make_or_propose(session, work, [(item, None, change)])


@use_case(Permission.SEE_PLAN)
async def restore(work: Work, item_id: int) -> None:
    """A cancelled item is expected again."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        if item.cancelled_at is not None:
            item.restore()
            note(session, work, item.id, PlanChangeKind.RESTORED)
            await recheck_items(session, PlanItem.id == item.id)


@use_case(Permission.SEE_PLAN)
async def clarify(work: Work, item_id: int, text: str) -> bool:
    """Set the item's deadline anew, or propose it, as `move` does; an empty text means that it has none. The signed
    cell stays as it is. An item without dates gets its first ones at once: whoever answers for it is asked for them.

    Raises DomainError when the words are not understood.
    """
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        schedule = read(text, await year_of(session, item))
        if text and schedule.kind is ScheduleKind.UNDETERMINED:
            raise DomainError("plan-deadline-unclear", typed=text[:60], why=schedule.why or "")
        change = Proposal(item_id=item.id, kind=Proposed.DEADLINE, old=item.reading, new=text)
        if item.clarified == text:
            return False
        dated = await session.scalar(select(Occurrence.id).where(Occurrence.item_id == item.id).limit(1))
        return await make_or_propose(session, work, [(item, None, change)], at_once=dated is None)


@use_case(Permission.MANAGE_PLAN)
async def edit_cell(work: Work, item_id: int, cell: str, text: str) -> None:
    """Type a cell of the plan anew; a deadline, a content or a product is read again, posts follow responsibles."""
    if cell not in CELLS:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id, lock=True)
        before = item.words(cell)
        if before == text:
            return
        note(session, work, item.id, PlanChangeKind.CELL, field=cell, old=before, new=text)
        put_cell(item, cell, text or None)
        if cell == "deadline":
            item.clarified = None
        if cell == "responsible":
            await rehang(session, work, item)
        year = await year_of(session, item)
        put_deadline(item, schedule_of(item, year))
        await session.flush()
        await rebuild_occurrences(session, item, year, work.today, moved_stay=cell != "deadline")


@use_case(Permission.LOG_ACTIVITY)
async def link(work: Work, activity_id: int, item_id: int, occurrence_id: int | None = None) -> date | None:
    """Count an activity of one's own for an item of the plan: for the date that is named, else for the one around that
    day; returns when that date is due, None where the item has no dates.

    Raises NotFound for another person's activity unless the actor may change any, or for a date that is not the item's.
    """
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id)
        found = await _record(session, work, activity_id)
        found.plan_item_id, found.programme = item.id, found.programme or item.programme
        await link_to_occurrence(session, found, occurrence_id)
        await _once_of_a_trip(session, found)
        return await session.scalar(select(Occurrence.due).where(Occurrence.id == found.occurrence_id))


async def _once_of_a_trip(session: AsyncSession, linked: Activity) -> None:
    """A trip and what stands within it count for an item once: the one that a person has just chosen for it."""
    trip = select(TripRecord.trip_id).where(TripRecord.activity_id == linked.id).scalar_subquery()
    trip_id = func.coalesce(trip, linked.id)
    parts = select(TripRecord.activity_id).where(TripRecord.trip_id == trip_id, TripRecord.purpose.in_(WITHIN))
    if linked.type is not Type.TRIP:
        return
    others = select(Activity).where(
        (Activity.id == trip_id) | Activity.id.in_(parts),
        Activity.id != linked.id,
        Activity.plan_item_id == linked.plan_item_id,
    )
    for one in (await session.scalars(others)).all():
        one.plan_item_id, one.occurrence_id, one.date_named = None, None, False


@use_case(Permission.LOG_ACTIVITY)
async def unlink(work: Work, activity_id: int) -> None:
    """The activity counts for no item of the plan any more. Raises NotFound as `link` does."""
    async with work.db.writing() as session:
        found = await _record(session, work, activity_id)
        await recheck_occurrences(session, Occurrence.id == found.occurrence_id)  # it may be waiting again
        found.plan_item_id, found.occurrence_id, found.date_named = None, None, False


async def _record(session: AsyncSession, work: Work, activity_id: int) -> Activity:
    found = await session.get(Activity, activity_id, with_for_update=True)
    if found is None or found.center_id != work.center_id or found.deleted_at is not None:
        raise NotFound("activity-not-found")
    if found.author_id != work.person_id and not work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        raise NotFound("activity-not-found")
    return found


async def _mine(session: AsyncSession, work: Work, item_id: int) -> PlanItem:
    item = await own_item(session, work, item_id, lock=True)
    if not await may_change(session, work, item):
        raise Denied(Permission.MANAGE_PLAN)
    return item


async def _date(session: AsyncSession, item: PlanItem, occurrence_id: int) -> Occurrence:
    found = await session.get(Occurrence, occurrence_id)
    if found is None or found.item_id != item.id:
        raise NotFound("plan-date-gone")
    return found


def _of_date(found: Occurrence, kind: Proposed, reason: str, day: date | None = None) -> Proposal:
    about = {"item_id": found.item_id, "occurrence_id": found.id, "kind": kind}
    return Proposal(**about, due=found.due, day=day, reason=reason)
