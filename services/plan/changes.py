"""Use cases that change an item: move a date, cancel, restore, set the deadline anew, edit a cell, link an activity."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity
from models.dates import short
from models.deadlines import Kind, read
from models.errors import Denied, DomainError, NotFound
from models.plan.items import put_cell, put_deadline, schedule_of
from models.plan.tables import CELLS, Occurrence, Plan, PlanItem, What
from models.plan_years import PlanYear
from services.plan.cards import may_change, own_item
from services.plan.filing import expect_anew, hang_on_date, note
from services.plan.posts import rehang
from services.reminders.alarms import look_at_dates, look_at_items
from services.work import Work, use_case


@use_case(Permission.SEE_PLAN)
async def move(work: Work, item_id: int, occurrence_id: int, day: date, reason: str) -> None:
    """Expect one of the item's dates on another day. The same move again changes nothing.

    Raises NotFound for a date that is not the item's, Denied for an item that the actor does not answer for.
    """
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        if found.cancelled_at is not None:
            raise NotFound("plan-date-gone")
        if found.due != day:
            note(session, work, item.id, What.MOVED, old=short(found.due), new=short(day), reason=reason)
            found.move(day, reason)
            await look_at_dates(session, Occurrence.id == found.id)


@use_case(Permission.SEE_PLAN)
async def cancel_date(work: Work, item_id: int, occurrence_id: int, reason: str) -> None:
    """One of the item's dates is not expected any more, the others are. A second time changes nothing."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        if found.cancelled_at is None:
            found.cancel(work.clock.now(), reason)
            note(session, work, item.id, What.SKIPPED, old=short(found.due), reason=reason)


@use_case(Permission.SEE_PLAN)
async def restore_date(work: Work, item_id: int, occurrence_id: int) -> None:
    """A date that was cancelled is expected again."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        found = await _date(session, item, occurrence_id)
        if found.cancelled_at is not None:
            found.restore()
            note(session, work, item.id, What.RETURNED, old=short(found.due))
            await look_at_dates(session, Occurrence.id == found.id)


@use_case(Permission.SEE_PLAN)
async def cancel(work: Work, item_id: int, reason: str) -> None:
    """Nothing is expected of the item any more. Raises DomainError when it is cancelled already."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        item.cancel(work.clock.now(), reason)
        note(session, work, item.id, What.CANCELLED, reason=reason)


@use_case(Permission.SEE_PLAN)
async def restore(work: Work, item_id: int) -> None:
    """A cancelled item is expected again."""
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        if item.cancelled_at is not None:
            item.restore()
            note(session, work, item.id, What.RESTORED)
            await look_at_items(session, PlanItem.id == item.id)


@use_case(Permission.SEE_PLAN)
async def clarify(work: Work, item_id: int, text: str) -> None:
    """Set the item's deadline anew; an empty text means that it has none. The signed cell stays as it is.

    Raises DomainError when the words are not understood.
    """
    async with work.db.writing() as session:
        item = await _mine(session, work, item_id)
        year = await _year(session, item)
        schedule = read(text, year)
        if text and schedule.kind is Kind.UNDETERMINED:
            raise DomainError("plan-deadline-unclear", typed=text[:60], why=schedule.why or "")
        if item.clarified != text:
            note(session, work, item.id, What.DEADLINE, old=item.reading, new=schedule.words)
            item.clarified = text
            put_deadline(item, schedule)
            await session.flush()
            await expect_anew(session, item, year, work.today, moved_stay=False)


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
        note(session, work, item.id, What.CELL, field=cell, old=before, new=text)
        put_cell(item, cell, text or None)
        if cell == "deadline":
            item.clarified = None
        if cell == "responsible":
            await rehang(session, work, item)
        year = await _year(session, item)
        put_deadline(item, schedule_of(item, year))
        await session.flush()
        await expect_anew(session, item, year, work.today, moved_stay=cell != "deadline")


@use_case(Permission.LOG_ACTIVITY)
async def link(work: Work, activity_id: int, item_id: int, occurrence_id: int | None = None) -> date | None:
    """Count an activity of one's own for an item of the plan: for the date that is named, else for the one around that
    day; returns when that date is due, None where the item has no dates.

    Raises NotFound for another person's activity unless the actor may change any, or for a date that is not the item's.
    """
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id)
        found = await _record(session, work, activity_id)
        found.plan_item_id = item.id
        await hang_on_date(session, found, occurrence_id)
        return await session.scalar(select(Occurrence.due).where(Occurrence.id == found.occurrence_id))


@use_case(Permission.LOG_ACTIVITY)
async def unlink(work: Work, activity_id: int) -> None:
    """The activity counts for no item of the plan any more. Raises NotFound as `link` does."""
    async with work.db.writing() as session:
        found = await _record(session, work, activity_id)
        await look_at_dates(session, Occurrence.id == found.occurrence_id)  # it may be waiting again
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


async def _year(session: AsyncSession, item: PlanItem) -> PlanYear:
    plan = await session.get_one(Plan, item.plan_id)
    return plan.plan_year
