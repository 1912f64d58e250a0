"""Centres as reminders and letters see them: their rules, their posts, and who holds each today."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.people import Center, GroupPost, Pace, Person, Post, Tenure
from models.reminders.recipients import CenterRoster, Holder, StaffedPost
from models.reminders.rules import ReminderRules
from services.center_settings import load_many

AROUND = timedelta(days=1)
"""No two zones are further apart than a day: holdings are read a day wide and cut to each centre's own day."""


async def load_rosters(session: AsyncSession, center_ids: Collection[int], now: datetime) -> dict[int, CenterRoster]:
    """These centres with their rules and who holds which post today."""
    rules = await load_many(session, set(center_ids), ReminderRules)
    zones: dict[int, ZoneInfo] = {}
    posts: defaultdict[int, dict[int, StaffedPost]] = defaultdict(dict)
    coordinator_posts: defaultdict[int, set[int]] = defaultdict(set)
    groups: dict[int, tuple[int, Role | None]] = {}
    roles: defaultdict[tuple[int, Role], list[int]] = defaultdict(list)
    row: Any  # outer joins: of a centre without posts and a post without holders the rest is NULL
    for row in await session.execute(_posts(now).where(Center.id.in_(center_ids))):
        center, zone, post, title, role, deputy, group, everyone, since, until, *person = row
        zones[center] = ZoneInfo(zone)
        if post is None:
            continue
        staffed = posts[center].setdefault(
            post, StaffedPost(id=post, title=title, deputy_id=deputy, role=None if group else role, group=group)
        )
        if role == Role.COORDINATOR:
            coordinator_posts[center].add(post)
        if group:
            groups[post] = center, everyone
        else:
            roles[center, role].append(post)
        if since is not None and since <= now.astimezone(zones[center]).date() <= (until or date.max):
            posts[center][post] = replace(staffed, holders=(*staffed.holders, _holder(*person)))
    listed = await _listed(session, groups)
    for group, (center, everyone) in groups.items():
        members = roles[center, everyone] if everyone else listed[group]
        posts[center][group] = posts[center][group].with_people_of([posts[center][post] for post in members])
    return {
        center_id: CenterRoster(
            id=center_id,
            zone=zone,
            rules=rules[center_id],
            posts=posts[center_id],
            coordinator_posts=frozenset(coordinator_posts[center_id]),
        )
        for center_id, zone in zones.items()
    }


async def _listed(session: AsyncSession, groups: Collection[int]) -> defaultdict[int, list[int]]:
    """The posts that each group lists."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    if groups:
        query = select(GroupPost.group_id, GroupPost.post_id).where(GroupPost.group_id.in_(groups))
        for group, post in await session.execute(query.order_by(GroupPost.post_id)):
            found[group].append(post)
    return found


def _posts(now: datetime) -> Any:
    """Every post of a centre with each of its holders, a day wide."""
    near = (Tenure.post_id == Post.id) & Tenure.held((now - AROUND).date(), (now + AROUND).date())
    quiet = (Person.quiet_from, Person.quiet_until)
    person = (Person.id, Person.pace, *quiet, Person.blocked_at, Person.away_until, Person.zone)
    post = (Post.id, Post.title, Post.role, Post.deputy_id, Post.is_group, Post.everyone)
    return (
        select(Center.id, Center.zone, *post, Tenure.since, Tenure.until, *person)
        .outerjoin(Post, Post.center_id == Center.id)
        .outerjoin(Tenure, near)
        .outerjoin(Person, Person.id == Tenure.person_id)
        .order_by(Center.id, Post.id, Person.id)
    )


def _holder(
    person_id: int,
    pace: Pace,
    quiet_from: time | None,
    quiet_until: time | None,
    blocked: datetime | None,
    away: date | None,
    zone: str | None,
) -> Holder:
    quiet = (quiet_from, quiet_until) if quiet_from is not None and quiet_until is not None else None
    own = ZoneInfo(zone) if zone else None
    return Holder(id=person_id, pace=pace, quiet=quiet, zone=own, blocked=blocked is not None, away_until=away)
