"""What the rules of reminders are applied to, read in few queries however many things there are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.activities import Activity
from models.alarms import AlarmKind
from models.occurrences import UNDATED
from models.people import Center, GroupPost, Holding, Pace, Person, Post
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from models.plan_years import PlanYear
from models.reminders import Snooze
from models.reminders.moments import Expectation
from models.reminders.recipients import Holder, House, Seat
from models.reminders.rules import ReminderRules
from models.reminders.telling import Dated, Undated
from services.center_settings import load_many
from services.plan.filing import done_count

AROUND = timedelta(days=1)
"""No two zones are further apart than a day: holdings are read a day wide and cut to each centre's own day."""


async def load_houses(session: AsyncSession, center_ids: Collection[int], now: datetime) -> dict[int, House]:
    """These centres with their rules and who holds which post today."""
    rules = await load_many(session, set(center_ids), ReminderRules)
    zones: dict[int, ZoneInfo] = {}
    seats: defaultdict[int, dict[int, Seat]] = defaultdict(dict)
    chairs: defaultdict[int, set[int]] = defaultdict(set)
    groups: dict[int, tuple[int, Role | None]] = {}
    roles: defaultdict[tuple[int, Role], list[int]] = defaultdict(list)
    row: Any  # outer joins: of a centre without posts and a post without holders the rest is NULL
    for row in await session.execute(_seats(now).where(Center.id.in_(center_ids))):
        center, zone, post, title, role, deputy, group, everyone, since, until, *person = row
        zones[center] = ZoneInfo(zone)
        if post is None:
            continue
        seat = seats[center].setdefault(post, Seat(post, title, deputy, role=None if group else role, group=group))
        if role == Role.COORDINATOR:
            chairs[center].add(post)
        if group:
            groups[post] = center, everyone
        else:
            roles[center, role].append(post)
        if since is not None and since <= now.astimezone(zones[center]).date() <= (until or date.max):
            seats[center][post] = replace(seat, holders=(*seat.holders, _holder(*person)))
    listed = await _listed(session, groups)
    for group, (center, everyone) in groups.items():
        members = roles[center, everyone] if everyone else listed[group]
        seats[center][group] = seats[center][group].with_people_of([seats[center][post] for post in members])
    return {id_: House(id_, zone, rules[id_], seats[id_], frozenset(chairs[id_])) for id_, zone in zones.items()}


async def _listed(session: AsyncSession, groups: Collection[int]) -> defaultdict[int, list[int]]:
    """The posts that each group lists."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    if groups:
        query = select(GroupPost.group_id, GroupPost.post_id).where(GroupPost.group_id.in_(groups))
        for group, post in await session.execute(query.order_by(GroupPost.post_id)):
            found[group].append(post)
    return found


def _seats(now: datetime) -> Any:
    """Every post of a centre with each of its holders, a day wide."""
    near = (Holding.post_id == Post.id) & Holding.held((now - AROUND).date(), (now + AROUND).date())
    person = (Person.id, Person.pace, Person.quiet_from, Person.quiet_until, Person.blocked_at, Person.away_until)
    post = (Post.id, Post.title, Post.role, Post.deputy_id, Post.is_group, Post.everyone)
    return (
        select(Center.id, Center.zone, *post, Holding.since, Holding.until, *person)
        .outerjoin(Post, Post.center_id == Center.id)
        .outerjoin(Holding, near)
        .outerjoin(Person, Person.id == Holding.person_id)
        .order_by(Center.id, Post.id, Person.id)
    )


def _holder(
    id_: int, pace: Pace, quiet_from: time | None, quiet_until: time | None, blocked: datetime | None, away: date | None
) -> Holder:
    quiet = (quiet_from, quiet_until) if quiet_from is not None and quiet_until is not None else None
    return Holder(id_, pace, quiet, blocked is not None, away)


async def load_dates(session: AsyncSession, *where: ColumnElement[bool]) -> list[tuple[int, Dated]]:
    """Dates of the plan with the centre of each."""
    query = _dates().where(*where)
    rows = (await session.execute(query)).all()
    posts = await _posts(session, {row[2] for row in rows})
    return [
        (center, Dated(id_, item, Expectation(*expected), posts[item], bool(stands), bool(done), since, moved))
        for center, id_, item, *expected, stands, done, since, moved in rows
    ]


@cache
def _dates() -> Any:
    stands = PlanItem.cancelled_at.is_(None) & Occurrence.cancelled_at.is_(None)
    window = (Occurrence.opens, Occurrence.closes, Occurrence.due)
    return (
        select(
            Occurrence.center_id,
            Occurrence.id,
            Occurrence.item_id,
            *window,
            PlanItem.kind,
            Plan.school,
            stands,
            done_count() >= Occurrence.count,
            Occurrence.since,
            Occurrence.moved_from,
        )
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .order_by(Occurrence.due, Occurrence.id)
    )


async def load_items(session: AsyncSession, *where: ColumnElement[bool]) -> list[tuple[int, Undated]]:
    """Items without a date of their own with the centre of each."""
    logged = (
        select(func.max(Activity.day))
        .where(Activity.plan_item_id == PlanItem.id, Activity.deleted_at.is_(None))
        .correlate(PlanItem)
        .scalar_subquery()
    )
    query = (
        select(
            PlanItem.center_id,
            PlanItem.id,
            PlanItem.kind,
            Plan.year,
            Plan.school,
            PlanItem.cancelled_at.is_(None),
            logged,
        )
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(PlanItem.kind.in_(UNDATED), *where)
        .order_by(PlanItem.place, PlanItem.id)
    )
    rows = (await session.execute(query)).all()
    posts = await _posts(session, {row[1] for row in rows})
    return [
        (center, Undated(id_, kind, PlanYear(year, school), posts[id_], bool(waits), last))
        for center, id_, kind, year, school, waits, last in rows
    ]


async def _posts(session: AsyncSession, item_ids: Collection[int]) -> defaultdict[int, list[int]]:
    """The posts that answer for each item."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(PlanItemPost.item_id, PlanItemPost.post_id).where(PlanItemPost.item_id.in_(item_ids))
    for item, post in await session.execute(query.order_by(PlanItemPost.post_id)):
        found[item].append(post)
    return found


async def load_snoozes(
    session: AsyncSession, kind: AlarmKind, subject_ids: Collection[int]
) -> defaultdict[int, dict[int, date]]:
    """Until when each of these things was put off, by thing and person."""
    found: defaultdict[int, dict[int, date]] = defaultdict(dict)
    query = select(Snooze.subject_id, Snooze.person_id, Snooze.until)
    for subject, person, until in await session.execute(
        query.where(Snooze.kind == kind, Snooze.subject_id.in_(subject_ids))
    ):
        found[subject][person] = until
    return found
