"""Whose districts somebody sees on the map, and whose numbers they may change: a curator's own, a leader's all."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.people import District
from services.work import Work


def seen(work: Work) -> Sequence[ColumnElement[bool]]:
    """Conditions: districts that the actor may look at."""
    return _of(work, everywhere=work.actor.may(Permission.SEE_SUMMARY))


def counted(work: Work) -> Sequence[ColumnElement[bool]]:
    """Conditions: districts whose numbers the actor may change. A curator counts for those that the centre serves
    today; a coordinator puts right what a closed one has told too."""
    manages = work.actor.may(Permission.MANAGE_MONITORING)
    conditions = _of(work, everywhere=manages)
    return conditions if manages else (*conditions, District.open(work.today))


def _of(work: Work, *, everywhere: bool) -> Sequence[ColumnElement[bool]]:
    here = (District.center_id == work.center_id, District.merged_into_id.is_(None))
    return here if everywhere else (*here, District.id.in_(work.actor.district_ids))


async def counted_district(session: AsyncSession, work: Work, district_id: int) -> District:
    """The district, kept from others who change its numbers until the end. Raises NotFound for one that is not the
    actor's to count for."""
    query = select(District).where(District.id == district_id, *counted(work))
    found = await session.scalar(query.with_for_update())
    if found is None:
        raise NotFound("signals-not-yours")
    return found
