"""What is forgotten when its time is over."""

from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from models.audit import KEPT, AuditLine
from models.identities import Farewell, IdentityCode
from models.monitoring.tables import FormVersion
from models.papers.tables import FILE_KEPT, PaperFile
from models.people import GUESTS_KEPT, Invite
from services.guests.inner.lists import forget_old_lists
from services.library.inner.sweeping import forget_old_reading, forget_unused_files
from storage.clock import Clock
from storage.database import Database
from storage.sweeping import sweep

FILES_AT_ONCE = 20
"""Of rows that hold a file."""
CODES_KEPT = timedelta(days=1)
"""How long it is known of a code that joins a messenger that it is over."""
FAREWELLS_KEPT = timedelta(days=30)
"""As long as a gateway keeps what its bot said to anybody (docs/max.md)."""
UNACCEPTED_KEPT = timedelta(days=30)
"""How long a form of the monitoring waits for «Принять»."""


async def forget_what_is_old(db: Database, clock: Clock) -> None:
    """Delete what has outlived its term, in small steps: lines of the log, names on closed invites, forms of the
    monitoring that nobody accepted, lists of people, papers that were sent, what was sought and read in the library
    long ago, files that no material has."""
    now = clock.now()
    async with db.reading() as session:
        # the database's own clock decides too: its trigger lets nothing go that is not past its term by it
        today: datetime = (await session.execute(select(func.current_timestamp(type_=AuditLine.at.type)))).scalar_one()
    await sweep(db, AuditLine, AuditLine.at < min(now, today) - KEPT - timedelta(hours=1))
    await sweep(db, FormVersion, FormVersion.accepted_at.is_(None) & (FormVersion.made_at < now - UNACCEPTED_KEPT))
    await sweep(db, Farewell, Farewell.at < now - FAREWELLS_KEPT)
    await sweep(db, IdentityCode, IdentityCode.expires_at < now - CODES_KEPT)
    await forget_old_lists(db, clock)
    await sweep(db, PaperFile, PaperFile.made_at < now - FILE_KEPT, FILES_AT_ONCE)
    await forget_old_reading(db, clock)
    async with db.writing() as session:
        closed = Invite.expires_at < now - GUESTS_KEPT
        await session.execute(update(Invite).where(closed, Invite.guest != "").values(guest=""))
    await forget_unused_files(db, clock)
    await db.leave_no_trace()
