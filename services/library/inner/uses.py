"""How often materials were come by, counted by the database."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Nullable, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.searching import MaterialUse
from models.library.uses import DistrictUses, LibraryUses
from models.people import District
from models.periods import Period
from models.reminders.hours import MIDNIGHT, instant_at
from services.work import Work


def between(zone: ZoneInfo, period: Period) -> tuple[datetime, datetime]:
    """The instants between which its days lie on the centre's clock: the first, and the first after it."""
    after = period.last + timedelta(days=1)
    return instant_at(period.first, MIDNIGHT, zone), instant_at(after, MIDNIGHT, zone)


async def uses_of(
    session: AsyncSession, work: Work, periods: Sequence[Period], district_id: int | None = None
) -> LibraryUses:
    """What people of the actor's centre used in each of these stretches; of one district, where it is given."""
    zone, one = ZoneInfo(work.actor.zone), MaterialUse
    within = [_within(zone, period) for period in periods]
    query = (
        select(Nullable(District.name), *(func.sum(case((condition, 1), else_=0)) for condition in within))
        .select_from(one)
        .outerjoin(District, District.id == one.district_id)
        .where(one.center_id == work.center_id, or_(*within))
        .group_by(District.id, District.name)
    )
    if district_id is not None:
        query = query.where(one.district_id == district_id)
    rows = await session.execute(query)
    found = [DistrictUses(name or "", tuple(int(count) for count in counts)) for name, *counts in rows]
    return LibraryUses(tuple(periods), tuple(sorted(found, key=lambda each: (-each.total, each.district))))


def _within(zone: ZoneInfo, period: Period) -> ColumnElement[bool]:
    first, after = between(zone, period)
    return (MaterialUse.at >= first) & (MaterialUse.at < after)
