"""What is forgotten when its time is over."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update

from models.audit import KEPT, AuditLine
from models.monitoring.tables import FormVersion
from models.papers.tables import FILE_KEPT, PaperFile
from models.people import GUESTS_KEPT, Invite
from services.guests.inner.lists import forget_old_lists
from services.library.inner.sweeping import forget_unused_files
from storage.clock import Clock
from storage.database import Database

UNACCEPTED_KEPT = timedelta(days=30)
"""How long a form of the monitoring waits for «Принять»."""


async def forget_what_is_old(db: Database, clock: Clock) -> None:
    """Delete what has outlived its term: lines of the log, names on closed invites, forms of the monitoring that nobody
    accepted, lists of people, papers that were sent, files that no material has."""
    now = clock.now()
    async with db.writing() as session:
        # the database's own clock decides too: its trigger lets nothing go that is not past its term by it
        today: datetime = (await session.execute(select(func.current_timestamp(type_=AuditLine.at.type)))).scalar_one()
        await session.execute(delete(AuditLine).where(AuditLine.at < min(now, today) - KEPT - timedelta(hours=1)))
        looked_at = FormVersion.accepted_at.is_(None) & (FormVersion.made_at < now - UNACCEPTED_KEPT)
        await session.execute(delete(FormVersion).where(looked_at))
        await forget_old_lists(session, clock)
        await session.execute(delete(PaperFile).where(PaperFile.made_at < now - FILE_KEPT))
        closed = Invite.expires_at < now - GUESTS_KEPT
        await session.execute(update(Invite).where(closed, Invite.guest != "").values(guest=""))
    await forget_unused_files(db, clock)
    await db.leave_no_trace()
