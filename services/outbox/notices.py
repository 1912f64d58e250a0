"""What is to be told goes into the outbox, in the transaction of what happened. Nothing else sends anything."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, Notification
from storage.database import TOLD


async def tell(session: AsyncSession, now: datetime, notices: Sequence[Notice]) -> int:
    """Put the notices into the outbox in the caller's transaction; one that stands there already changes nothing.

    Returns how many are new.
    """
    if not notices:
        return 0
    session.info[TOLD] = True
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(Notification).on_conflict_do_nothing(index_elements=["dedupe_key"])
    rows = [notice.row(now) for notice in notices]
    return len((await session.execute(insert.returning(Notification.id), rows)).all())
