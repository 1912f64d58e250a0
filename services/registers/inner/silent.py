"""Channels in which the plan wants something every month («ежемесячно … в соц. сетях и на сайте»), and this month has
nothing yet: the coordinator hears of them once, some days before the month's end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity, Type
from models.channels import Channels
from models.news import channels_of
from models.notifications import Notice, NoticeKind
from models.periods import Period, Span
from models.plan.tables import Occurrence, PlanItem
from models.registers.rows import RegisterRow, rows_of
from models.reminders.hours import MIDNIGHT, instant_at
from models.reminders.recipients import CenterRoster
from models.timers import Timer
from services.center_settings import load
from services.outbox.notices import tell
from services.registers.inner.terms import registers_in
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

BEFORE_END = timedelta(days=5)
"""How long before the month's last day it is told: there is time to publish something."""


async def silent_channels(session: AsyncSession, center_id: int, day: date) -> list[str]:
    """The centre's channels that the plan wants something in each month and that have nothing in the month of that day,
    in the centre's order; a channel that was removed is none, and neither is what a coordinator linked elsewhere."""
    month = Period.around(Span.MONTH, day)
    rows = await _monthly(session, center_id, month)
    if not rows:
        return []
    registers = [one for one in await registers_in(session, center_id) if one.monthly and not one.hidden]
    linked = (await load(session, center_id, Channels)).linked
    asked = {row.id: row.content for register in registers for row in rows_of(register, rows)}
    wanted = {name for content in asked.values() for name in channels_of(content, linked)}
    query = select(Activity.channel).where(
        Activity.center_id == center_id,
        Activity.type == Type.PUBLICATION,
        Activity.deleted_at.is_(None),
        Activity.day.between(month.first, month.last),
    )
    there = set(await session.scalars(query.distinct()))
    return [name for name in linked if name in wanted - there]


async def _monthly(session: AsyncSession, center_id: int, month: Period) -> list[RegisterRow]:
    """The rows of the plan that are expected within that month by themselves."""
    inside = (Occurrence.opens >= month.first, Occurrence.closes <= month.last, Occurrence.cancelled_at.is_(None))
    expected = select(Occurrence.item_id).where(Occurrence.center_id == center_id, Occurrence.marked == "", *inside)
    item = PlanItem
    query = select(item.id, item.content, item.plain, item.counted_by).where(
        item.center_id == center_id, item.cancelled_at.is_(None), item.id.in_(expected)
    )
    return [
        RegisterRow(number, (plain or {}).get("content") or content or "", linked)
        for number, content, plain, linked in await session.execute(query.order_by(item.id))
    ]


async def fire_channels(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Near the month's end each centre's coordinators hear where nothing was published, once; and when to
    look next."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    told: list[Notice] = []
    next_at: dict[int, datetime | None] = {}
    for center_id, roster in sorted(rosters.items()):
        month = Period.around(Span.MONTH, today := roster.today(firing.now))
        next_at[center_id] = roster.morning(_day(month if today < _day(month) else month.after()))
        if roster.rules.enabled and today >= _day(month):
            lacks = await silent_channels(firing.session, center_id, today)
            told += _notices(roster, month, firing.now) if lacks else []
    await tell(firing.session, firing.now, told)
    return next_at


def _day(month: Period) -> date:
    return month.last - BEFORE_END


def _notices(roster: CenterRoster, month: Period, now: datetime) -> list[Notice]:
    key = f"channels:{roster.id}:{month.first}"
    kind, number = NoticeKind.REGISTER_CHANNELS, month.first.toordinal()
    over = instant_at(month.last + timedelta(days=1), MIDNIGHT, roster.zone)
    found = [roster.notice(kind, one, key, now, number) for one in roster.coordinators(roster.today(now))]
    return [replace(one, expires_at=over) for one in found]
