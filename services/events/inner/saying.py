"""What those who came are told after an event: rows of the outbox in the caller's transaction."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.events.tables import Event
from models.notifications import Notice, NoticeKind
from services.outbox.notices import tell


async def tell_those(
    session: AsyncSession,
    now: datetime,
    event: Event,
    kind: NoticeKind,
    people: Iterable[int],
    name: str,
    expires_at: datetime | None = None,
    *,
    once: bool = False,
) -> int:
    """The same to each of these people, once for the `name` of it, be it of this event or (`once`) of any of the
    centre's; returns how many are told anew."""
    of = f"center:{event.center_id}" if once else f"event:{event.id}"
    told = [
        Notice(
            kind=kind,
            center_id=event.center_id,
            person_id=person,
            key=f"{of}:{name}",
            not_before=now,
            subject_id=event.id,
            expires_at=expires_at,
        )
        for person in people
    ]
    return await tell(session, now, told)
