"""When a date is done, what was said of it before says so, whenever it was sent."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.notifications import NoticeKind
from services.outbox.closing import change_told
from services.reminders.log import OF_DATES


async def close_letters(session: AsyncSession, now: datetime, occurrence_ids: Collection[int]) -> None:
    """Let every message that was sent about these dates, which are done, say by what record; once for each record."""
    last = (
        select(Activity.occurrence_id, func.max(Activity.id))
        .where(Activity.occurrence_id.in_(occurrence_ids), Activity.deleted_at.is_(None))
        .group_by(Activity.occurrence_id)
    )
    records = {date_id: record for date_id, record in await session.execute(last) if date_id is not None}
    if records:
        await change_told(session, now, OF_DATES, records, NoticeKind.DATE_CLOSED)
