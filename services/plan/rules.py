"""Use cases of the plan's settings: the day on which quarterly reports are due, whether changes are proposed."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.deadlines import ScheduleKind
from models.errors import DomainError
from models.plan.conditions import done_count, not_over
from models.plan.items import expected_of, put_deadline, schedule_of
from models.plan.occurrences import Expected
from models.plan.rules import LATEST, PlanRules
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan_years import PlanYear
from services import center_settings
from services.plan.inner.occurrences import rebuild_occurrences
from services.timers.recheck import recheck_occurrences
from services.work import Work, use_case

Window = tuple[int, object, object]
_OF_SCHOOL = ("каникул", "четверт")


@use_case(Permission.MANAGE_PLAN)
async def report_day(work: Work) -> int:
    """The day of the next month on which a quarter's report is due."""
    async with work.db.reading() as session:
        return (await center_settings.load(session, work.center_id, PlanRules)).report_day


@use_case(Permission.MANAGE_PLAN)
async def set_report_day(work: Work, day: int) -> int:
    """Reports are due on another day; returns how many dates have moved.

    Dates that are done, moved or cancelled stay, and so do those of past years. Raises DomainError for a day that
    not every month has.
    """
    if not 1 <= day <= LATEST:
        raise DomainError("plan-day-of-month-bad", typed=str(day))
    async with work.db.writing() as session:
        before = await center_settings.load(session, work.center_id, PlanRules)
        await center_settings.save(session, work, replace(before, report_day=day))
        return await _move(session, await _changed(session, work, before.report_day, day))


@use_case(Permission.MANAGE_PLAN)
async def changes_at_once(work: Work) -> bool:
    """Whether those who answer for items change their dates at once; else they propose."""
    async with work.db.reading() as session:
        return (await center_settings.load(session, work.center_id, PlanRules)).at_once


@use_case(Permission.SEE_PLAN)
async def proposes(work: Work) -> bool:
    """Whether a change of the plan that the actor makes waits for the coordinator."""
    if work.actor.may(Permission.MANAGE_PLAN):
        return False
    async with work.db.reading() as session:
        return not (await center_settings.load(session, work.center_id, PlanRules)).at_once


@use_case(Permission.MANAGE_PLAN)
async def set_changes_at_once(work: Work, *, at_once: bool) -> None:
    """Who answers for an item changes its dates at once, or proposes. What waits already is still to be decided."""
    async with work.db.writing() as session:
        before = await center_settings.load(session, work.center_id, PlanRules)
        await center_settings.save(session, work, replace(before, at_once=at_once))


@use_case(Permission.MANAGE_PLAN)
async def holidays(work: Work, year: int) -> dict[str, tuple[str, str]]:
    """The school holidays of the school year that begins then, as they were told: first and last day by season."""
    async with work.db.reading() as session:
        rules = await center_settings.load(session, work.center_id, PlanRules)
    return rules.of_year(PlanYear(year, school=True))


@use_case(Permission.MANAGE_PLAN)
async def set_holidays(work: Work, year: int, days: Mapping[str, tuple[str, str]]) -> int:
    """The school's holidays are told: «осенние каникулы», «2 четверть» get their dates. Returns how many items did;
    what was done, moved or cancelled of them stays."""
    async with work.db.writing() as session:
        before = await center_settings.load(session, work.center_id, PlanRules)
        after = before.told(PlanYear(year, school=True), days)
        await center_settings.save(session, work, after)
        query = (
            select(PlanItem, Plan.year, Plan.school)
            .join(Plan, Plan.id == PlanItem.plan_id)
            .where(
                Plan.center_id == work.center_id,
                Plan.year.in_((year, year + 1)),
                PlanItem.cancelled_at.is_(None),
                or_(PlanItem.clarified.is_not(None), *(PlanItem.search.contains(one) for one in _OF_SCHOOL)),
            )
        )
        changed = 0
        for item, first, school in (await session.execute(query)).all():
            plan = PlanYear(first, school)
            schedule = schedule_of(item, after.dated(plan))
            if schedule.meaning != schedule_of(item, before.dated(plan)).meaning:
                put_deadline(item, schedule)
                await rebuild_occurrences(session, item, after.dated(plan), work.today, moved_stay=True)
                changed += 1
        return changed


async def _changed(session: AsyncSession, work: Work, before: int, after: int) -> dict[Window, Expected]:
    """The windows that end on another day now, by item and by where they were."""
    query = (
        select(PlanItem, Plan.year, Plan.school)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(
            Plan.center_id == work.center_id,
            not_over(work.today),
            PlanItem.kind == ScheduleKind.RECURRING,
            # only «ежеквартально» is a report's; what was said anew is not in the words that are searched
            or_(PlanItem.clarified.is_not(None), PlanItem.search.contains("кварт")),
        )
    )
    found: dict[Window, Expected] = {}
    for item, year, school in (await session.execute(query)).all():
        plan = PlanYear(year, school)
        pairs = zip(expected_of(item, plan, before), expected_of(item, plan, after), strict=True)
        found |= {(item.id, old.opens, old.closes): new for old, new in pairs if old != new}
    return found


async def _move(session: AsyncSession, changed: dict[Window, Expected]) -> int:
    """Puts the open dates of those windows on their new days."""
    query = select(Occurrence).where(
        Occurrence.item_id.in_({item for item, *_ in changed}),
        Occurrence.moved_from.is_(None),
        Occurrence.cancelled_at.is_(None),
        done_count() < Occurrence.count,
    )
    moved = 0
    for one in await session.scalars(query):
        new = changed.get((one.item_id, one.opens, one.closes))
        if new is not None:
            one.opens, one.closes, one.due = new.opens, new.closes, new.due
            moved += 1
    await recheck_occurrences(session, Occurrence.item_id.in_({item for item, *_ in changed}))
    return moved
