"""When a date is done, what was said of it before says so: letters lose their buttons, whenever they were sent."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.notifications import Notice, NoticeKind, Notification, Status
from services.outbox import tell
from services.reminders.log import OF_DATES


async def close_letters(session: AsyncSession, now: datetime, occurrence_ids: Collection[int]) -> None:
    """Let every letter that was sent about these dates, which are done, say by what record; once for each record."""
    last = (
        select(Activity.occurrence_id, func.max(Activity.id).label("activity"))
        .where(Activity.occurrence_id.in_(occurrence_ids), Activity.deleted_at.is_(None))
        .group_by(Activity.occurrence_id)
        .subquery()
    )
    letters = (
        select(Notification, last.c.activity)
        .join(last, last.c.occurrence_id == Notification.subject_id)
        .where(
            Notification.subject_id.in_(occurrence_ids),
            Notification.kind.in_(OF_DATES),
            Notification.status == Status.SENT,
            Notification.message_id.is_not(None),
        )
    )
    notices = [
        Notice(
            kind=NoticeKind.DATE_CLOSED,
            center_id=row.center_id,
            person_id=row.person_id,
            key=f"date:{row.subject_id}:closed:{activity}:{row.id}",
            not_before=now,
            subject_id=row.subject_id,
            details={"message": row.message_id},
        )
        for row, activity in await session.execute(letters)
    ]
    await tell(session, now, notices)
