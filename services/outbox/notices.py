"""What is to be told goes into the outbox, in the transaction of what happened. Nothing else sends anything."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from structlog.contextvars import get_contextvars

from models.notifications import Notice, Notification
from storage.database import TOLD
from storage.upsert import insert_new


async def tell(session: AsyncSession, now: datetime, notices: Sequence[Notice]) -> int:
    """Put the notices into the outbox in the caller's transaction; one that stands there already changes nothing.

    Returns how many are new.
    """
    if not notices:
        return 0
    session.info[TOLD] = True
    new, cause = insert_new(session, Notification).returning(Notification.id), get_contextvars().get("update_id")
    return len((await session.execute(new, [notice.row(now) | {"update_id": cause} for notice in notices])).all())
